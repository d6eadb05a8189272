#include "converters/cli/arguments.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "converters/cli/timestamp.h"
#include "model/nearest.h"
#include "model/text.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

// The options as they were typed.
struct Typed {
    std::vector<std::string> inputs, outputs, metadata, metadata_files, resource_paths, font_paths;
    std::string margin, font_size, main_font, mono_font, image_max_dpi;
    std::string contents_depth, title_page, pdf_standard, to, theme, paper, timestamp,
        show_metadata, reference_document, excerpt = "keep";
    std::string target, split_level, epub_cover = "auto";
    bool embed_fonts = false, page_list = false, check = false;
    bool number_sections = false, list_of_figures = false, list_of_tables = false;
    bool contents = false, no_contents = false, export_unknown = false, no_promotion = false;
    bool attach_source = false;
    bool strict = false, no_config = false, list_fonts = false;
    bool print_reference = false, number_captions = false;
    bool quiet = false, help = false, help_all = false, version = false;
};

[[noreturn]] void refuse(const std::string& name, const std::string& message,
                         const std::string& hint) {
    fail(FailureKind::Usage, name, {}, message, hint);
}

void declare_options(CLI::App& app, Typed& typed) {
    const auto repeatable = [&](const char* names, std::vector<std::string>& values) {
        app.add_option(names, values)->allow_extra_args(false);
    };
    const auto last_wins = [&](const char* names, std::string& value) {
        app.add_option(names, value)->take_last();
    };
    const auto flag = [&](const char* names, bool& value) {
        app.add_flag(names, value)->disable_flag_override();
    };
    app.set_help_flag();
    app.allow_extras();  // the inputs: as a declared argument, CLI11 would read "[a]" as a list
    repeatable("-o,--output", typed.outputs);
    repeatable("-M,--metadata", typed.metadata);
    repeatable("--metadata-file", typed.metadata_files);
    repeatable("--resource-path", typed.resource_paths);
    repeatable("--font-path", typed.font_paths);
    last_wins("--margin", typed.margin);
    last_wins("--font-size", typed.font_size);
    last_wins("--main-font", typed.main_font);
    last_wins("--mono-font", typed.mono_font);
    last_wins("--image-max-dpi", typed.image_max_dpi);
    flag("--list-fonts", typed.list_fonts);
    last_wins("--reference-doc", typed.reference_document);
    flag("--print-reference-docx", typed.print_reference);
    last_wins("-t,--to", typed.to);
    last_wins("--theme", typed.theme);
    last_wins("--paper", typed.paper);
    last_wins("--timestamp", typed.timestamp);
    last_wins("--excerpt", typed.excerpt);
    flag("--toc", typed.contents);
    flag("--no-toc", typed.no_contents);
    last_wins("--toc-depth", typed.contents_depth);
    flag("-N,--number-sections", typed.number_sections);
    flag("--number-captions", typed.number_captions);
    flag("--list-of-figures,--lof", typed.list_of_figures);
    flag("--list-of-tables,--lot", typed.list_of_tables);
    last_wins("--title-page", typed.title_page);
    last_wins("--pdf-standard", typed.pdf_standard);
    flag("--attach-source", typed.attach_source);
    last_wins("--target", typed.target);
    last_wins("--split-level", typed.split_level);
    last_wins("--epub-cover,--epub-cover-image", typed.epub_cover);
    flag("--epub-embed-fonts", typed.embed_fonts);
    flag("--page-list", typed.page_list);
    flag("--check", typed.check);
    flag("--export-unknown-meta", typed.export_unknown);
    flag("--no-promote-headings", typed.no_promotion);
    flag("--strict,--fail-if-warnings", typed.strict);
    flag("--no-config", typed.no_config);
    app.add_flag("--show-metadata{table}", typed.show_metadata);
    flag("-q,--quiet", typed.quiet);
    flag("-h,--help", typed.help);
    flag("--help-all", typed.help_all);
    flag("--version", typed.version);
}

[[noreturn]] void refuse_unknown_option(const CLI::App& app, const std::string& typed) {
    const std::string option = typed.substr(0, typed.find('='));
    std::vector<std::string> known;
    for (const CLI::Option* each : app.get_options())
        for (const std::string& name : each->get_lnames()) known.push_back("--" + name);
    const bool is_long = option.size() > 2;  // one letter resembles every other
    const std::string near = is_long ? nearest_name(option, known) : std::string();
    refuse("unknown-option", "there is no option \"" + option + "\"",
           near.empty() ? "\"postconv --help-all\" shows every option"
                        : "did you mean \"" + near + "\"?");
}

