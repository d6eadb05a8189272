// Hyphenation by the patterns of the document's language (F. M. Liang 1983, through libhyphen).
#pragma once

#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/text.h"

struct _HyphenDict;

namespace postconv::pdf {

class Hyphenator {
  public:
    // Starts reading the patterns that the words of `text` need in the background; an empty path
    // hyphenates nothing.
    Hyphenator(std::string dictionary_file, std::shared_ptr<const std::string> text);
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

    const _HyphenDict* dictionary();
    std::vector<int> find_points(std::string_view word);

    std::future<Dictionary> loading_;
    Dictionary dictionary_;
    std::unordered_map<std::string, std::vector<int>, TextHash, std::equal_to<>> known_;
};

}  // namespace postconv::pdf
