// What editions depend on besides the files that they are made of.
#pragma once

#include <string>

#include "converters/cli/command.h"
#include "converters/cli/options.h"

namespace postconv::cli {

// The options that were given and bear on the bytes of editions, the time that they carry, this
// very build of the program and of `parts`, its other files, and which files there are in folders
// of fonts and of POSTCONV_DATA (those installed with the program are the same as long as it is):
// equal texts, equal editions.
std::string signature_of(const Typed& typed, const Request& request, const std::string& parts);

}  // namespace postconv::cli
