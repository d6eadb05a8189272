// What --help and an empty command line say, from the table of options.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "converters/cli/options.h"

namespace postconv::cli {

inline constexpr std::string_view kSummary =
    "postconv turns Markdown with front matter into PDF, EPUB and DOCX.";

struct ExitCode {
    int code;
    std::string_view meaning;
};
std::span<const ExitCode> exit_codes();

// One call a line.
std::span<const std::string_view> examples();

// "-o, --output FILE", the aliases left out or in.
enum class Aliases { Hidden, Shown };
std::string synopsis(const Option& option, Aliases aliases);

std::string short_usage();
std::string help();      // one screen of at most 40 lines and 80 columns
std::string all_help();  // every option, by section, within 80 columns

}  // namespace postconv::cli
