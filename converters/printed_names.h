// Names as a title block prints them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/metadata.h"

namespace postconv {

// "A", "A and B", "A, B and C", with the conjunction of the language; commas alone where we do not
// know it.
std::string printed_names(const std::vector<Creator>& creators, std::string_view language);

}  // namespace postconv
