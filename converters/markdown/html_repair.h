// Raw HTML of one container made safe for an HTML5 parser: every tag closed where its writer must
// have meant it, nesting bounded, nothing in it that could swallow the Markdown in between.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model/source.h"

namespace postconv {

// A block of raw HTML as Markdown cuts it: up to a blank line.
struct HtmlPiece {
    std::string_view html;
    SourceSpan span;
};

struct RepairedPiece {
    // Canonical HTML. Names that an HTML parser treats in its own way and that say nothing to us
    // carry the prefix kForeignPrefix; each tag has its line in kLineAttribute and, with that
    // prefix, its name as written in kNameAttribute.
    std::string html;
    std::size_t reach = 0;  // index of the last piece in which an element opened here ends
    int depth = 0;          // elements open behind this piece
    bool too_deep = false;  // tags were left out
};

constexpr std::string_view kForeignPrefix = "x-";
constexpr std::string_view kLineAttribute = "data-line";
constexpr std::string_view kNameAttribute = "data-name";

// An element ends at its end tag, in whatever piece that is; without one, with the element around
// it or else with its piece. Linear in the size of the pieces.
std::vector<RepairedPiece> repair_html(const std::vector<HtmlPiece>& pieces);

}  // namespace postconv
