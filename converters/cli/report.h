// Messages for people, on standard error.
#pragma once

#include <string>

#include "model/diagnostics.h"

namespace postconv::cli {

enum class Colours { Off, On };
enum class Volume { Everything, ErrorsOnly };

// "essay.md:14:3: warning: what is wrong [name]" and, when there is one, "hint: what to do" on the
// next line; "postconv: error: ..." for what stands in no file. Control characters are shown as
// '?', so that no document can steer the terminal.
std::string formatted(const Diagnostic& diagnostic, const std::vector<std::string>& sources,
                      Colours colours);

// All of them, in the order they were found.
std::string formatted(const Diagnostics& diagnostics, Volume volume, Colours colours);

}  // namespace postconv::cli
