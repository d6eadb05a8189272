// The operators that draw a page, with marks that say what is content and what is not
// (ISO 32000-1, 14.6 and 14.8.2.2).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace postconv::pdf {

struct MarkedContent {
    std::string operators;
    std::vector<int> marks;  // ids of the marked content, in order
};

// A show of some codes that stands for another text than the font's own map says.
struct Replacement {
    std::string_view font;   // as the page calls it
    std::string_view codes;  // bytes of the string shown
    std::string_view text;   // UTF-16BE in lower-case hexadecimal
};

// The name of a font with the same glyphs whose map says that text; empty: there is none.
using FontFor = std::function<std::string(const Replacement&)>;

// From what cairo writes: what is tagged "Private" becomes an artifact. Texts of replacement within
// a mark become fonts, as some readers lose what follows such a text. Strings and inline pictures
// are passed over, not read.
MarkedContent with_artifacts(std::string_view operators, const FontFor& font_for);

}  // namespace postconv::pdf
