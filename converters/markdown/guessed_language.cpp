#include "converters/markdown/guessed_language.h"

#include <algorithm>
#include <set>

#include "converters/markdown/code_lines.h"
#include "converters/markdown/source_lines.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::size_t kMostBytes = 200000;  // enough to tell
constexpr std::size_t kFewestWords = 30;    // of Latin script, all different: fewer tell nothing

// Words of alphabets, characters of scripts without spaces: about as many of both in a text.
struct Census {
    int han = 0, kana = 0, hangul = 0, arabic = 0, persian = 0, hebrew = 0, latin = 0, other = 0;
    int english = 0;                    // words of Latin script that English can't do without
    std::set<std::string> latin_words;  // until there are enough of them

    int all() const { return han + kana + hangul + arabic + hebrew + latin + other; }
};

enum class Script { None, Han, Kana, Hangul, Arabic, Hebrew, Latin, Other };

Script script_of(char32_t c) {
    const auto within = [&](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (within('a', 'z') || within('A', 'Z')) return Script::Latin;
    if (c < 0xC0) return Script::None;
    if (within(0xC0, 0x24F) || within(0x1E00, 0x1EFF)) return Script::Latin;
    if (within(0x590, 0x5FF)) return Script::Hebrew;
    if (within(0x600, 0x6FF) || within(0x750, 0x77F)) return Script::Arabic;
    if (within(0x370, 0x1CFF)) return within(0x1100, 0x11FF) ? Script::Hangul : Script::Other;
    if (within(0x3041, 0x30FF)) return Script::Kana;
    if (within(0x3400, 0x4DBF) || within(0x4E00, 0x9FFF) || within(0x20000, 0x3FFFF))
        return Script::Han;
    return within(0xAC00, 0xD7AF) ? Script::Hangul : Script::None;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// How many stand at the front.
std::size_t ascii_letters(std::string_view text) {
    return std::size_t(std::ranges::find_if_not(text, is_ascii_letter) - text.begin());
}

bool is_persian(char32_t c) {
    return c == 0x067E || c == 0x0686 || c == 0x0698 || c == 0x06AF || c == 0x06CC || c == 0x06A9;
}

class CensusTaker {
  public:
    void take(std::string_view line) {
        std::size_t begin = 0;  // of the word
        Script script = Script::None;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t start = at;
            const char32_t c = next_code_point(line, at);
            const Script here = script_of(c);
            const bool has_spaces = here != Script::Han && here != Script::Kana;
            if (here != script || !has_spaces) {
                count(script, line.substr(begin, start - begin));
                begin = start;
            }
            script = here;
            if (is_persian(c)) ++census.persian;
            if (here == Script::Latin) at += ascii_letters(line.substr(at));
        }
        count(script, line.substr(begin));
    }
    Census census;

  private:
    void count(Script script, std::string_view word) {
        if (word.empty()) return;
        switch (script) {
            case Script::None:
                return;
            case Script::Han:
                ++census.han;
                return;
            case Script::Kana:
                ++census.kana;
                return;
            case Script::Hangul:
                ++census.hangul;
                return;
            case Script::Arabic:
                ++census.arabic;
                return;
            case Script::Hebrew:
                ++census.hebrew;
                return;
            case Script::Latin:
                ++census.latin;
                return latin(word);
            case Script::Other:
                ++census.other;
                return;
        }
    }

    void latin(std::string_view word) {
        if (word.size() <= kLongestEnglish && is_english(word)) ++census.english;
        if (census.latin_words.size() < kFewestWords && word.size() > 1)
            census.latin_words.insert(ascii_lower(word));
    }

    static constexpr std::size_t kLongestEnglish = 5;  // of the words below

    static bool is_english(std::string_view word) {
        constexpr std::string_view kWords[] = {"the", "of",  "and",  "to",    "that", "it",
                                               "for", "you", "with", "this",  "not",  "by",
                                               "are", "be",  "from", "which", "have"};
        constexpr std::string_view kFirstLetters = "abfhinotwyABFHINOTWY";
        return word.size() > 1 && kFirstLetters.find(word[0]) != std::string_view::npos &&
               std::ranges::find(kWords, ascii_lower(word)) != std::end(kWords);
    }
};

// Without tags, addresses and code inside the line, whose words are of no language.
std::string words_of(std::string_view line) {
    std::string words, absent;
    char closing = '\0';
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (closing == '\0') {  // as far as nothing begins
            const auto begin = line.begin() + std::ptrdiff_t(i);
            const auto plain = std::find_if(begin, line.end(), [](char c) {
                return c == '<' || c == '`' || c == '(';
            });
            words.append(begin, plain);
            i = std::size_t(plain - line.begin());
            if (i == line.size()) break;
        }
        const char c = line[i];
        if (closing != '\0') {
            if (c == closing) closing = '\0';
        } else if (c == '<' || c == '`' || (c == '(' && words.ends_with(']'))) {
            const char end = c == '<' ? '>' : c == '(' ? ')' : '`';
            if (absent.find(end) == std::string::npos) {
                closing = line.find(end, i + 1) == std::string_view::npos ? '\0' : end;
                if (closing == '\0') absent += end;
            }
            words += ' ';
        } else {
            words += c;
        }
    }
    return words;
}

std::string tag_of(const Census& census) {
    const int most = census.all() * 6 / 10;
    if (census.all() == 0) return {};
    if (census.han + census.kana > most)
        return census.kana * 20 > census.han + census.kana ? "ja" : "zh";
    if (census.hangul > most) return "ko";
    if (census.hebrew > most) return "he";
    if (census.arabic > most && census.persian * 50 < census.arabic) return "ar";
    return {};
}

}  // namespace

LanguageGuess guess_language(std::string_view markdown) {
    const SourceLines lines(markdown.substr(0, kMostBytes));
    CodeLines code;
    CensusTaker taker;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!code.contains(lines.whole(i))) taker.take(words_of(lines[i].text));
    const Census& census = taker.census;
    const int strange = census.all() - census.latin;
    const bool is_latin = census.latin >= strange;
    const bool is_other_latin =
        census.latin_words.size() >= kFewestWords && census.english * 50 < census.latin;
    return {tag_of(census), is_latin ? !is_other_latin : strange < 5};
}

}  // namespace postconv
