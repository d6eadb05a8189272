// Hyphenation by the patterns of the document's language (F. M. Liang 1983, through libhyphen).
#pragma once

#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "converters/pdf/hyphenation_patterns.h"
#include "model/text.h"

struct _HyphenDict;

namespace postconv::pdf {

// What is known of one dictionary, kept from one text to the next.
class HyphenationMemory {
  public:
    explicit HyphenationMemory(const std::string& dictionary_file);

  private:
    friend class Hyphenator;

    PatternIndex patterns_;
    // Words of texts before: their patterns are in no dictionary of this text.
    std::unordered_set<std::string> words_;
    // Of letters without what stands around them.
    std::unordered_map<std::string, std::vector<int>> points_;
};

class Hyphenator {
  public:
    // Starts reading the patterns that the words of `text` need in the background; an empty path
    // hyphenates nothing.
    Hyphenator(std::string dictionary_file, std::shared_ptr<const std::string> text);
    // The same with the patterns of words alone that `memory` has not met; it must outlive this.
    Hyphenator(HyphenationMemory& memory, std::shared_ptr<const std::string> text);
    ~Hyphenator();

    // Byte offsets in `word` before which a hyphen may stand, ascending. Punctuation around the
    // letters is passed over; words under five letters and words with digits stay whole. The word
    // must be one of the text.
    const std::vector<int>& points(std::string_view word);

  private:
    struct FreeDictionary {
        void operator()(_HyphenDict* dictionary) const;
    };
    using Dictionary = std::unique_ptr<_HyphenDict, FreeDictionary>;

    static Dictionary load(std::string patterns);
    void meet_words_of(const std::string& text);
    _HyphenDict* dictionary_for(const std::string& letters);
    std::vector<int> find_points(std::string_view word);
    std::vector<int> points_within(const std::string& letters);

    HyphenationMemory* memory_ = nullptr;
    std::shared_ptr<const std::string> text_;    // whose words `memory_` has not met yet
    std::unordered_set<std::string> new_words_;  // that `dictionary_` has the patterns of
    Dictionary of_one_word_;
    std::future<Dictionary> loading_;
    Dictionary dictionary_;
    std::unordered_map<std::string, std::vector<int>, TextHash, std::equal_to<>> known_;
};

}  // namespace postconv::pdf
