// Marks that fill a square in Chinese and Japanese text (W3C, clreq 3.1 and jlreq 3.1).
#pragma once

#include <string_view>

namespace postconv::pdf {

bool is_ideographic(char32_t c);

// Curly quotation marks, which Latin text has too.
bool is_quotation_mark(char32_t c);
bool opens_quotation(char32_t c);

// Whether c, between what stands before and after it, spaces and other quotation marks left out
// (0: nothing), belongs to the ideographs there. REQUIRES: is_quotation_mark(c).
bool is_wide_quotation_mark(char32_t before, char32_t c, char32_t after);

// Whether the empty halves of two marks meet, so that half a square is taken away between them.
// Quotation marks among them are wide ones.
bool marks_close_up(char32_t first, char32_t second);

// Whether a line may end between them. REQUIRES: one of them is a wide quotation mark.
bool may_end_line_between(char32_t first, char32_t second);

}  // namespace postconv::pdf
