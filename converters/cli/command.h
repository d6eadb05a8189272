// What the command line asks for.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/postconv.h"

namespace postconv::cli {

inline constexpr std::string_view kStandardStream = "-";  // standard input or output as a file name

struct Output {
    std::string path;  // or kStandardStream
    std::string format;

    friend bool operator==(const Output&, const Output&) = default;
};

enum class Task {
    Convert,
    ConvertMany,  // each input is a document of its own: --output-dir
    Check,
    ShowMetadata,
    ListFonts,
    PrintReference,
    MergeReports,
    PrintCompletion,
    PrintManual,
    ShowHelp,
    ShowAllHelp,
    ShowVersion
};

enum class MessageForm { Human, Short, Json, Github, Sarif };
enum class ColourChoice { Auto, Always, Never };

struct MessageOptions {
    MessageForm form = MessageForm::Human;
    ColourChoice colours = ColourChoice::Auto;
    bool quiet = false;  // errors only
    std::string log;     // a file that takes all messages as well; empty: none
};

// Of many documents in one call.
struct BatchOptions {
    std::string folder;  // --output-dir: where the editions go
    std::vector<std::string>
        file_lists;            // --files-from, and "@list" among the inputs: paths or "-"
    std::string name_pattern;  // "{date}-{slug}.{ext}"; empty: as the input, with its tree
    bool drafts = false;       // convert what its front matter calls a draft, too
    int jobs = 0;              // workers; 0: as many as there are processors
    std::string shard;         // "K/N", "auto", or empty: all of it
};

enum class DepfileForm { Make, Json, Nul };

// When is a document made again, and who wants to know of what it was made.
struct RebuildOptions {
    bool if_changed = false;
    std::string cache_folder;  // empty: .postconv in the current folder
    std::string depfile;       // empty: none
    DepfileForm depfile_form = DepfileForm::Make;
    bool watch = false;
};

struct Command {
    Task task = Task::Convert;
    std::vector<std::string> inputs;          // paths, or kStandardStream
    std::vector<Output> outputs;              // Task::Convert
    std::vector<std::string> metadata_files;  // paths; the last is the most binding
    Request request;  // all but the texts of the inputs and of metadata files
    ReportForm report_form = ReportForm::Table;  // Task::ShowMetadata
    bool names_theme = false;                    // --theme was given
    bool uses_config = true;                     // no --no-config
    MessageOptions messages;
    BatchOptions batch;
    RebuildOptions rebuild;
    // With --if-changed the options that bear on the bytes of editions, and the program: equal
    // texts, equal editions.
    std::string signature;
    std::string report;  // a file that tells of the run in JSON; empty: none
    std::string shell;   // Task::PrintCompletion: bash, zsh or fish
};

}  // namespace postconv::cli
