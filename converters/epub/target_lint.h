// What a shop would turn back or spoil, said before it does.
#pragma once

#include "converters/epub/navigation.h"

namespace postconv {

// Warns of what the target's shop refuses or advises against; without a target these are notes,
// and only of what every shop says. Names begin with the thing: cover-size, table-size, ...
void check_target(const Places& places, Diagnostics& diagnostics);

// The same of the finished book.
void check_size(const Bytes& book, const Job& job, Diagnostics& diagnostics);

}  // namespace postconv
