#include "converters/code_folder.h"

#include <dlfcn.h>

#include <filesystem>

namespace postconv {

namespace fs = std::filesystem;

std::string folder_of_code(const void* address) {
    Dl_info info;
    if (!dladdr(address, &info) || !info.dli_fname) return {};
    // Of the program itself glibc knows the name that it was called by: "postconv", without a path,
    // when a shell found it in PATH.
    fs::path file = info.dli_fname;
    if (!file.has_parent_path()) file = "/proc/self/exe";
    std::error_code error;
    return fs::canonical(file, error).parent_path().string();
}

}  // namespace postconv
