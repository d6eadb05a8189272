// How warnings are taken: see Request::warning_levels.
#pragma once

#include "converters/postconv.h"

namespace postconv {

// Drops and raises what was said so far, by name. Errors stay.
void apply_warning_levels(const Request& request, Diagnostics& diagnostics);

// Throws Failure (Warnings) when a warning that is taken as an error was given, or any with
// Request::strict. REQUIRES: levels were applied.
void check_warnings(const Request& request, const Diagnostics& diagnostics);

}  // namespace postconv
