// What a document asks of its pages, put into the theme.
#pragma once

#include "model/diagnostics.h"
#include "model/page_setup.h"
#include "styles/theme.h"

namespace postconv {

// Papers that nobody knows, margins that leave no room and odd names of fonts are warned of
// (bad-value) and not obeyed.
void apply_page_setup(const PageSetup& setup, Theme& theme, Diagnostics& diagnostics);

}  // namespace postconv
