// How much room a table needs.
#pragma once

#include "model/document.h"

namespace postconv {

// Whether the longest words of its columns, side by side, are more than a phone shows in a line.
bool is_wide(const Table& table);

}  // namespace postconv
