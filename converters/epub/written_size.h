// How long blocks become as XHTML, before they are written.
#pragma once

#include "model/document.h"

namespace postconv {

// Bytes, never fewer than are written, with the notes that the block refers to.
std::size_t written_size(const Block& block, const Document& document);

}  // namespace postconv
