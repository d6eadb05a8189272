// How a run goes: how many documents at a time, which of them, and what is said of it.
#pragma once

#include "converters/cli/command.h"
#include "converters/cli/options.h"

namespace postconv::cli {

// Each throws Failure (Usage) for what makes no sense.
MessageOptions read_messages(const Typed& typed);
BatchOptions read_batch(const Typed& typed);
RebuildOptions read_rebuild(const Typed& typed);
std::vector<std::pair<std::string, WarningLevel>> read_warning_levels(const Typed& typed);

// --completion's shell.
std::string read_shell(const Typed& typed);

// Throws Failure (Usage) for options that exclude each other, or what is read or written. Looks at
// a command whose task, inputs, outputs, batch and rebuild are set.
void check_contradictions(const Typed& typed, const Command& command);

}  // namespace postconv::cli
