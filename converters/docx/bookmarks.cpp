#include "converters/docx/bookmarks.h"

#include <algorithm>
#include <iterator>

#include "converters/docx/ooxml.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::size_t kLongestName = 40;  // UTF-16 code units

std::string cut(const std::string& text, std::size_t most) {
    std::size_t end = 0;
    for (std::size_t i = 0, units = 0; i < text.size(); end = i) {
        units += next_code_point(text, i) > 0xFFFF ? 2 : 1;
        if (units > most) break;
    }
    return text.substr(0, end);
}

std::string word_name(const std::string& id) {
    std::string name = slug(id);
    for (char& c : name)
        if (c == '-') c = '_';
    const bool letter_first =
        !name.empty() && name.front() != '_' && !(name.front() >= '0' && name.front() <= '9');
    return letter_first ? name : "s_" + name;
}

}  // namespace

const std::string& Bookmarks::name_of(const std::string& id) {
    const auto [known, is_new] = names_.try_emplace(id);
    if (!is_new) return known->second;
    const std::string wanted = word_name(id);
    std::string name = cut(wanted, kLongestName);
    for (int n = 2; !taken_.insert(ascii_lower(name)).second; ++n) {
        const std::string suffix = "_" + std::to_string(n);
        name = cut(wanted, kLongestName - suffix.size()) + suffix;
    }
    return known->second = name;
}

int Bookmarks::open(pugi::xml_node parent, const std::string& id) {
    if (id.empty() || !placed_.insert(id).second) return 0;
    return open_named(parent, name_of(id));
}

int Bookmarks::open_named(pugi::xml_node parent, const std::string& name) {
    pugi::xml_node start = parent.append_child("w:bookmarkStart");
    set_number(start, "w:id", ++last_number_);
    set_string(start, "w:name", name);
    return last_number_;
}

void Bookmarks::close(pugi::xml_node parent, int number) {
    if (number != 0) set_number(parent.append_child("w:bookmarkEnd"), "w:id", number);
}

std::string reference_bookmark(const Outline& outline, const std::string& id) {
    const auto found = outline.labels.find(id);
    if (found == outline.labels.end()) return {};
    const auto place = std::distance(outline.labels.begin(), found) + 1;
    std::string digits = std::to_string(place);
    digits.insert(0, 9 - std::min<std::size_t>(digits.size(), 9), '0');
    return "_Ref" + digits;
}

}  // namespace postconv
