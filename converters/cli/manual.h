// The manual page, from the table of options.
#pragma once

#include <string>

namespace postconv::cli {

// postconv(1) in the language of man(7). Without a date: the same program says the same.
std::string manual();

}  // namespace postconv::cli
