// The patterns of a hyphenation dictionary that a text needs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

namespace postconv::pdf {

// Every stretch of letters within the words of a text, as long as a pattern may be.
class WordParts {
  public:
    explicit WordParts(std::string_view text);
    bool contains(std::string_view letters) const;

  private:
    std::unordered_set<std::uint64_t> hashes_;
};

// A dictionary of libhyphen with those patterns alone that may match a word of the text, in UTF-8.
// Reading the 77,000 patterns of German takes libhyphen seconds, picking them out does not.
std::string patterns_for(const std::string& dictionary, const WordParts& parts);

// As patterns have it: libhyphen knows no capitals.
std::string lower_letters(std::string_view text);
bool is_word_letter(char32_t c);

}  // namespace postconv::pdf
