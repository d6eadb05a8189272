// The notes of a chapter, at its end.
#pragma once

#include <vector>

#include "converters/epub/inlines.h"

namespace postconv {

// A section with each note as a footnote that begins with its number, which leads back to the
// note's first mark. REQUIRES: each of `notes` is placed in Writing::chapter.
void write_notes(pugi::xml_node parent, const std::vector<std::size_t>& notes, Writing& writing);

}  // namespace postconv
