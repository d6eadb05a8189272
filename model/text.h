// Text helpers that several stages need: plain text of inlines, slugs, UTF-8.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace postconv {

// What a reader would hear: breaks are spaces, images their alternative text, note marks nothing.
std::string plain_text(const Inlines& inlines);
std::string plain_text(const Blocks& blocks);  // paragraphs joined by one space

// "Looking Forward!" -> "looking-forward": GitHub's rule, so that links written for GitHub hold.
// Letters and digits of any script stay, ASCII is lowered, spaces become hyphens, the rest goes.
std::string slug(std::string_view text);

// The same for what is not ASCII, which is most of no text.
char32_t next_wide_code_point(std::string_view text, std::size_t& position);

// Decodes the code point at `position` and moves past it. Bytes that are not UTF-8 give U+FFFD,
// one byte at a time. REQUIRES: position < text.size().
inline char32_t next_code_point(std::string_view text, std::size_t& position) {
    const auto lead = static_cast<unsigned char>(text[position]);
    if (lead >= 0x80) return next_wide_code_point(text, position);
    ++position;
    return lead;
}
void append_utf8(std::string& text, char32_t code_point);
bool is_valid_utf8(std::string_view text);

// ASCII only: what a locale would change must not change with the machine.
// Lets a map of strings be searched with a string_view.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
        return std::hash<std::string_view>()(text);
    }
};

bool is_ascii_space(char c);
bool is_digit(char c);
std::string ascii_lower(std::string_view text);
std::string_view trimmed(std::string_view text);
// Single-character edits between two words (Levenshtein 1966), for "did you mean".
std::size_t edit_distance(std::string_view a, std::string_view b);
std::string percent_decoded(std::string_view text);  // "a%20b" -> "a b"
bool starts_with_scheme(std::string_view target);  // "https:", "mailto:", "data:", ...

}  // namespace postconv
