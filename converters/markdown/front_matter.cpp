#include "converters/markdown/front_matter.h"

#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv {
namespace {

// The line at `begin`, without its end and without trailing space; moves `begin` past it.
std::string_view take_line(std::string_view text, std::size_t& begin) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    begin = std::min(end + 1, text.size());
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    return line;
}

// "title: ...", "title :", "# a comment": what a line of front matter looks like.
bool looks_like_yaml(std::string_view line) {
    if (line.starts_with('#')) return true;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return false;
    const bool ends_key = colon + 1 == line.size() || is_ascii_space(line[colon + 1]);
    const std::string_view key = trimmed(line.substr(0, colon));
    return ends_key && !key.empty() && key.find(' ') == std::string_view::npos;
}

}  // namespace

FrontMatter find_front_matter(std::string_view text, int source) {
    std::size_t at = 0;
    if (take_line(text, at) != "---") return {};
    FrontMatter found{.yaml_begin = at, .yaml_lines_before = 1};
    const std::string_view first = take_line(text, at);
    if (first.empty()) return {};
    int lines = 1;
    for (at = found.yaml_begin; at < text.size(); ++lines) {
        found.yaml_end = at;
        const std::string_view line = take_line(text, at);
        if (line != "---" && line != "...") continue;
        found.body_begin = at;
        found.body_lines_before = lines + 1;
        return found;
    }
    if (!looks_like_yaml(first)) return {};
    fail(FailureKind::Conversion, "front-matter", {source, 1, 1, 1, 4},
         "the front matter that starts here never ends", "close it with a line of its own: ---");
}

}  // namespace postconv
