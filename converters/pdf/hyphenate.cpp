#include "converters/pdf/hyphenate.h"

#include <hyphen.h>
#include <stdio.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr int kFewestLetters = 5;
constexpr int kFewestBefore = 2;             // letters that stay before the hyphen
constexpr std::size_t kMostWords = 100'000;  // kept; some 10 MB
constexpr int kFewestAfter = 3;              // letters that go to the next line

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019;
}

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
        if (is_word_letter(c)) {
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

std::string bytes_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct CloseFile {
    void operator()(FILE* file) const { std::fclose(file); }
};

}  // namespace

void Hyphenator::FreeDictionary::operator()(_HyphenDict* dictionary) const {
    hnj_hyphen_free(dictionary);
}

Hyphenator::Hyphenator(std::string dictionary_file, std::shared_ptr<const std::string> text) {
    if (dictionary_file.empty()) return;
    loading_ = std::async(std::launch::async, [file = std::move(dictionary_file), text] {
        return load(patterns_for(bytes_of(file), WordParts(*text)));
    });
}

Hyphenator::Hyphenator(HyphenationMemory& memory, std::shared_ptr<const std::string> text)
    : memory_(&memory), text_(std::move(text)) {
    if (memory.points_.size() > kMostWords || memory.words_.size() > kMostWords) {
        memory.points_.clear();
        memory.words_.clear();
    }
}

Hyphenator::~Hyphenator() = default;

Hyphenator::Dictionary Hyphenator::load(std::string patterns) {
    const std::unique_ptr<FILE, CloseFile> stream(fmemopen(patterns.data(), patterns.size(), "r"));
    return Dictionary(stream ? hnj_hyphen_load_file(stream.get()) : nullptr);
}

HyphenationMemory::HyphenationMemory(const std::string& dictionary_file)
    : patterns_(bytes_of(dictionary_file)) {}

void Hyphenator::meet_words_of(const std::string& text) {
    for (const std::string& word : letter_words(text))
        if (memory_->words_.insert(word).second) new_words_.insert(word);
    dictionary_ = load(memory_->patterns_.patterns_for(WordParts(new_words_)));
}

// One that has every pattern which may match within the letters.
_HyphenDict* Hyphenator::dictionary_for(const std::string& letters) {
    if (loading_.valid()) dictionary_ = loading_.get();
    if (!memory_) return dictionary_.get();
    if (text_) meet_words_of(*std::exchange(text_, nullptr));
    const auto is_new = [&](const std::string& word) { return new_words_.contains(word); };
    const std::unordered_set<std::string> words = letter_words(letters);
    if (std::ranges::all_of(words, is_new)) return dictionary_.get();
    of_one_word_ = load(memory_->patterns_.patterns_for(WordParts(words)));
    return of_one_word_.get();
}

const std::vector<int>& Hyphenator::points(std::string_view word) {
    if (const auto known = known_.find(word); known != known_.end()) return known->second;
    return known_.emplace(word, find_points(word)).first->second;
}

std::vector<int> Hyphenator::find_points(std::string_view word) {
    const Core core = core_of(word);
    if (core.letters < kFewestLetters) return {};
    const std::string letters = lower_letters(word.substr(core.begin, core.end - core.begin));
    if (letters.size() != core.end - core.begin) return {};
    std::vector<int> points;
    if (!memory_) {
        points = points_within(letters);
    } else {
        const auto [known, is_new] = memory_->points_.try_emplace(letters);
        if (is_new) known->second = points_within(letters);
        points = known->second;
    }
    for (int& point : points) point += int(core.begin);
    return points;
}

// By patterns alone. REQUIRES: small letters.
std::vector<int> Hyphenator::points_within(const std::string& letters) {
    _HyphenDict* const dictionary = dictionary_for(letters);
    if (!dictionary) return {};
    std::vector<char> marks(letters.size() + 5);
    char** replacements = nullptr;
    int *positions = nullptr, *cuts = nullptr;
    hnj_hyphen_hyphenate3(dictionary, letters.data(), int(letters.size()), marks.data(), nullptr,
                          &replacements, &positions, &cuts, kFewestBefore, kFewestAfter,
                          kFewestBefore, kFewestAfter);
    std::vector<int> points;
    std::size_t character = 0;  // as libhyphen counts in UTF-8
    for (std::size_t at = 0; at < letters.size(); ++character) {
        next_code_point(letters, at);
        const bool changes_spelling = replacements && replacements[character];
        if (at < letters.size() && (marks[character] & 1) && !changes_spelling)
            points.push_back(int(at));
    }
    for (std::size_t i = 0; replacements && i < letters.size(); ++i) free(replacements[i]);
    free(replacements);
    free(positions);
    free(cuts);
    return points;
}

}  // namespace postconv::pdf
