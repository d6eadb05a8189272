// Quotation marks and dashes by language. cmark's smart punctuation is English; what it made of
// straight quotes and hyphens is told from what the author typed, and only the former changes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace postconv {

// What becomes of a dash that was written as hyphens.
enum class DashCustom {
    AsWritten,  // "--" is an en dash, "---" an em dash
    SpacedEn,   // an em dash between spaces is an en dash: German, Danish, Polish, ...
    SpacedEm,   // one between spaces is an em dash that starts no line: Russian
    Double,     // one beside Chinese or Japanese is two em dashes
};

struct LanguageMarks {
    std::string_view open, close;              // of double quotes, with their inner space
    std::string_view inner_open, inner_close;  // of single ones
    DashCustom dashes = DashCustom::AsWritten;
};
// English ones where no others are known to be right. Lives as long as the program.
const LanguageMarks& marks_of(std::string_view language);

// Whether any mark of a text in `language` may have to change; `markdown` may name others in it.
bool needs_marks(std::string_view markdown, std::string_view language);

// A copy of `markdown` with typed quotes and dashes under guard.
std::string with_guarded_marks(std::string_view markdown);
void take_guard_off(std::string& text);

// A text of a run and the marks of its language. Null: something else stands here (code, a
// picture).
struct MarkedText {
    std::string* text = nullptr;
    const LanguageMarks* marks = nullptr;
};
// The marks of each text's language for English ones in a run: the texts of one paragraph, in
// order. An apostrophe stays one.
void set_marks(const std::vector<MarkedText>& run);

// The same for a text by itself, the guard taken off.
std::string with_marks_of(std::string text, std::string_view language);

// A value of the front matter without its markup, with the marks of `language`.
std::string prose_of_field(std::string_view markdown, std::string_view language);

}  // namespace postconv
