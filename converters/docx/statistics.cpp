#include "converters/docx/statistics.h"

#include "model/text.h"

namespace postconv {
namespace {

bool is_space(char32_t c) {
    return c == ' ' || c == 0xA0 || c == 0x3000;
}

bool is_break(char32_t c) {
    return c == '\n' || c == '\t';
}  // ends a word, is not counted

bool is_ideograph_or_kana(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

}  // namespace

void Statistics::add_text(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (is_space(c) || is_break(c)) {
            spaces += is_space(c);
            in_word_ = false;
            continue;
        }
        ++characters;
        has_text_ = true;
        const bool alone = is_ideograph_or_kana(c);
        if (alone || !in_word_) ++words;
        in_word_ = !alone;
    }
}

void Statistics::end_paragraph() {
    if (has_text_) ++paragraphs;
    in_word_ = has_text_ = false;
}

}  // namespace postconv
