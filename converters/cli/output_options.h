// What is made: formats and the files they go to.
#pragma once

#include "converters/cli/arguments.h"
#include "converters/cli/command.h"
#include "converters/cli/options.h"

namespace postconv::cli {

// Task::Convert. Throws Failure (Usage) when a format is not said, not known or contradicted, and
// when a terminal would get one that it can't show.
std::vector<Output> read_outputs(const Typed& typed, const Surroundings& surroundings);

// --to, which may be empty: each format once. Throws Failure (Usage) for unknown ones.
std::vector<std::string> read_formats(const Typed& typed);

// Our template's one output.
Output read_reference_output(const Typed& typed, const Surroundings& surroundings);

}  // namespace postconv::cli
