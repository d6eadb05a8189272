// Typographer's punctuation for text that cmark leaves alone: code spans and raw HTML.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

// As cmark's smart punctuation: straight quotes become curly ones, "--" and "---" dashes, "..."
// an ellipsis. `before` is the character that stands before the text ('\0': none).
std::string with_smart_punctuation(std::string_view text, char before = '\0');

}  // namespace postconv
