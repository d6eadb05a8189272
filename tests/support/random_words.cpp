#include "tests/support/random_nodes.h"

namespace postconv::test {
namespace {

using namespace rc;

Gen<std::string> one_of(std::vector<std::string> words) {
    return gen::elementOf(std::move(words));
}

Gen<std::string> plain_word() {
    return one_of({"a", "the", "and", "reading", "office", "naïve", "Straße", "I", "flowing",
                   "1,234", "well-known", "“quoted”", "end.", "Really?", "(so)", "fine—or",
                   "Übermaß", "x"});
}

// Writing systems other than Latin: lines break elsewhere, or run the other way.
Gen<std::string> foreign_word() {
    return one_of({"国際化とは何か。", "中文排版，標點「符號」！", "한국어 문장", "مرحبا بالعالم",
                   "(٣ كتب)", "שלום עולם 12", "क्षत्रिय", "ภาษาไทยไม่มีช่องว่าง", "Ελληνικά", "Москва",
                   "ខ្មែរ", "தமிழ்", "Հայերեն"});
}

// Emoji, combining marks, characters beyond the basic plane and those that no font has.
Gen<std::string> rare_word() {
    return one_of({"👩‍👩‍👧‍👦", "🇩🇪🇫🇷", "👍🏽", "1️⃣", "☺︎☺️", "ẹ́̂̃",
                   "Z̷̢̛a̴l̸g̵o̷", "𝄞𝔐", "𒀀𓀀", "ﬁﬀ", "\uFFFD", "\uE000", "\u0378", "\U0010FFFD", "\u0301",
                   "½⅓", "∑∫√", "…––", "㊙️"});
}

// Characters that steer others and can't be seen.
Gen<std::string> invisible_word() {
    return one_of({"soft\u00ADhyphen\u00ADation", "no\u00A0break", "zero\u200Bwidth",
                   "join\u2060er", "\u200E", "\u200F", "\u202Eoverride", "\u2066iso\u2069",
                   "\u2068open", "\uFEFF", "fixed\u2003space", "thin\u202F%", "line\u2028apart",
                   "para\u2029apart", "\u3000", "\U0001F3F4", "\u00AD", "\u034F", "\U000E0041"});
}

// What other programs would take for their own.
Gen<std::string> raw_word() {
    return one_of({"<script>alert(1)</script>",
                   "&amp;",
                   "]]>",
                   "<!--",
                   "%s%n",
                   "\\(x\\)",
                   "{title}",
                   "{{ x }}",
                   "'\"",
                   "=1+1",
                   "$x^2$",
                   "(((",
                   "\\",
                   "/",
                   "#",
                   "%",
                   "*",
                   "[",
                   "--",
                   "EMC",
                   "endstream",
                   "https://example.org/a/very/long/address?with=many&parts=1"});
}

Gen<std::string> long_word() {
    return gen::map(gen::pair(gen::inRange(30, 300), one_of({"m", "ab", "字", "ש", "é", "_", "😀"})),
                    [](const std::pair<int, std::string>& made) {
                        std::string word;
                        for (int i = 0; i < made.first; ++i) word += made.second;
                        return word;
                    });
}

}  // namespace

Gen<std::string> any_word() {
    return gen::weightedOneOf<std::string>({{30, plain_word()},
                                            {4, foreign_word()},
                                            {3, rare_word()},
                                            {2, invisible_word()},
                                            {2, raw_word()},
                                            {1, long_word()}});
}

Gen<std::string> any_words() {
    return gen::map(gen::container<std::vector<std::string>>(any_word()),
                    [](const std::vector<std::string>& words) {
                        std::string text;
                        for (const std::string& word : words)
                            text += (text.empty() ? "" : " ") + word;
                        return text;
                    });
}

Gen<std::string> any_address() {
    return one_of({"https://example.org/", "#a", "#b", "#ü", "#nowhere", "#", "",
                   "mailto:a@example.org", "https://例え.jp/パス?q=ü#x", "http://exa mple/<\"&'>",
                   "javascript:alert(1)", "b.md", "b.md#c", "../up.html",
                   "https://example.org/%zz(((", "tel:+49 1", "HTTP://X.Y"});
}

Gen<std::string> any_picture() {
    return one_of({"flag.png", "turned.jpg", "dot.gif", "drawing.svg", "photo.webp", "wide.png",
                   "broken.png", "lost.png", "https://example.org/far.png", ""});
}

Gen<std::string> any_language() {
    // Not German: its hyphenation patterns take longer to read than the rest of a test.
    return one_of({"en", "it", "fr-CH", "ar", "he", "ja", "zh-Hant", "hi", "th", "tlh", "es"});
}

}  // namespace postconv::test
