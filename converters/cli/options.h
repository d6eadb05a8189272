// The one table of options. The parser, both helps, the man page and the completions follow it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace postconv::cli {

// The word that, as the first argument, joins reports: "postconv merge-reports a.json b.json".
inline constexpr std::string_view kMergeReports = "merge-reports";

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
    std::vector<std::string> file_lists, warning_levels;
    std::string output_folder, name_pattern, jobs, shard;
    std::string cache_folder, depfile, depfile_form = "make";
    bool drafts = false, if_changed = false, watch = false;
    std::string message_form = "human", colours = "auto", log, report;
    std::string shell;
    bool print_manual = false;
    bool quiet = false, help = false, help_all = false, version = false;
};

enum class Section {
    Files,
    Many,
    Changes,
    Metadata,
    Structure,
    Looks,
    Pdf,
    Epub,
    Docx,
    Messages,
    Asking
};

inline constexpr Section kSections[] = {Section::Files,    Section::Many,      Section::Changes,
                                        Section::Metadata, Section::Structure, Section::Looks,
                                        Section::Pdf,      Section::Epub,      Section::Docx,
                                        Section::Messages, Section::Asking};

// "Many documents"
std::string_view title_of(Section section);

// What a shell offers for a value.
struct Completion {
    std::string_view words;       // fixed ones, between spaces
    std::string_view extensions;  // of files, between spaces; "*" means all
    bool folders = false;
    bool is_list = false;  // several: words between commas, folders between colons
};

// A string that the flag alone sets to `alone`, and "--flag=text" to text.
struct OptionalValue {
    std::string Typed::*member;
    std::string_view alone;
};

// Where the value goes, which says how it is read: a flag; the last one wins; each is kept.
using Target = std::variant<bool Typed::*, std::string Typed::*, std::vector<std::string> Typed::*,
                            OptionalValue>;

enum class Shown { InAllHelp, InBothHelps };

struct Option {
    Section section;
    Shown shown;
    std::string_view names;  // "-o,--output": those to show first, then aliases
    std::string_view value;  // "FILE"; empty: takes none
    Target target;
    Completion completion;
    std::string_view help;  // one line, ASCII
};

std::span<const Option> options();

// "-o", "--output"
std::vector<std::string> names_of(const Option& option);
// The one long name that stands for the option, in messages: "--output".
std::string main_name(const Option& option);
bool is_repeatable(const Option& option);
bool is_flag(const Option& option);
bool has_optional_value(const Option& option);

// What stands between `separator`s; nothing for empty stretches.
std::vector<std::string> split(std::string_view text, char separator);

// The option of that name, which the table must have.
const Option& option_named(std::string_view name);

}  // namespace postconv::cli
