#include "converters/late_library.h"

#include <dlfcn.h>

namespace postconv {

void* late_symbol(const char* library, const char* function) {
    void* handle = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
    return handle ? dlsym(handle, function) : nullptr;
}

}  // namespace postconv
