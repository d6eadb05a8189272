// What a shell offers while a call of postconv is typed, from the table of options.
#pragma once

#include <string>
#include <string_view>

namespace postconv::cli {

// Scripts for the shell's own folder of completions, or to be sourced.
std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

// `shell` is one of the words that the table has for --completion.
std::string completion(std::string_view shell);

}  // namespace postconv::cli
