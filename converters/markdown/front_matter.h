// Where the front matter of a file ends and its text begins.
#pragma once

#include <cstddef>
#include <string_view>

namespace postconv {

// Offsets into the text, and how many lines stand before each part. Without front matter the
// first three are 0.
struct FrontMatter {
    std::size_t yaml_begin = 0;
    std::size_t yaml_end = 0;
    std::size_t body_begin = 0;
    int yaml_lines_before = 0;
    int body_lines_before = 0;
};

// `text` is clean_source()'s. Front matter is a first line "---", lines of YAML, and a line "---"
// or "...". A first "---" with a blank line after it is a thematic break. Front matter that never
// ends throws Failure (Conversion, "front-matter").
FrontMatter find_front_matter(std::string_view text, int source);

}  // namespace postconv
