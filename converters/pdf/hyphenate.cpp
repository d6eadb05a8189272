#include "converters/pdf/hyphenate.h"

#include <hyphen.h>

#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr int kFewestLetters = 5;
constexpr int kFewestBefore = 2;  // letters that stay before the hyphen
constexpr int kFewestAfter = 3;   // letters that go to the next line

bool is_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7);
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

// The longest stretch of letters in a word, when nothing but apostrophes divides it:
// "government’s", "l’établissement". A word with digits has none, nor has "mid-April".
struct Core {
    std::size_t begin = 0, end = 0;
    int letters = 0;
};
Core core_of(std::string_view word) {
    Core core, current;
    bool closed = false;  // by what is no apostrophe
    for (std::size_t i = 0; i < word.size();) {
        const std::size_t start = i;
        const char32_t c = next_code_point(word, i);
        if (c >= '0' && c <= '9') return {};
        if (is_letter(c)) {
            if (closed) return {};
            if (current.letters++ == 0) current.begin = start;
            current.end = i;
            if (current.letters > core.letters) core = current;
        } else if (core.letters > 0) {
            closed = closed || !is_apostrophe(c);
            current = {};
        }
    }
    return core;
}

// libhyphen is given lower case; patterns know no capitals.
std::string lowered(std::string_view text) {
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

}  // namespace

void Hyphenator::FreeDictionary::operator()(_HyphenDict* dictionary) const {
    hnj_hyphen_free(dictionary);
}

Hyphenator::Hyphenator(std::string dictionary_file) {
    if (dictionary_file.empty()) return;
    loading_ = std::async(std::launch::async, [file = std::move(dictionary_file)] {
        return Dictionary(hnj_hyphen_load(file.c_str()));
    });
}

Hyphenator::~Hyphenator() = default;

const _HyphenDict* Hyphenator::dictionary() {
    if (loading_.valid()) dictionary_ = loading_.get();
    return dictionary_.get();
}

const std::vector<int>& Hyphenator::points(std::string_view word) {
    if (const auto known = known_.find(word); known != known_.end()) return known->second;
    return known_.emplace(word, find_points(word)).first->second;
}

std::vector<int> Hyphenator::find_points(std::string_view word) {
    const Core core = core_of(word);
    if (core.letters < kFewestLetters || !dictionary()) return {};
    const std::string letters = lowered(word.substr(core.begin, core.end - core.begin));
    if (letters.size() != core.end - core.begin) return {};
    std::vector<char> marks(letters.size() + 5);
    char** replacements = nullptr;
    int *positions = nullptr, *cuts = nullptr;
    hnj_hyphen_hyphenate3(dictionary_.get(), letters.data(), int(letters.size()), marks.data(),
                          nullptr, &replacements, &positions, &cuts, kFewestBefore, kFewestAfter,
                          kFewestBefore, kFewestAfter);
    std::vector<int> points;
    for (std::size_t i = 0; i + 1 < letters.size(); ++i) {
        const bool changes_spelling = replacements && replacements[i];
        if ((marks[i] & 1) && !changes_spelling) points.push_back(int(core.begin + i + 1));
    }
    for (std::size_t i = 0; replacements && i < letters.size(); ++i) free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
    return points;
}

}  // namespace postconv::pdf
