#include "converters/markdown/source_lines.h"

#include <algorithm>

#include "converters/markdown/templates.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr int kDeepest = 1000000;

std::vector<std::string_view> split(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return lines;
}

// The last "{{" or "{%" that nothing closes on its line; npos: there is none.
std::size_t open_tag(std::string_view text) {
    const std::size_t open = std::max(text.rfind("{%") + 1, text.rfind("{{") + 1);
    if (open == 0) return std::string_view::npos;
    const bool is_escaped = open > 1 && text[open - 2] == '\\';
    const std::string_view rest = text.substr(open - 1);
    const std::string_view close = rest.starts_with("{%") ? "%}" : "}}";
    const bool is_closed = rest.find(close, 2) != std::string_view::npos;
    return is_escaped || is_closed ? std::string_view::npos : open - 1;
}

}  // namespace

SourceLine source_line(std::string_view line, int deepest) {
    SourceLine split{line.substr(0, 0), line, 0};
    std::size_t at = 0;
    while (split.quotes < deepest) {
        const std::size_t mark = line.find_first_not_of(' ', at);
        if (mark == std::string_view::npos || mark - at > 3 || line[mark] != '>') return split;
        at = mark + 1;
        if (at < line.size() && line[at] == ' ') ++at;
        split = {line.substr(0, at), line.substr(at), split.quotes + 1};
    }
    return split;
}

SourceLines::SourceLines(std::string_view body) : whole_(split(body)) {
    lines_.reserve(whole_.size());
    for (const std::string_view line : whole_) lines_.push_back(source_line(line, kDeepest));
}

bool SourceLines::is_words_beside(std::size_t at, std::size_t n) const {
    return n < lines_.size() && lines_[n].quotes == lines_[at].quotes && !lines_[n].is_blank();
}

void SourceLines::join_tag(std::size_t at) {
    constexpr std::size_t kMostLines = 30, kLongest = 1900;
    const std::string_view first = lines_[at].text;
    const std::size_t open = open_tag(first);
    if (open == std::string_view::npos) return;
    const std::string_view close = first.substr(open).starts_with("{%") ? "%}" : "}}";
    std::string tag(first.substr(open));
    const std::size_t last = std::min(at + kMostLines, lines_.size());
    for (std::size_t i = at + 1; i < last; ++i) {
        // ">}}" on a line of its own quotes nothing.
        const SourceLine line = source_line(whole_[i], lines_[at].quotes);
        if (line.quotes < lines_[at].quotes || line.is_blank()) return;
        const std::string_view text = line.text;
        const std::size_t end = text.find(close);
        const bool is_last = end != std::string_view::npos;
        tag.append(" ").append(trimmed(text.substr(0, is_last ? end + close.size() : end)));
        if (tag.size() > kLongest) return;
        if (!is_last) continue;
        if (template_length(tag, 0) != tag.size()) return;
        joined_.push_back(std::string(first.substr(0, open)) + tag);
        lines_[at].text = joined_.back();
        for (std::size_t k = at + 1; k <= i; ++k) {
            lines_[k] = source_line(whole_[k], lines_[at].quotes);
            lines_[k].text = kJoinedLine;
        }
        const std::string_view rest = trimmed(text.substr(end + close.size()));
        if (!rest.empty()) lines_[i].text = rest;
        return;
    }
}

}  // namespace postconv
