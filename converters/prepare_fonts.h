// The faces that a theme names, made ready before any backend runs.
#pragma once

#include <string>
#include <vector>

#include "fonts/catalog.h"
#include "model/diagnostics.h"
#include "styles/theme.h"

namespace postconv {

// Brings in the first family of each of the theme's stacks that there is. A family that was asked
// for by name and is nowhere is warned of (unknown-font), with the nearest name; so is a stack none
// of whose families is there.
void prepare_fonts(const Theme& theme, const std::vector<std::string>& asked, FontCatalog& fonts,
                   Diagnostics& diagnostics);

}  // namespace postconv
