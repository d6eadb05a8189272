#include "converters/cli/arguments.h"

#include <algorithm>
#include <charconv>

#include "converters/cli/output_options.h"
#include "converters/cli/read_typed.h"
#include "converters/cli/refusal.h"
#include "converters/cli/run_options.h"
#include "converters/cli/signature.h"
#include "converters/cli/timestamp.h"
#include "model/text.h"

namespace postconv::cli {
namespace {

// "key=value" or "key:value", whichever sign comes first; a bare key is true, as pandoc has it.
std::pair<std::string, std::string> read_metadata(const std::string& text) {
    const std::size_t sign = text.find_first_of("=:");
    const std::string key(trimmed(text.substr(0, sign)));
    if (key.empty())
        refuse("bad-metadata", "-M \"" + text + "\" names no key", "write -M title=\"My essay\"");
    if (sign == std::string::npos) return {key, "true"};
    return {key, std::string(trimmed(text.substr(sign + 1)))};
}

ReportForm read_report_form(const std::string& name) {
    if (name != "table" && name != "json")
        refuse("misused-option", "--show-metadata knows no form \"" + name + "\"",
               "write --show-metadata or --show-metadata=json");
    return name == "json" ? ReportForm::Json : ReportForm::Table;
}

int read_dpi(const std::string& text) {
    if (text.empty()) return 0;
    constexpr int kLeast = 36, kMost = 2400;
    int dpi = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), dpi);
    if (error != std::errc() || end != text.data() + text.size() || dpi < kLeast || dpi > kMost)
        refuse("misused-option", "--image-max-dpi \"" + text + "\" is no number from 36 to 2400",
               "write --image-max-dpi 300, for example");
    return dpi;
}

int read_level(const std::string& option, const std::string& text) {
    if (text.empty()) return 0;
    if (text.size() != 1 || text[0] < '1' || text[0] > '6')
        refuse("misused-option", option + " \"" + text + "\" is no level from 1 to 6",
               "write " + option + " 2, for example");
    return text[0] - '0';
}

void read_book_options(const Typed& typed, Request& request) {
    request.contents_depth = read_level("--toc-depth", typed.contents_depth);
    request.number_sections = typed.number_sections;
    request.number_captions = typed.number_captions;
    request.list_of_figures = typed.list_of_figures;
    request.list_of_tables = typed.list_of_tables;
    request.title_page = typed.title_page;
    request.pdf_standard = typed.pdf_standard;
    request.attach_source = typed.attach_source;
}

void read_epub_options(const Typed& typed, Request& request) {
    if (!typed.target.empty()) request.target = typed.target;
    request.split_level = read_level("--split-level", typed.split_level);
    request.epub_cover = typed.epub_cover;
    request.epub_embed_fonts = typed.embed_fonts;
    request.page_list = typed.page_list;
    request.check = typed.check;
}

// --timestamp, else SOURCE_DATE_EPOCH (reproducible-builds.org's specification).
std::optional<long long> read_time(const Typed& typed, const Surroundings& surroundings) {
    if (!typed.timestamp.empty()) {
        const auto time = parse_timestamp(typed.timestamp, surroundings.now);
        if (!time)
            refuse("bad-timestamp", "--timestamp \"" + typed.timestamp + "\" is no time",
                   "write seconds since 1970, a date such as 2024-04-22T12:00:00Z, or now");
        return time;
    }
    if (!surroundings.source_date_epoch) return std::nullopt;
    const auto time = parse_unix_time(*surroundings.source_date_epoch);
    if (!time)
        refuse("bad-timestamp",
               "the environment variable SOURCE_DATE_EPOCH is \"" +
                   *surroundings.source_date_epoch + "\", which is no time",
               "set it to whole seconds since 1970-01-01 UTC, or unset it");
    return time;
}

void read_looks(const Typed& typed, Request& request) {
    if (!typed.theme.empty()) request.theme = typed.theme;
    request.paper = typed.paper;
    request.margin = typed.margin;
    request.font_size = typed.font_size;
    request.main_font = typed.main_font;
    request.mono_font = typed.mono_font;
}

void read_request(const Typed& typed, Request& request) {
    for (const std::string& text : typed.metadata) request.metadata.push_back(read_metadata(text));
    for (const std::string& paths : typed.resource_paths)
        for (std::string& folder : split(paths, ':'))
            request.resource_folders.push_back(std::move(folder));
    read_looks(typed, request);
    request.reference_document = typed.reference_document;
    if (typed.contents && typed.no_contents)
        refuse("contradiction", "--toc and --no-toc contradict each other", "leave one out");
    if (typed.contents || typed.no_contents) request.contents = typed.contents;
    read_book_options(typed, request);
    read_epub_options(typed, request);
    request.export_unknown_metadata = typed.export_unknown;
    request.font_folders = typed.font_paths;
    request.image_max_dpi = read_dpi(typed.image_max_dpi);
    request.promote_headings = !typed.no_promotion;
    request.excerpt = typed.excerpt;
    request.strict = typed.strict;
    request.warning_levels = read_warning_levels(typed);
}

