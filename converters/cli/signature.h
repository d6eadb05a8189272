// What editions depend on besides the files that they are made of.
#pragma once

#include <string>

#include "converters/cli/command.h"
#include "converters/cli/options.h"

namespace postconv::cli {

// The options that were given and bear on the bytes of editions, the time that they carry, and this
// very build of the program: equal texts, equal editions.
std::string signature_of(const Typed& typed, const Request& request, const std::string& parts);

}  // namespace postconv::cli
