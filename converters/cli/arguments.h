// The command line, read into what is to be done.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "converters/cli/command.h"

namespace postconv::cli {

// What the command line takes from around it. Nothing below it looks at the environment or clock.
struct Surroundings {
    std::optional<std::string> source_date_epoch;  // SOURCE_DATE_EPOCH
    std::string data_folder;                       // POSTCONV_DATA
    long long now = 0;                             // seconds since 1970-01-01 UTC
    bool output_is_terminal = false;               // standard output
    // What names the parts of the program that are files of their own; asked where it matters.
    std::function<std::string()> identity_of_parts = [] { return std::string(); };
};

// `arguments` are those after the program's name. Throws Failure (Usage) for what makes no sense.
Command parse_arguments(std::vector<std::string> arguments, const Surroundings& surroundings);

// How to say that parse_arguments refused them: what they say of messages, as far as it can be
// read.
MessageOptions message_options(const std::vector<std::string>& arguments);

}  // namespace postconv::cli
