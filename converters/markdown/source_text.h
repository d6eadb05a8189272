// Text made safe before anything reads it: valid UTF-8, known line ends, no control characters.
#pragma once

#include <string>
#include <string_view>

#include "model/diagnostics.h"

namespace postconv {

// The whole file, from UTF-8 or from UTF-16 with a byte order mark: no byte order mark, line ends
// '\n', no control characters but tab and line end. Bytes that are not UTF-8 become U+FFFD, with
// one warning (not-utf8) at the first of them.
std::string clean_source(std::string_view text, int source, Diagnostics& diagnostics);

// Appends to a run of prose: tabs and line ends become spaces, control characters go. Needed
// after clean_source too, since entities can name any character.
void append_prose(std::string& prose, std::string_view text);

// Code keeps its tabs and line ends.
std::string code_text(std::string_view text);

}  // namespace postconv
