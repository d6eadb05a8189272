#include "converters/markdown/quotes.h"

#include <array>
#include <utility>

#include "model/text.h"

namespace postconv {
namespace {

// Code points that are no characters (Unicode, 23.7) stand for typed quotes while cmark works.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kGuards = {{
    {"“", "\xEF\xB7\x90"},
    {"”", "\xEF\xB7\x91"},
    {"‘", "\xEF\xB7\x92"},
    {"’", "\xEF\xB7\x93"},
}};

struct LanguageQuotes {
    std::string_view languages;  // "de cs": each between spaces or ends
    QuoteMarks marks;
};
// The Unicode CLDR's quotation marks; French with the narrow no-break space of its typography.
constexpr LanguageQuotes kLanguages[] = {
    {" de-CH de-LI ", {"«", "»", "‹", "›"}},
    {" fr-CH ", {"«\u202F", "\u202F»", "‹\u202F", "\u202F›"}},
    {" pt-BR ", {"“", "”", "‘", "’"}},
    {" de cs sk sl bg ", {"„", "“", "‚", "‘"}},
    {" fr ", {"«\u202F", "\u202F»", "“", "”"}},
    {" es it pt ca gl el ", {"«", "»", "“", "”"}},
    {" ru uk be ", {"«", "»", "„", "“"}},
    {" pl ro ", {"„", "”", "«", "»"}},
    {" hu ", {"„", "”", "»", "«"}},
    {" hr sr ", {"„", "”", "‘", "’"}},
    {" sv fi ", {"”", "”", "’", "’"}},
    {" nb nn no ", {"«", "»", "‘", "’"}},
};

const QuoteMarks* find_quotes(std::string_view language) {
    const std::string word = ' ' + std::string(language) + ' ';
    for (const LanguageQuotes& each : kLanguages)
        if (each.languages.find(word) != std::string_view::npos) return &each.marks;
    return nullptr;
}

bool is_word_character(char32_t c) {
    return c > 0x7F ? c < 0x2000 || c > 0x206F
                    : (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

// Replaces quotes in one paragraph, remembering what is open from text to text.
class QuoteSetter {
  public:
    explicit QuoteSetter(const QuoteMarks& marks) : marks_(marks) {}

    void set(std::string& text, char32_t behind) {
        if (text.find("\xE2\x80") == std::string::npos) return;
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t start = at;
            const char32_t c = next_code_point(text, at);
            std::size_t ahead = at;
            const char32_t next = at < text.size() ? next_code_point(text, ahead) : behind;
            if (c == U'“')
                out += marks_.open;
            else if (c == U'”')
                out += marks_.close;
            else if (c == U'‘')
                ++open_, out += marks_.inner_open;
            else if (c == U'’' && open_ > 0 && !is_word_character(next))
                --open_, out += marks_.inner_close;
            else
                out.append(text, start, at - start);
        }
        text = std::move(out);
    }

  private:
    const QuoteMarks& marks_;
    int open_ = 0;  // single quotes; the others can't be mistaken
};

}  // namespace

const QuoteMarks* quotes_of(std::string_view language) {
    if (const QuoteMarks* exact = find_quotes(language)) return exact;
    if (language.size() > 5)  // de-Latn-CH
        if (const std::size_t last = language.rfind('-'); language.size() - last == 3)
            if (const auto* marks = find_quotes(std::string(language.substr(0, 2)) +
                                                std::string(language.substr(last))))
                return marks;
    return find_quotes(language.substr(0, language.find('-')));
}

std::string with_guarded_quotes(std::string_view markdown, std::string_view language) {
    std::string guarded;
    if (!quotes_of(language)) return guarded;
    std::size_t copied = 0;
    for (std::size_t at = markdown.find("\xE2\x80"); at != std::string_view::npos;
         at = markdown.find("\xE2\x80", at + 1)) {
        for (const auto& [quote, guard] : kGuards) {
            if (markdown.substr(at, quote.size()) != quote) continue;
            guarded += markdown.substr(copied, at - copied);
            guarded += guard;
            copied = at + quote.size();
        }
    }
    if (copied > 0) guarded += markdown.substr(copied);
    return guarded;
}

void take_guard_off(std::string& text) {
    for (std::size_t at = text.find("\xEF\xB7"); at != std::string::npos;
         at = text.find("\xEF\xB7", at + 1))
        for (const auto& [quote, guard] : kGuards)
            if (text.compare(at, guard.size(), guard) == 0) text.replace(at, guard.size(), quote);
}

void set_quotes(const std::vector<std::string*>& run, const QuoteMarks& marks) {
    QuoteSetter setter(marks);
    for (std::size_t i = 0; i < run.size(); ++i) {
        if (!run[i]) continue;
        char32_t behind = ' ';
        std::size_t first = 0;
        if (i + 1 < run.size())
            behind =
                run[i + 1] && !run[i + 1]->empty() ? next_code_point(*run[i + 1], first) : U'x';
        setter.set(*run[i], behind);
    }
}

std::string with_quotes_of(std::string text, std::string_view language) {
    if (const QuoteMarks* marks = quotes_of(language)) {
        set_quotes({&text}, *marks);
        take_guard_off(text);
    }
    return text;
}

}  // namespace postconv
