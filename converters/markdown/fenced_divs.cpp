#include "converters/markdown/fenced_divs.h"

#include <algorithm>

#include "converters/markdown/attributes.h"
#include "converters/markdown/callouts.h"
#include "model/text.h"

namespace postconv {
namespace {

// What stands behind three colons or more; none when there are fewer.
std::optional<std::string_view> behind_colons(std::string_view line) {
    line = trimmed(line);
    const std::size_t end = std::min(line.find_first_not_of(':'), line.size());
    if (end < 3) return std::nullopt;
    return trimmed(line.substr(end));
}

bool is_name(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        const char lower = char(c | 0x20);
        return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

}  // namespace

std::optional<DivisionStart> division_start(std::string_view line) {
    const auto rest = behind_colons(line);
    if (!rest || rest->empty()) return std::nullopt;
    std::string_view words = *rest;
    while (words.ends_with(':')) words.remove_suffix(1);  // pandoc allows "::: note :::"
    words = trimmed(words);
    DivisionStart start;
    const std::size_t end = std::min(words.find_first_of(" [{"), words.size());
    const std::string_view name = words.substr(0, end);
    words = trimmed(words.substr(end));
    if (words.ends_with('}')) {
        const std::size_t open = words.rfind('{');
        auto attributes =
            open == std::string_view::npos ? std::nullopt : parse_attributes(words.substr(open));
        if (!attributes) return std::nullopt;
        start.attributes = std::move(*attributes);
        words = trimmed(words.substr(0, open));
    }
    if (!name.empty()) {
        if (!is_name(name)) return std::nullopt;
        start.attributes.classes.insert(start.attributes.classes.begin(), std::string(name));
    }
    if (words.empty()) return start.attributes.empty() ? std::nullopt : std::optional(start);
    if (!is_callout_kind(name)) return std::nullopt;
    if (words.starts_with('[') && words.ends_with(']')) words = words.substr(1, words.size() - 2);
    start.title = words;
    return start;
}

bool is_division_end(std::string_view line) {
    const auto rest = behind_colons(line);
    return rest && rest->empty();
}

}  // namespace postconv
