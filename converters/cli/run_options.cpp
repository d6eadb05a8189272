#include "converters/cli/run_options.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "converters/cli/refusal.h"
#include "model/nearest.h"
#include "model/warning_names.h"

namespace postconv::cli {
namespace {

constexpr int kMostJobs = 256;
constexpr int kMostShards = 1'000'000;

// "a, b or c"
std::string enumerated(const std::vector<std::string>& words) {
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at > 0) text += at + 1 == words.size() ? " or " : ", ";
        text += words[at];
    }
    return text;
}

// The position of `text` among the words that the table has for the option.
std::size_t chosen_word(std::string_view option, const std::string& text) {
    const std::vector<std::string> words = split(option_named(option).completion.words, ' ');
    const auto found = std::find(words.begin(), words.end(), text);
    if (found != words.end()) return std::size_t(found - words.begin());
    const std::string near = nearest_name(text, words);
    refuse("misused-option", std::string(option) + " knows no \"" + text + "\"",
           near.empty() ? "write " + enumerated(words) : "did you mean \"" + near + "\"?");
}

std::optional<int> whole_number(std::string_view text) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

int read_jobs(const std::string& text) {
    if (text.empty() || text == "auto") return 0;
    const std::optional<int> jobs = whole_number(text);
    if (!jobs || *jobs < 1 || *jobs > kMostJobs)
        refuse("misused-option", "--jobs \"" + text + "\" is no number from 1 to 256",
               "write -j 4, for example, or -j auto for one a processor");
    return *jobs;
}

std::string read_shard(const std::string& text) {
    if (text.empty() || text == "auto") return text;
    const std::size_t slash = text.find('/');
    const std::optional<int> part = whole_number(std::string_view(text).substr(0, slash));
    const std::optional<int> parts = slash == std::string::npos
                                         ? std::nullopt
                                         : whole_number(std::string_view(text).substr(slash + 1));
    if (!part || !parts || *part < 1 || *part > *parts || *parts > kMostShards)
        refuse("misused-option", "--shard \"" + text + "\" is no part of a whole",
               "write --shard 2/8, the second of eight, or --shard auto");
    return text;
}

// What is nothing like a name that we know may be one of another version.
void check_warning_name(const std::string& name) {
    if (std::ranges::binary_search(warning_names(), name)) return;
    const std::string near = nearest_name(name, warning_names());
    if (!near.empty())
        refuse("misused-option", "-W knows no warning \"" + name + '"',
               "did you mean \"" + near + "\"?");
}

void refuse_without_folder(const char* option) {
    refuse("contradiction",
           std::string(option) + " is for many documents, and --output-dir is not there",
           "add -d FOLDER, or leave it out");
}

void check_many(const Typed& typed) {
    if (!typed.outputs.empty())
        refuse("contradiction", "--output-dir and -o contradict each other",
               "name formats with --to, or leave --output-dir out");
    if (typed.check || !typed.show_metadata.empty())
        refuse("contradiction",
               std::string(typed.check ? "--check" : "--show-metadata") +
                   " writes nothing, but --output-dir names a folder",
               "leave one out");
    if (typed.to.empty())
        refuse("no-format", "the formats for --output-dir are not said",
               "add --to pdf,epub,docx, for example");
    if (std::find(typed.inputs.begin(), typed.inputs.end(), kStandardStream) != typed.inputs.end())
        refuse("contradiction",
               "standard input has no name that its files in --output-dir could have",
               "name files, or write it to one with -o");
}

// Standard input can be an input, or a list of them.
bool reads_standard_input(const Command& command) {
    const auto names_it = [](const std::vector<std::string>& paths) {
        return std::find(paths.begin(), paths.end(), kStandardStream) != paths.end();
    };
    return names_it(command.inputs) || names_it(command.batch.file_lists);
}

void check_watch(const Command& command) {
    if (command.task == Task::Check || command.task == Task::ShowMetadata)
        refuse("contradiction", "--watch makes outputs again, and nothing is made here",
               "leave it out");
    if (reads_standard_input(command))
        refuse("contradiction", "standard input can't be watched", "name a file");
    const bool to_standard_output =
        std::any_of(command.outputs.begin(), command.outputs.end(),
                    [](const Output& output) { return output.path == kStandardStream; });
    if (to_standard_output)
        refuse("contradiction", "--watch can't write standard output again and again",
               "name a file with -o");
}

}  // namespace

// The enumerators stand in the order of the table's words.
MessageOptions read_messages(const Typed& typed) {
    static_assert(int(MessageForm::Human) == 0 && int(MessageForm::Sarif) == 4);
    static_assert(int(ColourChoice::Auto) == 0 && int(ColourChoice::Never) == 2);
    MessageOptions messages;
    messages.form = MessageForm(chosen_word("--diagnostics", typed.message_form));
    messages.colours = ColourChoice(chosen_word("--color", typed.colours));
    messages.quiet = typed.quiet;
    if (typed.log == kStandardStream)
        refuse("misused-option", "--log writes a file, not standard output", "write --log run.log");
    messages.log = typed.log;
    return messages;
}

BatchOptions read_batch(const Typed& typed) {
    BatchOptions batch;
    batch.folder = typed.output_folder;
    batch.file_lists = typed.file_lists;
    batch.name_pattern = typed.name_pattern;
    batch.drafts = typed.drafts;
    batch.jobs = read_jobs(typed.jobs);
    batch.shard = read_shard(typed.shard);
    return batch;
}

RebuildOptions read_rebuild(const Typed& typed) {
    static_assert(int(DepfileForm::Make) == 0 && int(DepfileForm::Nul) == 2);
    RebuildOptions rebuild;
    rebuild.if_changed = typed.if_changed;
    rebuild.cache_folder = typed.cache_folder;
    rebuild.depfile = typed.depfile;
    rebuild.depfile_form = DepfileForm(chosen_word("--depfile-format", typed.depfile_form));
    rebuild.watch = typed.watch;
    return rebuild;
}

std::vector<std::pair<std::string, WarningLevel>> read_warning_levels(const Typed& typed) {
    std::vector<std::pair<std::string, WarningLevel>> levels;
    for (const std::string& text : typed.warning_levels) {
        const std::size_t sign = text.find('=');
        const std::string level = sign == std::string::npos ? "" : text.substr(sign + 1);
        if (sign == 0 || (level != "error" && level != "warn" && level != "off"))
            refuse("misused-option", "-W \"" + text + "\" is no name with error, warn or off",
                   "write -W missing-image=error, for example");
        check_warning_name(text.substr(0, sign));
        levels.emplace_back(text.substr(0, sign), level == "error"  ? WarningLevel::Error
                                                  : level == "warn" ? WarningLevel::Warning
                                                                    : WarningLevel::Off);
    }
    return levels;
}

std::string read_shell(const Typed& typed) {
    chosen_word("--completion", typed.shell);
    return typed.shell;
}

void check_contradictions(const Typed& typed, const Command& command) {
    if (command.task == Task::ConvertMany) {
        check_many(typed);
    } else {
        if (!typed.name_pattern.empty()) refuse_without_folder("--output-name");
        if (!typed.shard.empty()) refuse_without_folder("--shard");
    }
    const std::vector<std::string>& lists = command.batch.file_lists;
    if (std::count(command.inputs.begin(), command.inputs.end(), kStandardStream) +
            std::count(lists.begin(), lists.end(), kStandardStream) >
        1)
        refuse("repeated-input", "standard input can be read only once", "leave one - out");
    if (command.rebuild.watch) check_watch(command);
}

}  // namespace postconv::cli