// What no option took. Behind "--" everything is an input.
std::vector<std::string> read_inputs(const CLI::App& app) {
    std::vector<std::string> inputs;
    bool options_ended = false;
    for (const std::string& argument : app.remaining()) {
        if (!options_ended && argument == "--") {
            options_ended = true;
            continue;
        }
        if (!options_ended && argument.starts_with('-') && argument != kStandardStream)
            refuse_unknown_option(app, argument);
        inputs.push_back(argument);
    }
    return inputs;
}

// CLI11 says "--paper: 1 required TEXT missing" or "--toc: 0 required FLAG ...".
[[noreturn]] void refuse_misused_option(const std::string& said) {
    std::string option = said.substr(0, said.find_first_of(": "));
    if (!option.starts_with('-')) option = "--" + option;
    const bool wants_value = said.find("missing") != std::string::npos;
    refuse("misused-option",
           "the option \"" + option + (wants_value ? "\" needs a value" : "\" takes no value"),
           "\"postconv --help\" shows what it takes");
}

Typed read_options(std::vector<std::string> arguments) {
    CLI::App app;
    Typed typed;
    declare_options(app, typed);
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& problem) {
        refuse_misused_option(problem.what());
    }
    typed.inputs = read_inputs(app);
    return typed;
}

const Format* find_format(const std::vector<Format>& known, std::string_view name) {
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const Format& format) { return format.name == name; });
    return found == known.end() ? nullptr : &*found;
}

void check_format(const std::vector<Format>& known, const std::string& name) {
    if (find_format(known, name)) return;
    std::vector<std::string> names;
    for (const Format& format : known) names.push_back(format.name);
    const std::string near = nearest_name(name, names);
    refuse("unknown-format", "there is no format \"" + name + "\"",
           near.empty() ? "use pdf, epub or docx" : "did you mean \"" + near + "\"?");
}

// The extension decides; --to where there is none that names a format.
std::string format_of(const std::string& path, const std::string& to,
                      const std::vector<Format>& known) {
    std::string extension =
        path == kStandardStream ? "" : ascii_lower(fs::path(path).extension().string());
    if (!extension.empty()) extension.erase(0, 1);
    if (find_format(known, extension)) return extension;
    if (!to.empty()) return to;
    if (path == kStandardStream)
        refuse("no-format", "the format of standard output is not said",
               "add --to pdf, epub or docx");
    refuse("unknown-format",
           extension.empty() ? "the output \"" + path + "\" has no extension"
                             : "there is no format for the extension ." + extension,
           "end the name in .pdf, .epub or .docx, or say the format with --to");
}

void refuse_contradiction(const std::vector<Output>& outputs, const std::string& to) {
    const bool used = std::any_of(outputs.begin(), outputs.end(),
                                  [&](const Output& output) { return output.format == to; });
    if (!used)
        refuse("contradiction",
               "--to says " + to + ", but the name \"" + outputs.front().path + "\" says " +
                   outputs.front().format,
               "leave --to out, or change the name");
}

std::vector<Output> read_outputs(const Typed& typed, const Surroundings& surroundings) {
    const std::vector<Format> known = formats();
    if (!typed.to.empty()) check_format(known, typed.to);
    if (typed.outputs.empty()) {
        if (typed.to.empty())
            refuse("no-output", "no output is named", "add -o report.pdf, for example");
        const bool binary = !find_format(known, typed.to)->mime_type.starts_with("text/");
        if (binary && surroundings.output_is_terminal)
            refuse("terminal", "a terminal can't show " + typed.to,
                   "name a file with -o, or send standard output to one");
        return {{std::string(kStandardStream), typed.to}};
    }
    std::vector<Output> outputs;
    for (const std::string& path : typed.outputs)
        outputs.push_back({path, format_of(path, typed.to, known)});
    if (!typed.to.empty()) refuse_contradiction(outputs, typed.to);
    return outputs;
}

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

