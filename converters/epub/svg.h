// Vector pictures as a book may hold them.
#pragma once

#include <optional>

#include "model/resources.h"

namespace postconv {

// The same drawing as an SVG content document that EPUB accepts (EPUB 3.3, 6.2): without document
// type, scripts, event handlers, embedded HTML and whatever reaches outside the file; entities of
// its own document type are written out. None when it is not well-formed XML.
std::optional<Bytes> svg_for_book(const Bytes& source);

}  // namespace postconv
