// A paragraph's styled text becomes lines of a given measure.
#pragma once

#include <vector>

#include "converters/pdf/display_list.h"
#include "converters/pdf/styled_text.h"
#include "model/length.h"
#include "styles/theme.h"

namespace postconv::pdf {

// One line: `items` from the line's top left corner.
struct Line {
    Length height;
    Length baseline;  // from the top
    DisplayItems items;
    std::vector<std::size_t> notes;  // whose marks stand in it, in order
    bool ends_in_hyphen = false;     // of a broken word
    std::size_t first_byte = 0;      // of the text, as plain_text() has it
};

// What the first lines lose at their start, to an initial.
struct LineInset {
    int lines = 0;
    Length width;
};

struct ParagraphShape {
    Length measure;
    Length first_line_indent;
    Alignment alignment = Alignment::Start;
    Length leading;
    LineInset inset = {};
};

std::vector<Line> set_paragraph(const StyledText& text, const ParagraphShape& shape,
                                Typesetting& setting);

enum class Hyphenation { Off, On };

// Readers that go by the words, not by where they stand, find a space between this line and the
// next, if it ends in text.
void end_in_space(Line& line, Direction direction, Typesetting& setting);

// The widths that a paragraph could have: its longest unbreakable piece, and all on one line.
struct ContentWidths {
    Length least, most;
};
ContentWidths content_widths(const StyledText& text, Typesetting& setting,
                             Hyphenation hyphenation = Hyphenation::Off);

}  // namespace postconv::pdf