// What is asked for without converting anything; none when it is something else.
std::optional<Task> asked_for(const Typed& typed) {
    if (typed.help) return Task::ShowHelp;
    if (typed.help_all) return Task::ShowAllHelp;
    if (typed.version) return Task::ShowVersion;
    if (typed.print_manual) return Task::PrintManual;
    if (!typed.shell.empty()) return Task::PrintCompletion;
    if (typed.list_fonts) return Task::ListFonts;
    return std::nullopt;
}

// Our template, as theme and paper have it.
void print_reference(const Typed& typed, const Surroundings& surroundings, Command& command) {
    command.task = Task::PrintReference;
    command.outputs = {read_reference_output(typed, surroundings)};
    read_looks(typed, command.request);
    command.request.timestamp = read_time(typed, surroundings);
}

void merge_reports(const Typed& typed, Command& command) {
    command.task = Task::MergeReports;
    if (typed.inputs.empty())
        refuse("no-input", "merge-reports has no report to read", "name what --report wrote");
    if (typed.outputs.size() > 1)
        refuse("same-output", "merge-reports writes one file", "name one with -o");
    command.inputs = typed.inputs;
    command.outputs = {
        {typed.outputs.empty() ? std::string(kStandardStream) : typed.outputs.front(), "json"}};
}

void read_task(const Typed& typed, const Surroundings& surroundings, Command& command) {
    std::vector<std::string>& formats = command.request.formats;
    if (!typed.output_folder.empty()) {
        command.task = Task::ConvertMany;
        command.request.skip_drafts = !typed.drafts;
        formats = read_formats(typed);
    } else if (typed.check) {
        command.task = Task::Check;
        if (!typed.outputs.empty())
            refuse("contradiction", "--check writes nothing, but -o names a file", "leave one out");
        formats = read_formats(typed);
        if (formats.empty()) formats = {"epub"};
    } else if (!typed.show_metadata.empty()) {
        command.task = Task::ShowMetadata;
        command.report_form = read_report_form(typed.show_metadata);
    } else {
        command.outputs = read_outputs(typed, surroundings);
        for (const Output& output : command.outputs) formats.push_back(output.format);
    }
}

void convert_inputs(const Typed& typed, const Surroundings& surroundings, Command& command) {
    if (typed.inputs.empty() && typed.file_lists.empty())
        refuse("no-input", "no input is named", "name a Markdown file");
    read_task(typed, surroundings, command);
    command.inputs = typed.inputs;
    command.metadata_files = typed.metadata_files;
    command.names_theme = !typed.theme.empty();
    command.uses_config = !typed.no_config;
    command.batch = read_batch(typed);
    command.rebuild = read_rebuild(typed);
    command.report = typed.report;
    check_contradictions(typed, command);
    read_request(typed, command.request);
    command.request.timestamp = read_time(typed, surroundings);
    if (typed.if_changed)
        command.signature =
            signature_of(typed, command.request, surroundings.identity_of_parts());
}

}  // namespace

Command parse_arguments(std::vector<std::string> arguments, const Surroundings& surroundings) {
    const bool merges = !arguments.empty() && arguments.front() == kMergeReports;
    if (merges) arguments.erase(arguments.begin());
    const Typed typed = read_typed(std::move(arguments));
    Command command;
    command.request.data_folder = surroundings.data_folder;
    command.messages = read_messages(typed);
    if (const std::optional<Task> task = asked_for(typed)) {
        command.task = *task;
        if (task == Task::ListFonts) command.request.font_folders = typed.font_paths;
        if (task == Task::PrintCompletion) command.shell = read_shell(typed);
    } else if (merges) {
        merge_reports(typed, command);
    } else if (typed.print_reference) {
        print_reference(typed, surroundings, command);
    } else {
        convert_inputs(typed, surroundings, command);
    }
    return command;
}

MessageOptions message_options(const std::vector<std::string>& arguments) {
    std::vector<std::string> of_messages;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const std::string name = arguments[at].substr(0, arguments[at].find('='));
        if (name != "--diagnostics" && name != "--color" && name != "--log") continue;
        of_messages.push_back(arguments[at]);
        const bool has_value = name.size() < arguments[at].size();
        if (!has_value && at + 1 < arguments.size()) of_messages.push_back(arguments[++at]);
    }
    try {
        return read_messages(read_typed(std::move(of_messages)));
    } catch (const Failure&) {
        return {};
    }
}

}  // namespace postconv::cli
