#include "converters/epub/names.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "model/content_hash.h"
#include "model/resources.h"
#include "model/text.h"

namespace postconv {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_plain(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

}  // namespace

std::string NameRegister::claim(const std::string& wanted) {
    const std::string key = ascii_lower(wanted);
    std::string name = wanted;
    std::string name_key = key;
    while (!taken_.insert(name_key).second) {
        int& last = last_[key];
        last = std::max(last, 1) + 1;
        const std::string suffix = '-' + std::to_string(last);
        name = wanted + suffix;
        name_key = key + suffix;
    }
    return name;
}

std::string ascii_stem(std::string_view slug) {
    constexpr std::size_t kLongest = 48;
    std::string stem;
    for (const char c : slug) {
        if (!is_plain(c)) continue;
        if (c == '-' && (stem.empty() || stem.back() == '-')) continue;
        stem += c;
    }
    if (stem.size() > kLongest) {
        const std::size_t cut = stem.rfind('-', kLongest);
        stem.resize(cut == std::string::npos ? kLongest : cut);
    }
    while (!stem.empty() && stem.back() == '-') stem.pop_back();
    return stem;
}

std::string xml_id(std::string_view id) {
    constexpr std::size_t kHashDigits = 10;
    if (!std::all_of(id.begin(), id.end(), [](char c) { return is_plain(c) || c == '.'; })) {
        const std::string stem = ascii_stem(id);
        return "s-" + stem + (stem.empty() ? "" : "-") + content_hash(id).substr(0, kHashDigits);
    }
    const bool may_start = !id.empty() && (is_letter(id.front()) || id.front() == '_');
    return may_start ? std::string(id) : "s-" + std::string(id);
}

}  // namespace postconv
