#include "converters/cli/memory.h"

#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace postconv::cli {

void keep_memory_for([[maybe_unused]] Documents documents) {
#ifdef __GLIBC__
    const bool many = documents == Documents::Many;
    constexpr int kStep = 1 << 20;
    mallopt(M_TOP_PAD, kStep);
    mallopt(M_TRIM_THRESHOLD, many ? 96 << 20 : 16 << 20);
    mallopt(M_MMAP_THRESHOLD, many ? 32 << 20 : 8 << 20);  // larger blocks go back at once
#endif
}

}  // namespace postconv::cli
