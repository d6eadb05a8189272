// One line of running text: what of it is put aside before cmark reads it.
#pragma once

#include <string_view>

#include "converters/markdown/extensions.h"

namespace postconv {

struct ExtendedLine {
    std::string_view text;
    std::string_view below;               // the next line: it may make a heading of this one
    const std::set<std::string>& labels;  // that "[label]:" defines, in lower case
    bool is_raw = false;                  // template tags say nothing here
};
void append_extended_line(const ExtendedLine& line, ExtendedSource& out);

}  // namespace postconv
