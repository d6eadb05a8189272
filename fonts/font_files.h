// Which files of a folder are fonts.
#pragma once

#include <string>
#include <vector>

namespace postconv {

// Font files in or below a folder, or the file itself, sorted.
std::vector<std::string> font_files_below(const std::string& folder);

}  // namespace postconv
