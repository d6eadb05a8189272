#include "converters/cli/help.h"

#include <vector>

namespace postconv::cli {
namespace {

constexpr std::size_t kWidth = 80, kHelpColumn = 30;

constexpr ExitCode kExitCodes[] = {
    {0, "done"},
    {1, "not converted"},
    {2, "usage"},
    {3, "warnings and --strict"},
    {4, "not found"},
    {5, "not written"},
    {6, "limit"},
    {7, "--check found something"},
    {70, "fault of postconv"},
    {130, "interrupted"},
};

constexpr std::string_view kExamples[] = {
    "postconv one.md two.md -o book.pdf --toc --theme book -M title=\"The Book\"",
    "postconv posts/ --to pdf,epub,docx -d out/ --if-changed",
    "postconv - --to docx < notes.md > notes.docx",
};

// Fills lines to kWidth; those behind the first begin at `indent`.
class Lines {
  public:
    explicit Lines(std::string begun) : text_(std::move(begun)), column_(text_.size()) {}

    void fill(std::string_view words, std::size_t indent) {
        for (const std::string& word : split(words, ' ')) {
            const bool at_start = column_ <= indent;
            if (!at_start && column_ + 1 + word.size() > kWidth) {
                text_ += '\n';
                column_ = 0;
            } else if (!at_start) {
                text_ += ' ';
                ++column_;
            }
            pad(indent);
            text_ += word;
            column_ += word.size();
        }
    }
    void pad(std::size_t column) {
        while (column_ < column) {
            text_ += ' ';
            ++column_;
        }
    }
    std::string line() && { return std::move(text_) + '\n'; }

  private:
    std::string text_;
    std::size_t column_;
};

// Of "-o,--output,--out": aliases are what comes behind the first long name.
std::vector<std::string> shown_names(const Option& option, Aliases aliases) {
    std::vector<std::string> names;
    for (std::string& name : names_of(option)) {
        const bool is_alias = !names.empty() && names.back().starts_with("--");
        if (!is_alias || aliases == Aliases::Shown) names.push_back(std::move(name));
    }
    return names;
}

std::string aliases_of(const Option& option) {
    const std::vector<std::string> all = names_of(option);
    std::string text;
    for (std::size_t at = shown_names(option, Aliases::Hidden).size(); at < all.size(); ++at)
        text += (text.empty() ? "(also " : ", ") + all[at];
    return text.empty() ? text : text + ')';
}

std::string row(const Option& option, Aliases aliases) {
    const std::string names = synopsis(option, Aliases::Hidden);
    const std::string begun = (names.starts_with("--") ? "      " : "  ") + names;
    const bool fits = begun.size() + 2 <= kHelpColumn;
    Lines lines(fits ? begun : "");
    lines.pad(kHelpColumn);
    lines.fill(option.help, kHelpColumn);
    if (aliases == Aliases::Shown) lines.fill(aliases_of(option), kHelpColumn);
    return (fits ? "" : begun + '\n') + std::move(lines).line();
}

std::string usage_line() {
    return "usage: postconv INPUT... -o OUTPUT [-o OUTPUT]... [OPTION]...\n";
}

std::string ending() {
    std::string codes = "Several inputs make one document, in their order; - is stdin. Exit codes:";
    for (const ExitCode& each : exit_codes())
        codes += (each.code == 0 ? " " : ", ") + std::to_string(each.code) + ' ' +
                 std::string(each.meaning);
    Lines lines("");
    lines.fill(codes, 0);
    std::string text = std::move(lines).line() + '\n';
    for (const std::string_view example : examples()) text += "  " + std::string(example) + '\n';
    return text;
}

}  // namespace

std::span<const ExitCode> exit_codes() {
    return kExitCodes;
}

std::span<const std::string_view> examples() {
    return kExamples;
}

std::string synopsis(const Option& option, Aliases aliases) {
    std::string text;
    for (const std::string& name : shown_names(option, aliases))
        text += (text.empty() ? "" : ", ") + name;
    if (has_optional_value(option)) return text + '[' + '=' + std::string(option.value) + ']';
    return option.value.empty() ? text : text + ' ' + std::string(option.value);
}

std::string short_usage() {
    return "usage: postconv INPUT... -o OUTPUT\n"
           "       postconv essay.md -o essay.pdf -o essay.epub -o essay.docx\n"
           "\"postconv --help\" shows the options\n";
}

std::string help() {
    std::string text = std::string(kSummary) + "\n\n" + usage_line();
    for (const Option& option : options())
        if (option.shown == Shown::InBothHelps) text += row(option, Aliases::Hidden);
    return text + ending();
}

std::string all_help() {
    std::string text = std::string(kSummary) + "\n\n" + usage_line() +
                       "       postconv INPUT... --to FORMATS -d DIR [OPTION]...\n"
                       "       postconv " +
                       std::string(kMergeReports) + " REPORT... [-o REPORT]\n";
    for (const Section section : kSections) {
        text += '\n' + std::string(title_of(section)) + '\n';
        for (const Option& option : options())
            if (option.section == section) text += row(option, Aliases::Shown);
    }
    return text + '\n' + ending();
}

}  // namespace postconv::cli
