#include "converters/cli/completions.h"

#include <cassert>

namespace postconv::cli {

std::string completion(std::string_view shell) {
    if (shell == "bash") return bash_completion();
    if (shell == "zsh") return zsh_completion();
    assert(shell == "fish");
    return fish_completion();
}

}  // namespace postconv::cli
