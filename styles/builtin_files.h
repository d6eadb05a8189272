// Files of styles/ that the build compiles into the program: themes and template parts.
#pragma once

#include <optional>
#include <string_view>

namespace postconv {

// `path` as in the source tree, "styles/default.yaml"; none when there is no such file.
std::optional<std::string_view> builtin_file(std::string_view path);

}  // namespace postconv
