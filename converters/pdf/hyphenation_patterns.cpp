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

bool begins_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

// "a1b2c/x=y,1,2" -> "abc"; dots stand for the ends of a word.
std::string letters_of(std::string_view pattern) {
    std::string letters;
    for (const char c : pattern) {
        if (c == '/') break;
        if (c != '.' && !is_digit(c)) letters += c;
    }
    return letters;
}

std::uint64_t hash_of(std::string_view letters) {
    std::uint64_t hash = kStart;
    for (const char c : letters) hash = step(hash, c);
    return hash;
}

// "LEFTHYPHENMIN 2", "NEXTLEVEL"
bool is_setting(std::string_view line) {
    return line.front() >= 'A' && line.front() <= 'Z';
}

std::string in_utf8(const std::string& dictionary) {
    const std::size_t first_end = std::min(dictionary.find('\n'), dictionary.size());
    const std::string charset(trimmed(std::string_view(dictionary).substr(0, first_end)));
    if (charset == "UTF-8") return dictionary.substr(first_end);
    std::string text;
    icu::UnicodeString(dictionary.data() + first_end, int(dictionary.size() - first_end),
                       charset.c_str())
        .toUTF8String(text);
    return text;
}

// Settings and patterns, without comments.
template <typename Take>
void for_each_line(const std::string& text, Take take) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trimmed(std::string_view(text).substr(at, end - at));
        at = end + 1;
        if (!line.empty() && line.front() != '#' && line.front() != '%') take(line);
    }
}

constexpr const char* kBegin = "UTF-8\n";

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

std::unordered_set<std::string> letter_words(std::string_view text) {
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
    return words;
}

WordParts::WordParts(std::string_view text) : WordParts(letter_words(text)) {}

WordParts::WordParts(const std::unordered_set<std::string>& words) {
    for (const std::string& word : words) add(word);
}

void WordParts::add(std::string_view word) {
    for (std::size_t begin = 0; begin < word.size(); ++begin) {
        if (!begins_character(word[begin])) continue;
        std::uint64_t hash = kStart;
        const std::size_t end = std::min(begin + kLongestPattern, word.size());
        for (std::size_t i = begin; i < end; ++i) {
            hash = step(hash, word[i]);
            hashes_.insert(hash);
        }
    }
}

bool WordParts::contains(std::string_view letters) const {
    if (letters.size() > kLongestPattern) return true;
    return letters.empty() || hashes_.contains(hash_of(letters));
}

std::string patterns_for(const std::string& dictionary, const WordParts& parts) {
    std::string kept = kBegin;
    for_each_line(in_utf8(dictionary), [&](std::string_view line) {
        if (is_setting(line) || parts.contains(letters_of(line))) kept.append(line) += '\n';
    });
    return kept;
}

PatternIndex::PatternIndex(const std::string& dictionary) {
    for_each_line(in_utf8(dictionary), [&](std::string_view line) {
        const auto number = std::uint32_t(lines_.size());
        lines_.emplace_back(line);
        const std::string letters = is_setting(line) ? std::string() : letters_of(line);
        if (letters.empty() || letters.size() > kLongestPattern)
            kept_.push_back(number);
        else
            by_letters_.emplace(hash_of(letters), number);
    });
}

std::string PatternIndex::patterns_for(const WordParts& parts) const {
    std::vector<std::uint32_t> numbers = kept_;
    for (const std::uint64_t hash : parts.hashes()) {
        const auto [first, last] = by_letters_.equal_range(hash);
        for (auto line = first; line != last; ++line) numbers.push_back(line->second);
    }
    std::sort(numbers.begin(), numbers.end());
    std::string text = kBegin;
    for (const std::uint32_t number : numbers) text.append(lines_[number]) += '\n';
    return text;
}

}  // namespace postconv::pdf
