#include "converters/markdown/wikilinks.h"

#include <algorithm>

#include "converters/markdown/image_size.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::size_t kLongest = 500;

bool is_name(std::string_view name) {
    if (name.empty() || name.front() == ' ' || name.back() == ' ' || name.front() == '^')
        return false;
    if (name.find_first_of("[]{}<>`") != std::string_view::npos) return false;
    return std::any_of(name.begin(), name.end(), [](char c) {
        const char lower = char(c | 0x20);
        return (lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    });
}

std::string_view last_part(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view without_extension(std::string_view name) {
    for (const std::string_view extension : {".md", ".markdown"})
        if (name.ends_with(extension)) name.remove_suffix(extension.size());
    return name;
}

}  // namespace

std::size_t wikilink_length(std::string_view line, std::size_t at) {
    const std::size_t close = line.substr(0, at + kLongest).find("]]", at);
    if (close == std::string_view::npos) return 0;
    const std::size_t end = close + 2;
    if (!is_name(line.substr(at + 2, close - at - 2))) return 0;
    const bool is_called =
        end < line.size() && std::string_view("([:]").find(line[end]) != std::string_view::npos;
    if (is_called) return 0;
    if (at == 0) return end - at;
    const char before = line[at - 1];
    const char lower = char(before | 0x20);
    const bool is_index = (lower >= 'a' && lower <= 'z') || (before >= '0' && before <= '9') ||
                          before == '[' || before == ']' || before == ')';
    return is_index ? 0 : end - at;
}

WikiLink read_wikilink(std::string_view written) {
    WikiLink link;
    link.is_picture = written.starts_with('!');
    written.remove_prefix(link.is_picture ? 3 : 2);
    written.remove_suffix(2);
    std::size_t bar = written.find('|');
    std::string_view place = written.substr(0, bar);
    if (place.ends_with('\\')) place.remove_suffix(1);  // as written in a table
    const std::size_t hash = place.find('#');
    link.page = trimmed(place.substr(0, hash));
    if (hash != std::string_view::npos)  // "page#chapter#section": the last one counts
        link.heading = trimmed(place.substr(place.rfind('#') + 1));
    // What has no extension is a note to be put in, which is no more than named here.
    const std::string_view file = last_part(link.page);
    link.is_picture = link.is_picture && file.find('.') != std::string_view::npos &&
                      without_extension(file) == file;
    link.text = link.page.empty() ? link.heading : std::string(trimmed(place));
    if (const auto size =
            bar == std::string_view::npos ? std::nullopt : size_of_pixels(written.substr(bar + 1));
        size && link.is_picture) {
        link.size = *size;
        link.text.clear();
    } else if (bar != std::string_view::npos) {
        link.text = trimmed(written.substr(bar + 1));
    } else if (link.is_picture) {
        link.text.clear();
    }
    return link;
}

bool is_page(std::string_view file_name, std::string_view page) {
    const auto name = [](std::string_view path) {
        return ascii_lower(without_extension(last_part(path)));
    };
    return name(file_name) == name(page);
}

}  // namespace postconv
