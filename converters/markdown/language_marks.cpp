#include "converters/markdown/language_marks.h"

#include <algorithm>
#include <array>
#include <utility>

#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/scripts.h"
#include "model/language.h"
#include "model/text.h"

namespace postconv {
namespace {

// Code points that are no characters (Unicode, 23.7) stand for typed marks while cmark works,
// between hyphens (U+2010): cmark asks whether what stands beside a "*" is punctuation.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kGuards = {{
    {"“", "\u2010\uFDD0\u2010"},
    {"”", "\u2010\uFDD1\u2010"},
    {"‘", "\u2010\uFDD2\u2010"},
    {"’", "\u2010\uFDD3\u2010"},
    {"–", "\u2010\uFDD4\u2010"},
    {"—", "\u2010\uFDD5\u2010"},
}};
constexpr std::string_view kGuardStart = "\u2010\xEF\xB7";

struct MarksOfLanguages {
    std::string_view languages;  // "de cs": each between spaces
    LanguageMarks marks;
};
using enum DashCustom;
constexpr LanguageMarks kEnglish{"“", "”", "‘", "’"};
// The Unicode CLDR's quotation marks; French with the narrow no-break space of its typography.
constexpr MarksOfLanguages kLanguages[] = {
    {" de-CH de-LI ", {"«", "»", "‹", "›", SpacedEn}},
    {" fr-CH ", {"«\u202F", "\u202F»", "‹\u202F", "\u202F›"}},
    {" pt-BR ", {"“", "”", "‘", "’"}},
    {" de cs sk sl bg ", {"„", "“", "‚", "‘", SpacedEn}},
    {" fr ", {"«\u202F", "\u202F»", "“", "”"}},
    {" es it pt ca gl el ", {"«", "»", "“", "”"}},
    {" ru uk be ", {"«", "»", "„", "“", SpacedEm}},
    {" pl ro ", {"„", "”", "«", "»", SpacedEn}},
    {" hu ", {"„", "”", "»", "«", SpacedEn}},
    {" hr sr ", {"„", "”", "‘", "’", SpacedEn}},
    {" sv fi ", {"”", "”", "’", "’", SpacedEn}},
    {" nb nn no ", {"«", "»", "‘", "’", SpacedEn}},
    {" da nl ", {"“", "”", "‘", "’", SpacedEn}},
    {" zh ja ", {"“", "”", "‘", "’", Double}},
};

const LanguageMarks* find_marks(std::string_view language) {
    const std::string word = ' ' + std::string(language) + ' ';
    for (const MarksOfLanguages& each : kLanguages)
        if (each.languages.find(word) != std::string_view::npos) return &each.marks;
    return nullptr;
}

bool is_word_character(char32_t c) {
    return c > 0x7F ? c < 0x2000 || c > 0x206F
                    : (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

char32_t last_character(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
    }
    const std::string_view last = text.substr(std::min(at, text.size()));
    std::size_t begin = 0;
    return last.empty() ? U' ' : next_code_point(last, begin);
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\u00A0';
}

// Replaces marks in one paragraph, remembering what is open from text to text.
class MarkSetter {
  public:
    void set(const MarkedText& marked, char32_t behind) {
        std::string& text = *marked.text;
        if (text.find("\xE2\x80") == std::string::npos) return note_end(text);
        std::string out;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t start = at;
            const char32_t c = next_code_point(text, at);
            std::size_t ahead = at;
            const char32_t next = at < text.size() ? next_code_point(text, ahead) : behind;
            if (!set_quote(c, next, *marked.marks, out) && !set_dash(c, next, *marked.marks, out))
                out.append(text, start, at - start);
        }
        text = std::move(out);
        note_end(text);
    }
    void note_end(std::string_view text) { before_ = last_character(text); }

  private:
    bool set_quote(char32_t c, char32_t next, const LanguageMarks& marks, std::string& out) {
        if (c == U'“')
            out += marks.open;
        else if (c == U'”')
            out += marks.close;
        else if (c == U'‘')
            ++open_, out += marks.inner_open;
        else if (c == U'’' && open_ > 0 && !is_word_character(next))
            --open_, out += marks.inner_close;
        else
            return false;
        return true;
    }

    bool set_dash(char32_t c, char32_t next, const LanguageMarks& marks, std::string& out) {
        if (c != U'–' && c != U'—') return false;
        const char32_t before = out.empty() ? before_ : last_character(out);
        const bool is_spaced = is_space(before) && is_space(next);
        switch (marks.dashes) {
            case DashCustom::AsWritten:
                return false;
            case DashCustom::SpacedEn:
                if (is_spaced) out += "–";
                return is_spaced;
            case DashCustom::SpacedEm:
                if (!is_spaced) return false;
                if (out.ends_with(' ')) out.replace(out.size() - 1, 1, "\u00A0");
                out += "—";
                return true;
            case DashCustom::Double:
                if (!is_cjk(before) && !is_cjk(next)) return false;
                out += "——";
                return true;
        }
        return false;
    }

    char32_t before_ = U' ';
    int open_ = 0;  // single quotes; the others can't be mistaken
};

}  // namespace

