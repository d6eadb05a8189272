// The initial that opens a chapter: one letter as tall as several lines, let into the paragraph.
#pragma once

#include <vector>

#include "converters/pdf/paragraph.h"

namespace postconv::pdf {

struct Initial {
    // Beside the first lines, at their start: how many, and what they lose of the measure.
    LineInset inset;
    // Its drawing, from the point where the margin meets the baseline of the last of its lines.
    DisplayItems items;
    std::size_t base_line = 0;  // that line, counted from 0
    Length rise;                // space above the first line that an accent needs
};

struct InitialPlace {
    const Style& style;    // of the paragraph
    Length measure;
    Direction direction;   // of the paragraph's text
};

// A paragraph's text cut behind its initial: what the initial is made of, and the rest with what it
// copies with.
struct OpenedText {
    StyledText words, rest;
};
// REQUIRES: the first `end` bytes are letters of one format.
OpenedText cut_behind_initial(const StyledText& text, std::size_t end);

// The initial of these words: its capitals as tall as from the first line's capitals to the base of
// the last of style.drop_capital lines. What hangs deeper than lines leave room for has one line
// more. A mark before the letter is smaller and hangs out of the margin. It copies as nothing: the
// word it begins has its text (StyledText::drawn_before).
Initial set_initial(const StyledText& words, const InitialPlace& place, Typesetting& setting);

// The drawing of an initial joins the first of its lines. REQUIRES: there are as many as it takes.
void draw_initial(std::vector<Line>& lines, const Initial& initial);

}  // namespace postconv::pdf
