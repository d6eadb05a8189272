#include "converters/cli/options.h"

#include <algorithm>
#include <cassert>

namespace postconv::cli {
namespace {

constexpr Shown kBoth = Shown::InBothHelps;
constexpr Shown kAll = Shown::InAllHelp;

constexpr Completion kAnything = {};
constexpr Completion kAnyFile = {.extensions = "*"};
constexpr Completion kFolder = {.folders = true};

constexpr Completion words(std::string_view words) {
    return {.words = words};
}
constexpr Completion files(std::string_view extensions) {
    return {.extensions = extensions};
}

constexpr Option kTable[] = {
    {Section::Files, kBoth, "-o,--output", "FILE", &Typed::outputs, files("pdf epub docx"),
     "write FILE; again for more formats; - is stdout"},
    {Section::Files,
     kBoth,
     "-t,--to",
     "FORMAT",
     &Typed::to,
     {.words = "pdf epub docx model", .is_list = true},
     "pdf, epub, docx or model; with -d a list of them"},
    {Section::Files, kAll, "--files-from", "FILE", &Typed::file_lists, kAnyFile,
     "read names of inputs from FILE, or @FILE"},
    {Section::Files,
     kBoth,
     "--resource-path",
     "DIRS",
     &Typed::resource_paths,
     {.folders = true, .is_list = true},
     "more folders for pictures, between colons"},
    {Section::Files, kAll, "--no-config", "", &Typed::no_config, kAnything,
     "leave .postconv.yml out"},
    {Section::Files, kBoth, "--timestamp", "TIME", &Typed::timestamp, words("now"),
     "seconds since 1970, ISO 8601, or now"},

    {Section::Many, kBoth, "-d,--output-dir,--out-dir", "DIR", &Typed::output_folder, kFolder,
     "write files of each input's own below DIR"},
    {Section::Many, kAll, "--output-name", "PATTERN", &Typed::name_pattern, kAnything,
     "names below DIR: {date}-{slug}.{ext}"},
    {Section::Many, kAll, "--drafts", "", &Typed::drafts, kAnything,
     "convert what calls itself a draft, too"},
    {Section::Many, kBoth, "-j,--jobs", "N", &Typed::jobs, words("auto"),
     "work on N documents at a time, or auto"},
    {Section::Many, kAll, "--shard", "K/N", &Typed::shard, words("auto"),
     "only the K-th of N parts; auto asks the cluster"},
    {Section::Many, kAll, "--report", "FILE", &Typed::report, files("json"),
     "tell of the run in JSON"},

    {Section::Changes, kBoth, "--if-changed", "", &Typed::if_changed, kAnything,
     "make only what is out of date"},
    {Section::Changes, kAll, "--cache-dir", "DIR", &Typed::cache_folder, kFolder,
     "where --if-changed keeps its notes; else .postconv"},
    {Section::Changes, kBoth, "-w,--watch", "", &Typed::watch, kAnything,
     "stay, and make again what a saved file touches"},
    {Section::Changes, kAll, "--depfile,--deps", "FILE", &Typed::depfile, kAnyFile,
     "name all files that were read, for make, ninja"},
    {Section::Changes, kAll, "--depfile-format,--deps-format", "FORM", &Typed::depfile_form,
     words("make json nul"), "of --depfile: make, json or nul"},

    {Section::Metadata, kBoth, "-M,--metadata", "KEY=VALUE", &Typed::metadata, kAnything,
     "set a front matter key; again to make a list"},
    {Section::Metadata, kAll, "--metadata-file", "FILE", &Typed::metadata_files,
     files("yaml yml json"), "YAML with keys that the document doesn't say"},
    {Section::Metadata, kAll, "--show-metadata", "json",
     OptionalValue{&Typed::show_metadata, "table"}, words("table json"),
     "where each key goes, without converting"},
    {Section::Metadata, kAll, "--export-unknown-meta", "", &Typed::export_unknown, kAnything,
     "keep unknown keys as custom properties (DOCX)"},

    {Section::Structure, kBoth, "--toc", "", &Typed::contents, kAnything,
     "print a table of contents"},
    {Section::Structure, kAll, "--no-toc", "", &Typed::no_contents, kAnything,
     "print none, whatever the document says"},
    {Section::Structure, kAll, "--toc-depth", "N", &Typed::contents_depth, words("1 2 3 4 5 6"),
     "down to headings of level N, 1 to 6"},
    {Section::Structure, kBoth, "-N,--number-sections", "", &Typed::number_sections, kAnything,
     "1, 1.1, ... before headings"},
    {Section::Structure, kAll, "--number-captions", "", &Typed::number_captions, kAnything,
     "Figure 1, Table 1, ... before captions"},
    {Section::Structure, kAll, "--list-of-figures,--lof", "", &Typed::list_of_figures, kAnything,
     "print a list of them"},
    {Section::Structure, kAll, "--list-of-tables,--lot", "", &Typed::list_of_tables, kAnything,
     "print a list of them"},
    {Section::Structure, kBoth, "--title-page", "KIND", &Typed::title_page, words("auto none full"),
     "auto, none (a block above the text) or full"},
    {Section::Structure, kAll, "--excerpt", "WHAT", &Typed::excerpt, words("keep only skip"),
     "keep, only or skip the text before the marker"},
    {Section::Structure, kAll, "--no-promote-headings", "", &Typed::no_promotion, kAnything,
     "bold paragraphs stay paragraphs"},

    {Section::Looks,
     kBoth,
     "--theme",
     "THEME",
     &Typed::theme,
     {.words = "default book", .extensions = "yaml yml"},
     "default, book, or a file that ends in .yaml"},
    {Section::Looks, kBoth, "--paper", "SIZE", &Typed::paper, words("a4 a5 letter legal 6x9in"),
     "a4, a5, letter, legal, or 6x9in, 148x210mm"},
    {Section::Looks, kAll, "--margin", "LENGTHS", &Typed::margin, kAnything,
     "25mm, or 20mm,25mm, or four"},
    {Section::Looks, kBoth, "--font-size", "SIZE", &Typed::font_size, kAnything,
     "of running text: 11pt"},
    {Section::Looks, kBoth, "--main-font", "NAME", &Typed::main_font, kAnything,
     "the family of running text"},
    {Section::Looks, kAll, "--mono-font", "NAME", &Typed::mono_font, kAnything,
     "the family of code"},
    {Section::Looks, kAll, "--font-path", "DIR", &Typed::font_paths, kFolder,
     "a folder with fonts"},
    {Section::Looks, kAll, "--image-max-dpi", "N", &Typed::image_max_dpi, words("150 300 600"),
     "resample pictures with more dots to the inch"},

    {Section::Pdf,
     kAll,
     "--pdf-standard",
     "LIST",
     &Typed::pdf_standard,
     {.words = "ua-1 a-2u a-2b a-3u none", .is_list = true},
     "ua-1,a-2u; or a-2b, a-3u, none"},
    {Section::Pdf, kAll, "--attach-source", "", &Typed::attach_source, kAnything,
     "put the Markdown into the PDF (PDF/A-3)"},

    {Section::Epub, kBoth, "--target", "SHOP", &Typed::target, words("generic kdp apple kobo"),
     "the EPUB as kdp, apple or kobo wants it"},
    {Section::Epub, kBoth, "--check", "", &Typed::check, kAnything,
     "say what to mend for it, write nothing"},
    {Section::Epub, kAll, "--split-level", "N", &Typed::split_level, words("1 2 3 4 5 6"),
     "headings down to level N begin files"},
    {Section::Epub,
     kAll,
     "--epub-cover,--epub-cover-image",
     "WHAT",
     &Typed::epub_cover,
     {.words = "auto none", .extensions = "png jpg jpeg svg webp gif"},
     "auto (drawn when there is none), none or a file"},
    {Section::Epub, kAll, "--page-list", "", &Typed::page_list, kAnything,
     "name the PDF's pages in the EPUB"},
    {Section::Epub, kAll, "--epub-embed-fonts", "", &Typed::embed_fonts, kAnything,
     "put the theme's fonts into the EPUB"},

    {Section::Docx, kBoth, "--reference-doc", "FILE", &Typed::reference_document,
     files("docx dotx"), "a .docx or .dotx that the DOCX looks like"},
    {Section::Docx, kAll, "--print-reference-docx", "", &Typed::print_reference, kAnything,
     "write one of ours, to be changed in Word"},

    {Section::Messages, kBoth, "-q,--quiet", "", &Typed::quiet, kAnything, "show errors only"},
    {Section::Messages, kBoth, "--strict,--fail-if-warnings", "", &Typed::strict, kAnything,
     "any warning is a failure"},
    {Section::Messages, kAll, "-W", "NAME=LEVEL", &Typed::warning_levels, kAnything,
     "take warnings of that name as error, warn or off"},
    {Section::Messages, kBoth, "--diagnostics", "FORM", &Typed::message_form,
     words("human short json github sarif"), "messages as human, short, json, github or sarif"},
    {Section::Messages, kAll, "--color", "WHEN", &Typed::colours, words("auto always never"),
     "of messages: auto, always or never"},
    {Section::Messages, kAll, "--log", "FILE", &Typed::log, kAnyFile,
     "write all messages to FILE as well, even with -q"},

    {Section::Asking, kAll, "--list-fonts", "", &Typed::list_fonts, kAnything,
     "print the names of the fonts there are"},
    {Section::Asking, kAll, "--completion", "SHELL", &Typed::shell, words("bash zsh fish"),
     "print the completions for bash, zsh or fish"},
    {Section::Asking, kAll, "--print-manual", "", &Typed::print_manual, kAnything,
     "print the manual page, for man -l -"},
    {Section::Asking, kBoth, "--version", "", &Typed::version, kAnything, "print the version"},
    {Section::Asking, kBoth, "-h,--help", "", &Typed::help, kAnything, "what is used most"},
    {Section::Asking, kBoth, "--help-all", "", &Typed::help_all, kAnything, "every option"},
};

}  // namespace

std::string_view title_of(Section section) {
    switch (section) {
        case Section::Files:
            return "Input and output";
        case Section::Many:
            return "Many documents";
        case Section::Changes:
            return "Only what changed";
        case Section::Metadata:
            return "Metadata";
        case Section::Structure:
            return "Parts of the text";
        case Section::Looks:
            return "Looks";
        case Section::Pdf:
            return "PDF";
        case Section::Epub:
            return "EPUB";
        case Section::Docx:
            return "DOCX";
        case Section::Messages:
            return "Messages";
        case Section::Asking:
            return "About postconv";
    }
    return "";
}

std::span<const Option> options() {
    return kTable;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        if (end > at) parts.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

std::vector<std::string> names_of(const Option& option) {
    return split(option.names, ',');
}

std::string main_name(const Option& option) {
    const std::vector<std::string> names = names_of(option);
    const auto found = std::find_if(names.begin(), names.end(),
                                    [](const std::string& name) { return name.starts_with("--"); });
    return found == names.end() ? names.front() : *found;
}

bool is_repeatable(const Option& option) {
    return std::holds_alternative<std::vector<std::string> Typed::*>(option.target);
}

bool is_flag(const Option& option) {
    return std::holds_alternative<bool Typed::*>(option.target);
}

bool has_optional_value(const Option& option) {
    return std::holds_alternative<OptionalValue>(option.target);
}

const Option& option_named(std::string_view name) {
    const std::span<const Option> all = options();
    const auto found = std::find_if(all.begin(), all.end(), [&](const Option& option) {
        const std::vector<std::string> names = names_of(option);
        return std::find(names.begin(), names.end(), name) != names.end();
    });
    assert(found != all.end());
    return *found;
}

}  // namespace postconv::cli
