// Quotation marks by language. cmark's smart punctuation is English; what it made of straight
// quotes is told from what the author typed, and only the former changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postconv {

struct QuoteMarks {
    std::string_view open, close;              // of double quotes, with their inner space
    std::string_view inner_open, inner_close;  // of single ones
};
// Null where English marks are right, or where none would be better known (ja, zh).
const QuoteMarks* quotes_of(std::string_view language);

// A copy of `markdown` with typed curly quotes under guard; empty: there is nothing to guard.
std::string with_guarded_quotes(std::string_view markdown, std::string_view language);
void take_guard_off(std::string& text);

// The marks of `language` for English ones in a run of texts: those of one paragraph, in order.
// What stands between two texts and is none itself (code, a picture) is a null. An apostrophe
// stays one.
void set_quotes(const std::vector<std::string*>& run, const QuoteMarks& marks);

// The same for a text by itself, the guard taken off.
std::string with_quotes_of(std::string text, std::string_view language);

}  // namespace postconv
