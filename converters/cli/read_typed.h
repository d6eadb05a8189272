// The command line, split into options and inputs. The only place that knows the parser.
#pragma once

#include <string>
#include <vector>

#include "converters/cli/options.h"

namespace postconv::cli {

// Throws Failure (Usage) for options that there are not, and for values that lack or are too many.
Typed read_typed(std::vector<std::string> arguments);

// Every option that the parser knows, as it is typed.
std::vector<std::string> parsed_names();

}  // namespace postconv::cli
