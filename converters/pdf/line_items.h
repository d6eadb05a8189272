// Pieces of a paragraph become what break_lines() weighs: boxes, glue and penalties.
#pragma once

#include <cstdint>
#include <vector>

#include "converters/pdf/break_lines.h"
#include "converters/pdf/paragraph.h"
#include "converters/pdf/pieces.h"

namespace postconv::pdf {

enum class Spacing { Elastic, Fixed };

// A word wider than `measure` breaks where its language has a hyphen, and a part of it that is
// still wider anywhere.
struct ItemOptions {
    Hyphenation hyphenation = Hyphenation::Off;
    Spacing spacing = Spacing::Elastic;
    Length measure;
    Length indent;  // of the first line
};
std::vector<LineItem> line_items(const StyledText& text, const Pieces& pieces,
                                 const ItemOptions& options, Typesetting& setting);

}  // namespace postconv::pdf
