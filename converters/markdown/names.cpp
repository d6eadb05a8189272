#include "converters/markdown/names.h"

#include <algorithm>
#include <array>

#include "model/text.h"

namespace postconv {
namespace {

using Names = std::vector<std::string>;

Names split_at(std::string_view text, std::string_view separator) {
    Names parts;
    while (true) {
        const std::size_t at = text.find(separator);
        const std::string_view part = trimmed(text.substr(0, at));
        if (!part.empty()) parts.emplace_back(part);
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + separator.size());
    }
}

bool has_two_words(const std::string& name) {
    return name.find(' ') != std::string::npos;
}

// "A, B, and C" and "A B, C D and E F" list names with commas; "Doe, Jane and Roe, Richard" don't.
Names split_series(const std::string& text, std::string_view conjunction) {
    const std::size_t last = text.rfind(conjunction);
    if (last == std::string::npos) return {text};
    const std::string_view before = trimmed(std::string_view(text).substr(0, last));
    Names listed = split_at(before, ",");
    const bool is_list =
        before.ends_with(',') ||
        (listed.size() > 1 && std::all_of(listed.begin(), listed.end(), has_two_words));
    if (!is_list) return split_at(text, conjunction);
    listed.emplace_back(trimmed(std::string_view(text).substr(last + conjunction.size())));
    return listed;
}

bool is_suffix(std::string_view word) {
    constexpr std::array<std::string_view, 14> kSuffixes = {"jr",   "jr.",  "sr",  "sr.",   "ii",
                                                            "iii",  "iv",   "phd", "ph.d.", "md",
                                                            "m.d.", "esq.", "esq", "ret."};
    return std::find(kSuffixes.begin(), kSuffixes.end(), ascii_lower(word)) != kSuffixes.end();
}

bool is_particle(std::string_view word) {
    constexpr std::array<std::string_view, 20> kParticles = {
        "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos",
        "du",  "la",  "le", "ten", "ter", "zu",  "bin",   "al", "el", "af"};
    return std::find(kParticles.begin(), kParticles.end(), word) != kParticles.end();
}

bool starts_lower(const std::string& word) {
    return word[0] >= 'a' && word[0] <= 'z';
}

std::string joined(const Names& words, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) {
        if (!text.empty()) text += ' ';
        text += words[i];
    }
    return text;
}

// "of", "for", "the", "&" stand in the names of bodies, not of people.
bool is_body(const Names& words) {
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "&" || word == "The" || (starts_lower(word) && !is_particle(word));
    });
}

}  // namespace

Names split_names(std::string_view text) {
    Names names;
    for (const std::string& part : split_at(text, ";"))
        for (const std::string& cjk : split_at(part, "、"))
            for (const std::string& series : split_series(cjk, " and "))
                for (std::string& name : split_series(series, " & "))
                    if (!name.empty()) names.push_back(std::move(name));
    return names;
}

std::string derived_sort_name(std::string_view name) {
    std::string_view rest = trimmed(name);
    std::string suffix;
    const std::size_t comma = rest.rfind(',');
    if (comma != std::string_view::npos) {
        const std::string_view tail = trimmed(rest.substr(comma + 1));
        if (!is_suffix(tail)) return std::string(name);
        suffix = ", " + std::string(tail);
        rest = rest.substr(0, comma);
    }
    Names words = split_at(rest, " ");
    if (suffix.empty() && words.size() > 2 && is_suffix(words.back())) {
        suffix = ", " + words.back();
        words.pop_back();
    }
    if (words.size() < 2 || is_body(words)) return std::string(name);
    std::size_t family = words.size() - 1;
    while (family > 1 && is_particle(words[family - 1])) --family;
    return joined(words, family, words.size()) + ", " + joined(words, 0, family) + suffix;
}

}  // namespace postconv
