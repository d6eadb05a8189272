// What the document is called when its metadata doesn't say so.
#pragma once

#include <string>
#include <string_view>

#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv {

// The first block, when it is a heading and no other of its level or above stands in the body; null
// otherwise.
const Heading* title_heading(const Blocks& body);

// "posts/2024-04-22-cost-of-war.en.md" -> "Cost of war"
std::string title_from_file_name(std::string_view path);

// Whether two titles are the same to a reader: case, spaces and punctuation aside.
bool is_same_title(std::string_view a, std::string_view b);

}  // namespace postconv
