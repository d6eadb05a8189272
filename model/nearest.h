// "Did you mean": the known name nearest to one that was mistyped.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace postconv {

// The candidate at the smallest edit distance (Levenshtein 1966), letter case of ASCII apart; the
// first in byte order among equals. Empty when none is near enough to be meant.
std::string nearest_name(std::string_view wanted, const std::vector<std::string>& candidates);

// The same among the files of the folder that `wanted` would lie in: a bare file name.
std::string nearest_file_name(const std::filesystem::path& wanted);

}  // namespace postconv
