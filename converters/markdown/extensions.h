// The Markdown beyond GFM that has to be found before cmark reads the text.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "converters/markdown/set_aside.h"

namespace postconv {

struct ExtendedSource {
    std::string text;  // for cmark; line for line the source
    SetAside asides;
    std::set<int> definition_lines;  // of `text`, from 1: items of a definition list
};

// Puts aside, outside fenced code: escapes of what the extensions use, attributes, sizes of
// pictures, wikilinks and template tags; and lines that are a fence of a division, a page break, a
// place for the contents or a block's attributes, as comments of HTML, which end any paragraph.
ExtendedSource set_extensions_aside(std::string_view body);

}  // namespace postconv
