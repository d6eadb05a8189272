// Links and pictures in double square brackets, as wikis and Obsidian write them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "model/document.h"

namespace postconv {

// The length of the link that starts with "[[" at `at`; 0 when it is something else: "[[1]](url)",
// "a[[1]]", "[[ -f x ]]".
std::size_t wikilink_length(std::string_view line, std::size_t at);

struct WikiLink {
    bool is_picture = false;
    std::string page;
    std::string heading;
    std::string text;  // what to show
    ImageSize size;    // of a picture
};
WikiLink read_wikilink(std::string_view written);

// Whether the file "notes/A page.md" is what "[[A page]]" calls for.
bool is_page(std::string_view file_name, std::string_view page);

}  // namespace postconv