const LanguageMarks& marks_of(std::string_view language) {
    if (const LanguageMarks* exact = find_marks(language)) return *exact;
    const std::string primary = primary_subtag(language);
    if (language.size() > 5)  // de-Latn-CH
        if (const std::size_t last = language.rfind('-'); language.size() - last == 3)
            if (const auto* marks = find_marks(primary + std::string(language.substr(last))))
                return *marks;
    const LanguageMarks* marks = find_marks(primary);
    return marks ? *marks : kEnglish;
}

bool needs_marks(std::string_view markdown, std::string_view language) {
    return &marks_of(language) != &kEnglish || markdown.find("lang=") != std::string_view::npos;
}

std::string with_guarded_marks(std::string_view markdown) {
    std::string guarded;
    std::size_t copied = 0;
    for (std::size_t at = markdown.find("\xE2\x80"); at != std::string_view::npos;
         at = markdown.find("\xE2\x80", at + 1)) {
        for (const auto& [mark, guard] : kGuards) {
            if (markdown.substr(at, mark.size()) != mark) continue;
            guarded += markdown.substr(copied, at - copied);
            guarded += guard;
            copied = at + mark.size();
        }
    }
    return guarded.append(markdown.substr(copied));
}

namespace {

// U+FDD0 to U+FDEF that the source wrote as entities: ours have been taken off.
void drop_noncharacters(std::string& text) {
    for (std::size_t at = text.find("\xEF\xB7"); at != std::string::npos;
         at = text.find("\xEF\xB7", at)) {
        const auto last = static_cast<unsigned char>(at + 2 < text.size() ? text[at + 2] : 0);
        if (last >= 0x90 && last <= 0xAF) text.erase(at, 3);
        else ++at;
    }
}

}  // namespace

void take_guard_off(std::string& text) {
    for (std::size_t at = text.find(kGuardStart); at != std::string::npos;
         at = text.find(kGuardStart, at + 1))
        for (const auto& [mark, guard] : kGuards)
            if (text.compare(at, guard.size(), guard) == 0) text.replace(at, guard.size(), mark);
    drop_noncharacters(text);
}

void set_marks(const std::vector<MarkedText>& run) {
    MarkSetter setter;
    for (std::size_t i = 0; i < run.size(); ++i) {
        if (!run[i].text) {
            setter.note_end("x");
            continue;
        }
        char32_t behind = ' ';
        std::size_t first = 0;
        if (i + 1 < run.size()) {
            const std::string* next = run[i + 1].text;
            behind = next && !next->empty() ? next_code_point(*next, first) : U'x';
        }
        setter.set(run[i], behind);
    }
}

std::string with_marks_of(std::string text, std::string_view language) {
    set_marks({{&text, &marks_of(language)}});
    take_guard_off(text);
    return text;
}

std::string prose_of_field(std::string_view markdown, std::string_view language) {
    return with_marks_of(without_markup(with_guarded_marks(markdown)), language);
}

}  // namespace postconv
