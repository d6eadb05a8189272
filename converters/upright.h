// Pictures that stand upright whoever shows them.
#pragma once

#include "model/resources.h"

namespace postconv {

// The file's bytes for a format whose readers may not look at its orientation: the dots themselves
// are turned. Those that stand upright, and what can't be decoded, stay as they are.
Bytes upright_bytes(const Resource& picture);

}  // namespace postconv
