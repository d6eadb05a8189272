// How the program uses memory that was freed.
#pragma once

namespace postconv::cli {

enum class Documents { One, Many };

// Freed memory is kept for what comes next instead of being handed back to the system and asked for
// again; for many documents so much that a large font fits, which is read whole for each that shows
// it. Does nothing where the C library has no such settings.
void keep_memory_for(Documents documents);

}  // namespace postconv::cli
