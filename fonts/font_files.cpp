#include "fonts/font_files.h"

#include <algorithm>
#include <filesystem>

#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

bool is_font_file(const fs::path& path) {
    const std::string extension = ascii_lower(path.extension().string());
    return extension == ".ttf" || extension == ".otf" || extension == ".ttc" || extension == ".otc";
}

}  // namespace

std::vector<std::string> font_files_below(const std::string& folder) {
    std::error_code error;
    if (fs::is_regular_file(folder, error)) return {folder};
    std::vector<std::string> files;
    const auto options = fs::directory_options::skip_permission_denied;
    for (fs::recursive_directory_iterator it(folder, options, error), end; !error && it != end;
         it.increment(error))
        if (is_font_file(it->path()) && it->is_regular_file(error))
            files.push_back(it->path().string());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace postconv
