#include "converters/markdown/front_matter.h"

#include <algorithm>

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

// "title = ...", "[params]", "# a comment".
bool looks_like_toml(std::string_view line) {
    if (line.starts_with('#')) return true;
    if (line.starts_with('[')) return line.ends_with(']');
    const std::string_view key = trimmed(line.substr(0, line.find('=')));
    return key.size() < line.size() && !key.empty() && key.find(' ') == std::string_view::npos;
}

[[noreturn]] void refuse_endless(int source, const char* closer) {
    fail(FailureKind::Conversion, "front-matter", {source, 1, 1, 1, 4},
         "the front matter that starts here never ends",
         std::string("close it with a line of its own: ") + closer);
}

// Between a first line and one that is like it.
FrontMatter between_fences(std::string_view text, int source, Notation notation) {
    const bool is_toml = notation == Notation::Toml;
    std::size_t at = 0;
    const std::string_view fence = take_line(text, at);
    FrontMatter found{.notation = notation, .begin = at, .lines_before = 1};
    const std::string_view first = take_line(text, at);
    if (first.empty() && !is_toml) return {};
    int lines = 1;
    for (at = found.begin; at < text.size(); ++lines) {
        found.end = at;
        const std::string_view line = take_line(text, at);
        if (line != fence && (is_toml || line != "...")) continue;
        found.body_begin = at;
        found.body_lines_before = lines + 1;
        return found;
    }
    if (!(is_toml ? looks_like_toml(first) : looks_like_yaml(first))) return {};
    refuse_endless(source, is_toml ? "+++" : "---");
}

// Past the JSON string that starts at `at`.
std::size_t end_of_string(std::string_view text, std::size_t at) {
    for (++at; at < text.size() && text[at] != '"'; ++at)
        if (text[at] == '\\') ++at;
    return std::min(at + 1, text.size());
}

std::size_t past_spaces(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at;
}

// { "key": ...: attributes in braces and templates start otherwise.
bool starts_with_json(std::string_view text) {
    if (!text.starts_with('{')) return false;
    const std::size_t key = past_spaces(text, 1);
    if (key == text.size() || text[key] != '"') return false;
    const std::size_t colon = past_spaces(text, end_of_string(text, key));
    return colon < text.size() && text[colon] == ':';
}

FrontMatter json_object(std::string_view text, int source) {
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == '"') {
            at = end_of_string(text, at);
            continue;
        }
        if (text[at] == '{') ++depth;
        if (text[at] == '}') --depth;
        ++at;
        if (depth > 0) continue;
        FrontMatter found{.notation = Notation::Json, .end = at, .body_begin = at};
        if (!take_line(text, found.body_begin).empty()) return {};
        found.body_lines_before = int(std::count(text.begin(), text.begin() + long(at), '\n')) + 1;
        return found;
    }
    refuse_endless(source, "}");
}

}  // namespace

FrontMatter find_front_matter(std::string_view text, int source) {
    std::size_t at = 0;
    const std::string_view first = take_line(text, at);
    if (first == "---") return between_fences(text, source, Notation::Yaml);
    if (first == "+++") return between_fences(text, source, Notation::Toml);
    if (starts_with_json(text)) return json_object(text, source);
    return {};
}

}  // namespace postconv
