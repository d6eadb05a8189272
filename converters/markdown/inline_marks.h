// Markers within running text that GFM leaves alone: "==highlighted==", "H~2~O", "x^2^", "~gone~".
#pragma once

#include "model/document.h"

namespace postconv {

// Finds them among the texts of `inlines`, whose children are left alone. Where they may be
// something else they stay text: "a == b", "x^2+y^2", "~/bin and ~/lib".
void read_marks(Inlines& inlines);

}  // namespace postconv
