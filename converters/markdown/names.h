// Names of people as front matter writes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postconv {

// "A and B", "A & B", "A; B", "A, B, and C" and CJK "A、B" are several names. A lone comma never
// divides: "Doe, Jane" and "Jane Doe, et al." stay whole.
std::vector<std::string> split_names(std::string_view text);

// "Jon B. Alterman" -> "Alterman, Jon B."; particles stay with the family name ("van Gogh,
// Vincent"), "Jr." and the like go last. What is one word, already inverted, or a body rather than
// a person ("US Joint Chiefs of Staff") is its own sort name.
std::string derived_sort_name(std::string_view name);

}  // namespace postconv
