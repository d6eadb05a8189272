#include "converters/cli/manual.h"

#include <string_view>

#include "converters/cli/help.h"
#include "converters/cli/options.h"
#include "converters/postconv.h"

namespace postconv::cli {
namespace {

struct Entry {
    std::string_view name, text;
};

constexpr std::string_view kDescription[] = {
    "The format comes from the extension of OUTPUT: .pdf, .epub or .docx. Several outputs are "
    "made from one reading, and several inputs make one document, in their order. A SUMMARY.md of "
    "mdBook or GitBook gives way to its chapters. A - is standard input, or standard output.",
    "With --output-dir each input is a document of its own. An input may then also be a folder, "
    "which gives the Markdown files below it, or a pattern between quotes, in which ** stands for "
    "folders of any depth. @FILE reads names of inputs from FILE.",
    "Options may stand behind inputs; -- ends them. Pictures, included files and notes are read "
    "below the folders of the inputs and those of --resource-path and nowhere else, and the "
    "network is never used. An output takes its place when it is whole. Messages go to standard "
    "error.",
    "The first argument merge-reports joins what --report wrote in several runs.",
};

constexpr Entry kEnvironment[] = {
    {"SOURCE_DATE_EPOCH",
     "The time in the files, in seconds since 1970, unless --timestamp says another."},
    {"POSTCONV_DATA", "Another folder for fonts and hyphenation patterns."},
    {"NO_COLOR", "Unless it is empty, messages have no colours; --color always says otherwise."},
    {"MAKEFLAGS",
     "Under make -j, --output-dir works on as many documents at a time as make has jobs to give."},
    {"SLURM_ARRAY_TASK_ID, SLURM_PROCID, TEST_SHARD_INDEX, GTEST_SHARD_INDEX, CI_NODE_INDEX",
     "With those beside them that say how many there are: the part that --shard auto takes."},
};

constexpr Entry kFiles[] = {
    {".postconv.yml",
     "What holds for all documents of its folder and those below: theme, paper, toc, toc-depth, "
     "number-sections, list-of-figures, list-of-tables, title-page, strict, resource-path and, "
     "below metadata, keys of front matter. The nearest one above the first input, within its "
     "repository, counts; options and the document speak before it."},
    {".postconv/",
     "Notes of --if-changed, in the current folder, unless --cache-dir names another. It can be "
     "deleted at any time, and kept from one run of a build server to the next."},
};

// With what would mean something to roff taken literally. In `verbatim` text hyphens stay those of
// the keyboard, so that what is copied from the page works.
enum class Wording { Prose, Verbatim };
std::string escaped_word(std::string_view word, Wording wording) {
    std::string text;
    for (const char c : word) {
        if (c == '\\')
            text += "\\e";
        else if (c == '-' && wording == Wording::Verbatim)
            text += "\\-";
        else if (c == '\'' && wording == Wording::Verbatim)
            text += "\\(aq";
        else if (c == '~')
            text += "\\(ti";
        else if (c == '^')
            text += "\\(ha";
        else
            text += c;
    }
    return text;
}

// Lines of their own; a word that begins with a hyphen is an option.
std::string prose(std::string_view words) {
    constexpr std::size_t kWidth = 80;
    std::string text, line;
    for (const std::string& word : split(words, ' ')) {
        std::string next =
            escaped_word(word, word.starts_with('-') ? Wording::Verbatim : Wording::Prose);
        if (line.empty() || line.size() + 1 + next.size() > kWidth) {
            if (!line.empty()) text += line + '\n';
            const bool is_request = next.starts_with('.') || next.starts_with('\'');
            line = (is_request ? "\\&" : "") + next;
        } else {
            line += ' ' + next;
        }
    }
    return text + line + '\n';
}

std::string verbatim(std::string_view text) {
    return escaped_word(text, Wording::Verbatim);
}

std::string heading(std::string_view name) {
    return ".SH " + std::string(name) + '\n';
}

std::string tagged(const std::string& tag, std::string_view text) {
    return ".TP\n" + tag + '\n' + prose(text);
}

std::string bold(std::string_view text) {
    return "\\fB" + verbatim(text) + "\\fR";
}

std::string italic(std::string_view text) {
    return "\\fI" + verbatim(text) + "\\fR";
}

// "-o, --output FILE" in the faces of a manual.
std::string tag_of(const Option& option) {
    std::string text;
    for (const std::string& name : names_of(option))
        text += (text.empty() ? "" : ", ") + bold(name);
    if (option.value.empty()) return text;
    const std::string value = italic(option.value);
    return has_optional_value(option) ? text + "[=" + value + ']' : text + ' ' + value;
}

std::string synopsis_section() {
    const std::string begin = bold("postconv") + ' ';
    return heading("SYNOPSIS") + begin + italic("INPUT") + "... " + bold("-o ") + italic("OUTPUT") +
           " [" + bold("-o ") + italic("OUTPUT") + "]... [" + italic("OPTION") + "]...\n.PP\n" +
           begin + italic("INPUT") + "... " + bold("--to ") + italic("FORMATS ") + bold("-d ") +
           italic("DIR") + " [" + italic("OPTION") + "]...\n.PP\n" + begin + bold(kMergeReports) +
           ' ' + italic("REPORT") + "... [" + bold("-o ") + italic("REPORT") + "]\n";
}

std::string description() {
    std::string text = heading("DESCRIPTION") + prose(kSummary);
    for (const std::string_view paragraph : kDescription) text += ".PP\n" + prose(paragraph);
    return text;
}

std::string options_section() {
    std::string text = heading("OPTIONS");
    for (const Section section : kSections) {
        text += ".SS " + std::string(title_of(section)) + '\n';
        for (const Option& option : options())
            if (option.section == section) text += tagged(tag_of(option), option.help);
    }
    return text;
}

std::string exit_section() {
    std::string text = heading("EXIT STATUS");
    for (const ExitCode& each : exit_codes())
        text += tagged(bold(std::to_string(each.code)), each.meaning);
    return text;
}

std::string entries(std::string_view name, std::span<const Entry> list) {
    std::string text = heading(name);
    for (const Entry& entry : list) text += tagged(bold(entry.name), entry.text);
    return text;
}

std::string examples_section() {
    std::string text = heading("EXAMPLES") + ".EX\n";
    for (const std::string_view example : examples()) text += verbatim(example) + '\n';
    return text + ".EE\n";
}

}  // namespace

std::string manual() {
    return ".\\\" Made by \"postconv --print-manual\".\n.TH POSTCONV 1 \"\" \"postconv " +
           version() + "\" \"User Commands\"\n.nh\n.ad l\n" + heading("NAME") +
           "postconv \\- turns Markdown into PDF, EPUB and DOCX\n" + synopsis_section() +
           description() + options_section() + exit_section() +
           entries("ENVIRONMENT", kEnvironment) + entries("FILES", kFiles) + examples_section();
}

}  // namespace postconv::cli