std::vector<std::string> split_folders(const std::vector<std::string>& paths) {
    std::vector<std::string> folders;
    for (const std::string& path : paths) {
        for (std::size_t at = 0; at <= path.size();) {
            const std::size_t end = std::min(path.find(':', at), path.size());
            if (end > at) folders.push_back(path.substr(at, end - at));
            at = end + 1;
        }
    }
    return folders;
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

// Our template, as theme and paper have it.
Command print_reference(const Typed& typed, const Surroundings& surroundings) {
    Command command;
    command.task = Task::PrintReference;
    if (typed.outputs.size() > 1)
        refuse("same-output", "--print-reference-docx writes one file", "name one with -o");
    const std::string path =
        typed.outputs.empty() ? std::string(kStandardStream) : typed.outputs.front();
    if (path == kStandardStream && surroundings.output_is_terminal)
        refuse("terminal", "a terminal can't show docx",
               "name a file with -o, or send standard output to one");
    command.outputs = {{path, "docx"}};
    command.messages.quiet = typed.quiet;
    Request& request = command.request;
    if (!typed.theme.empty()) request.theme = typed.theme;
    request.paper = typed.paper;
    request.margin = typed.margin;
    request.font_size = typed.font_size;
    request.main_font = typed.main_font;
    request.mono_font = typed.mono_font;
    request.timestamp = read_time(typed, surroundings);
    request.data_folder = surroundings.data_folder;
    return command;
}

}  // namespace

Command parse_arguments(std::vector<std::string> arguments, const Surroundings& surroundings) {
    Typed typed = read_options(std::move(arguments));
    Command command;
    if (typed.help || typed.help_all || typed.version) {
        command.task = typed.help       ? Task::ShowHelp
                       : typed.help_all ? Task::ShowAllHelp
                                        : Task::ShowVersion;
        return command;
    }
    if (typed.list_fonts) {
        command.task = Task::ListFonts;
        command.request.font_folders = std::move(typed.font_paths);
        command.request.data_folder = surroundings.data_folder;
        return command;
    }
    if (typed.print_reference) return print_reference(typed, surroundings);
    if (typed.inputs.empty()) refuse("no-input", "no input is named", "name a Markdown file");
    if (std::count(typed.inputs.begin(), typed.inputs.end(), kStandardStream) > 1)
        refuse("repeated-input", "standard input can be read only once", "leave one - out");
    if (typed.check) {
        command.task = Task::Check;
        if (!typed.outputs.empty())
            refuse("contradiction", "--check writes nothing, but -o names a file", "leave one out");
        if (!typed.to.empty()) check_format(formats(), typed.to);
        command.request.formats = {typed.to.empty() ? "epub" : typed.to};
    } else if (typed.show_metadata.empty()) {
        command.outputs = read_outputs(typed, surroundings);
    } else {
        command.task = Task::ShowMetadata;
        command.report_form = read_report_form(typed.show_metadata);
    }
    command.inputs = std::move(typed.inputs);
    command.metadata_files = std::move(typed.metadata_files);
    command.names_theme = !typed.theme.empty();
    command.uses_config = !typed.no_config;
    command.messages.quiet = typed.quiet;

    Request& request = command.request;
    for (const Output& output : command.outputs) request.formats.push_back(output.format);
    for (const std::string& text : typed.metadata) request.metadata.push_back(read_metadata(text));
    request.resource_folders = split_folders(typed.resource_paths);
    if (!typed.theme.empty()) request.theme = typed.theme;
    request.paper = typed.paper;
    request.reference_document = typed.reference_document;
    if (typed.contents && typed.no_contents)
        refuse("contradiction", "--toc and --no-toc contradict each other", "leave one out");
    if (typed.contents || typed.no_contents) request.contents = typed.contents;
    read_book_options(typed, request);
    read_epub_options(typed, request);
    request.export_unknown_metadata = typed.export_unknown;
    request.margin = typed.margin;
    request.font_size = typed.font_size;
    request.main_font = typed.main_font;
    request.mono_font = typed.mono_font;
    request.font_folders = std::move(typed.font_paths);
    request.image_max_dpi = read_dpi(typed.image_max_dpi);
    request.promote_headings = !typed.no_promotion;
    request.excerpt = typed.excerpt;
    request.strict = typed.strict;
    request.timestamp = read_time(typed, surroundings);
    request.data_folder = surroundings.data_folder;
    return command;
}

}  // namespace postconv::cli
