// "1.2" before the words of headings.
#pragma once

#include "model/document.h"

namespace postconv {

// Numbers the headings of the body and of its divisions, the highest level used being the first.
// Headings of the class "unnumbered" (or "-") are left out. Each keeps the id that its words
// give, so that links to it hold.
void number_sections(Blocks& blocks);

}  // namespace postconv
