#include "converters/markdown/code_lines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/text.h"

namespace postconv {
namespace {

// Spaces and ">" before the text of a line.
struct Margin {
    std::size_t quotes = 0;
    std::size_t indent = 0;  // behind the last ">"
    std::size_t end = 0;     // where the text starts
};
Margin margin_of(std::string_view line) {
    Margin margin;
    for (; margin.end < line.size(); ++margin.end) {
        const char c = line[margin.end];
        if (c == ' ') {
            ++margin.indent;
        } else if (c == '\t') {
            margin.indent += 4;
        } else if (c == '>') {
            ++margin.quotes;
            margin.indent = 0;
        } else {
            break;
        }
    }
    return margin;
}

// "- " or "12. " at the front, with the spaces behind; 0 when there is none.
std::size_t marker_length(std::string_view text) {
    std::size_t length = std::min(text.find_first_not_of("0123456789"), text.size());
    if (length == text.size() || length > 9) return 0;
    const char mark = text[length];
    const bool is_marker =
        length == 0 ? mark == '-' || mark == '*' || mark == '+' : mark == '.' || mark == ')';
    if (!is_marker || ++length == text.size() || text[length] != ' ') return 0;
    return std::min(text.find_first_not_of(' ', length), text.size());
}

std::size_t run_length(std::string_view text, char c) {
    return std::min(text.find_first_not_of(c), text.size());
}

}  // namespace

bool CodeLines::contains(std::string_view line) {
    if (fence_ != '\0' && is_in_fence(line)) return true;
    if (!html_end_.empty()) return is_in_html(line);
    return opens_fence(line) || is_in_html(line);
}

bool CodeLines::is_in_fence(std::string_view line) {
    const Margin margin = margin_of(line);
    const std::string_view text = trimmed(line.substr(margin.end));
    const bool left = margin.quotes < quotes_ ||
                      (!text.empty() && margin.quotes == quotes_ && margin.indent < indent_);
    if (left) {
        fence_ = '\0';
        return false;
    }
    if (run_length(text, fence_) == text.size() && text.size() >= length_) fence_ = '\0';
    return true;
}

bool CodeLines::opens_fence(std::string_view line) {
    const Margin margin = margin_of(line);
    std::string_view text = line.substr(margin.end);
    std::size_t indent = 0;
    while (const std::size_t length = marker_length(text)) {
        if (indent == 0) indent = margin.indent;
        indent += length;
        text.remove_prefix(length);
    }
    if (text.empty() || (text.front() != '`' && text.front() != '~')) return false;
    const std::size_t length = run_length(text, text.front());
    if (length < 3) return false;
    if (text.front() == '`' && text.find('`', length) != std::string_view::npos) return false;
    fence_ = text.front();
    length_ = length;
    quotes_ = margin.quotes;
    indent_ = indent;
    return true;
}

bool CodeLines::is_in_html(std::string_view line) {
    constexpr std::array kKinds = {
        std::pair("<pre", "</pre>"),     std::pair("<script", "</script>"),
        std::pair("<style", "</style>"), std::pair("<textarea", "</textarea>"),
        std::pair("<!--", "-->"),
    };
    if (html_end_.empty() && !trimmed(line).starts_with('<')) return false;
    const std::string text = ascii_lower(trimmed(line));
    if (html_end_.empty()) {
        for (const auto& [start, end] : kKinds)
            if (text.starts_with(start)) html_end_ = end;
        if (html_end_.empty()) return false;
    }
    if (text.find(html_end_) != std::string::npos) html_end_ = {};
    return true;
}

}  // namespace postconv
