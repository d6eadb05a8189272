// Where the front matter of a file ends and its text begins.
#pragma once

#include <cstddef>
#include <string_view>

#include "converters/markdown/field_value.h"

namespace postconv {

// Offsets into the text, and how many lines stand before each part. Without front matter begin,
// end and body_begin are 0.
struct FrontMatter {
    Notation notation = Notation::Yaml;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t body_begin = 0;
    int lines_before = 0;
    int body_lines_before = 0;
};

// `text` is clean_source()'s. Front matter is a first line "---", lines of YAML, and a line "---"
// or "..."; or the same with "+++" and TOML; or a JSON object that starts the file and ends at the
// end of a line. A first "---" with a blank line after it is a thematic break. Front matter that
// never ends throws Failure (Conversion, "front-matter").
FrontMatter find_front_matter(std::string_view text, int source);

}  // namespace postconv
