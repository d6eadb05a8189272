// What a document asks of its pages, put into the theme.
#pragma once

#include "fonts/catalog.h"
#include "model/diagnostics.h"
#include "model/page_setup.h"
#include "styles/theme.h"

namespace postconv {

// Papers that nobody knows and margins that leave no room are warned of (bad-value) and not
// obeyed. A family that the catalogue lacks is noted (missing-font): editions that name their
// fonts still name it, the PDF is set in the theme's.
void apply_page_setup(const PageSetup& setup, const FontCatalog& fonts, Theme& theme,
                      Diagnostics& diagnostics);

}  // namespace postconv
