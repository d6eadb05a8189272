// The patterns of a hyphenation dictionary that a text needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace postconv::pdf {

// Every stretch of letters within the words of a text, as long as a pattern may be.
class WordParts {
  public:
    explicit WordParts(std::string_view text);
    explicit WordParts(const std::unordered_set<std::string>& words);
    bool contains(std::string_view letters) const;
    const std::unordered_set<std::uint64_t>& hashes() const { return hashes_; }

  private:
    void add(std::string_view word);

    std::unordered_set<std::uint64_t> hashes_;
};

// The stretches of letters in a text, in small letters.
std::unordered_set<std::string> letter_words(std::string_view text);

// A dictionary of libhyphen with those patterns alone that may match a word of the text, in UTF-8.
// Reading the 77,000 patterns of German takes libhyphen seconds, picking them out does not.
std::string patterns_for(const std::string& dictionary, const WordParts& parts);

// A dictionary that is asked for the patterns of one text after the other.
class PatternIndex {
  public:
    explicit PatternIndex(const std::string& dictionary);
    // As patterns_for().
    std::string patterns_for(const WordParts& parts) const;

  private:
    std::vector<std::string> lines_;   // settings and patterns, in UTF-8, as they come
    std::vector<std::uint32_t> kept_;  // lines that are there whatever the text
    std::unordered_multimap<std::uint64_t, std::uint32_t> by_letters_;
};

// As patterns have it: libhyphen knows no capitals.
std::string lower_letters(std::string_view text);
bool is_word_letter(char32_t c);

}  // namespace postconv::pdf
