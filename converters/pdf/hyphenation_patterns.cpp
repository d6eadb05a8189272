#include "converters/pdf/hyphenation_patterns.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr std::size_t kLongestPattern = 24;  // bytes; longer ones are kept unseen

std::uint64_t step(std::uint64_t hash, char c) {
    return (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;  // FNV-1a
}
constexpr std::uint64_t kStart = 14695981039346656037U;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

// "a1b2c/x=y,1,2" -> "abc"; dots stand for the ends of a word.
std::string letters_of(std::string_view pattern) {
    std::string letters;
    for (const char c : pattern) {
        if (c == '/') break;
        if (c != '.' && !is_digit(c)) letters += c;
    }
    return letters;
}

// Comments and settings: "LEFTHYPHENMIN 2", "NEXTLEVEL".
bool is_pattern(std::string_view line) {
    if (line.empty() || line.front() == '#' || line.front() == '%') return false;
    return !(line.front() >= 'A' && line.front() <= 'Z');
}

}  // namespace

bool is_word_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

std::string lower_letters(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        char32_t c = next_code_point(text, i);
        const bool latin1 = c >= 0xC0 && c <= 0xDE && c != 0xD7;
        const bool greek_or_cyrillic = (c >= 0x391 && c <= 0x3A9) || (c >= 0x410 && c <= 0x42F);
        if ((c >= 'A' && c <= 'Z') || latin1 || greek_or_cyrillic) c += 32;
        append_utf8(result, c);
    }
    return result;
}

WordParts::WordParts(std::string_view text) {
    std::unordered_set<std::string> words;
    std::string word;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const bool is_letter = is_word_letter(next_code_point(text, at));
        if (is_letter) word += text.substr(begin, at - begin);
        if (!word.empty() && (!is_letter || at == text.size())) {
            words.insert(lower_letters(word));
            word.clear();
        }
    }
    for (const std::string& one : words)
        for (std::size_t begin = 0; begin < one.size(); ++begin) {
            if (!begins_character(one[begin])) continue;
            std::uint64_t hash = kStart;
            const std::size_t end = std::min(begin + kLongestPattern, one.size());
            for (std::size_t i = begin; i < end; ++i) {
                hash = step(hash, one[i]);
                hashes_.insert(hash);
            }
        }
}

bool WordParts::contains(std::string_view letters) const {
    if (letters.size() > kLongestPattern) return true;
    std::uint64_t hash = kStart;
    for (const char c : letters) hash = step(hash, c);
    return letters.empty() || hashes_.contains(hash);
}

std::string patterns_for(const std::string& dictionary, const WordParts& parts) {
    const std::size_t first_end = std::min(dictionary.find('\n'), dictionary.size());
    const std::string charset(trimmed(std::string_view(dictionary).substr(0, first_end)));
    std::string text;
    if (charset == "UTF-8")
        text = dictionary.substr(first_end);
    else
        icu::UnicodeString(dictionary.data() + first_end, int(dictionary.size() - first_end),
                           charset.c_str())
            .toUTF8String(text);
    std::string kept = "UTF-8\n";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trimmed(std::string_view(text).substr(at, end - at));
        at = end + 1;
        const bool is_kept = is_pattern(line) ? parts.contains(letters_of(line))
                                              : !line.empty() && line.front() >= 'A' &&
                                                    line.front() <= 'Z';
        if (is_kept) kept.append(line) += '\n';
    }
    return kept;
}

}  // namespace postconv::pdf
