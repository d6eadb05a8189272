// The names that warnings and notes go by.
#pragma once

#include <string>
#include <vector>

namespace postconv {

// Of every warning and note that a conversion may give, sorted. A unit test looks through the
// sources for others.
const std::vector<std::string>& warning_names();

}  // namespace postconv
