// Spaces at which a line should not end: "10 km", "Mr. Day", "J. B. Day", "fin !", " — ".
#pragma once

#include <string_view>

namespace postconv::pdf {

// The penalty of a break at the space between two words: 0 for most, kNeverBreak where typography
// forbids one. `language` is a BCP 47 tag.
int space_penalty(std::string_view before, std::string_view after, std::string_view language);

}  // namespace postconv::pdf
