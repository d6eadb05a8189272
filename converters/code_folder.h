// Where this code was installed: what it carries along lies beside it.
#pragma once

#include <string>

namespace postconv {

// The folder of the program or the shared library that holds `address`; empty when nobody knows.
std::string folder_of_code(const void* address);

}  // namespace postconv
