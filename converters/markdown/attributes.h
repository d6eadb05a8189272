// Attributes in pandoc's and kramdown's spelling: "{#id .class key=value}", "{: .class k="v"}".
#pragma once

#include <optional>
#include <string_view>

#include "model/classes.h"

namespace postconv {

// `written` with its braces. None when any word of it is no attribute.
std::optional<Attributes> parse_attributes(std::string_view written);

// The length of the braces that start at `at` and hold attributes; 0 when they hold anything else.
std::size_t attributes_length(std::string_view line, std::size_t at);

// Adds `more`: a later identifier or value wins, classes add up.
void add_attributes(Attributes& attributes, Attributes more);

// What attributes mean for an inline (an image's size) or for a block (a pull quote, a page break,
// the size of a figure), beside being there.
void give(Inline& node, Attributes attributes);
// May replace the last block of `blocks` by several. REQUIRES: !blocks.empty().
void give_last(Blocks& blocks, Attributes attributes);

}  // namespace postconv
