// The command line, read into what is to be done.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/postconv.h"

namespace postconv::cli {

inline constexpr std::string_view kStandardStream = "-";  // standard input or output as a file name

struct Output {
    std::string path;  // or kStandardStream
    std::string format;
};

enum class Task {
    Convert,
    Check,
    ShowMetadata,
    ListFonts,
    PrintReference,
    ShowHelp,
    ShowAllHelp,
    ShowVersion
};

struct Command {
    Task task = Task::Convert;
    std::vector<std::string> inputs;  // paths, or kStandardStream
    std::vector<Output> outputs;
    std::vector<std::string> metadata_files;  // paths; the last is the most binding
    Request request;  // all but the texts of the inputs and of metadata files
    ReportForm report_form = ReportForm::Table;  // Task::ShowMetadata
    bool names_theme = false;                    // --theme was given
    bool uses_config = true;                     // no --no-config
    bool quiet = false;
};

// What the command line takes from around it. Nothing below it looks at the environment or clock.
struct Surroundings {
    std::optional<std::string> source_date_epoch;  // SOURCE_DATE_EPOCH
    std::string data_folder;                       // POSTCONV_DATA
    long long now = 0;                             // seconds since 1970-01-01 UTC
    bool output_is_terminal = false;               // standard output
};

// `arguments` are those after the program's name. Throws Failure (Usage) for what makes no sense.
Command parse_arguments(std::vector<std::string> arguments, const Surroundings& surroundings);

}  // namespace postconv::cli
