// Words for pictures, for readers who don't see them.
#pragma once

#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv {

// A picture that has something to tell and no words for it: no edition can make them up.
bool lacks_alternative_text(const Image& image);

// Warns of each such picture where it stands (missing-alt).
void warn_of_missing_alternative_text(const Document& document, Diagnostics& diagnostics);

}  // namespace postconv
