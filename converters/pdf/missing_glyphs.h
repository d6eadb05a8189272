// Says which characters are blank in the PDF, and where.
#pragma once

#include <vector>

#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv::pdf {

// One warning (missing-glyph) for each of the first ten characters, with the place where it stands
// first, its code point, its Unicode name and how often it stands elsewhere; one more for the rest.
// The first has the hint for all.
void warn_of_missing_glyphs(const std::vector<char32_t>& missing, const Document& document,
                            Diagnostics& diagnostics);

}  // namespace postconv::pdf
