#include "converters/code_folder.h"

#include <dlfcn.h>

#include <filesystem>
#ifdef __GLIBC__
#include <link.h>
#endif

namespace postconv {
namespace {

namespace fs = std::filesystem;

// Of the program itself dladdr() knows but the name that it was called by, which is the caller's to
// choose.
fs::path file_of_code(const void* address) {
    Dl_info info;
#ifdef __GLIBC__
    link_map* object = nullptr;
    if (!dladdr1(address, &info, reinterpret_cast<void**>(&object), RTLD_DL_LINKMAP)) return {};
    return object->l_name[0] == '\0' ? "/proc/self/exe" : object->l_name;
#else
    return dladdr(address, &info) && info.dli_fname ? info.dli_fname : "";
#endif
}

}  // namespace

std::string folder_of_code(const void* address) {
    std::error_code error;
    return std::filesystem::canonical(file_of_code(address), error).parent_path().string();
}

}  // namespace postconv
