#include "converters/pdf/wide_marks.h"

namespace postconv::pdf {
namespace {

bool is_in(std::u32string_view list, char32_t c) { return list.find(c) != list.npos; }

bool opens(char32_t c) { return is_in(U"“‘（《〈「『【〔〖［｛", c); }
// Their ink stands at the left.
bool closes(char32_t c) { return is_in(U"”’）》〉」』】〕〗］｝、。，．", c); }
bool stops(char32_t c) { return is_in(U"：；！？", c); }
bool begins_no_line(char32_t c) { return closes(c) || stops(c) || is_in(U"…—·・ー々", c); }

}  // namespace

bool is_ideographic(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFD);
}

bool is_quotation_mark(char32_t c) { return c == U'“' || c == U'”' || c == U'‘' || c == U'’'; }

bool opens_quotation(char32_t c) { return c == U'“' || c == U'‘'; }

bool is_wide_quotation_mark(char32_t before, char32_t c, char32_t after) {
    if (is_ideographic(before) || is_ideographic(after)) return true;
    return opens_quotation(c) ? before == 0 : after == 0;
}

bool marks_close_up(char32_t first, char32_t second) {
    if (opens(second)) return opens(first) || closes(first) || stops(first);
    return closes(first) && (closes(second) || stops(second));
}

bool may_end_line_between(char32_t first, char32_t second) {
    const bool is_space = first == ' ' || second == ' ' || first == 0xA0 || second == 0xA0;
    return !is_space && !opens(first) && !begins_no_line(second);
}

}  // namespace postconv::pdf
