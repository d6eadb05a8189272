// What the codes of a font stand for (ISO 32000-1, 9.10.3).
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace postconv::pdf {

// A ToUnicode map as cairo writes them: codes of one or two bytes, each with its own line.
struct ToUnicode {
    std::size_t code_bytes = 1;
    std::map<unsigned, std::string> texts;  // UTF-16BE in lower-case hexadecimal

    // What a string of codes stands for. Empty: some code stands for nothing.
    std::string text_of(std::string_view codes) const;
};

// The code at a byte of a string.
unsigned code_at(std::string_view codes, std::size_t at, std::size_t code_bytes);

std::string to_unicode_stream(const ToUnicode& map);

// Presentation forms of Latin ligatures (U+FB00 to U+FB04) become their letters, so that words
// with them can be searched, and what no code may stand for becomes a zero width space: `stream` is
// changed, and what it then says is read.
ToUnicode read_to_unicode(std::string& stream);

}  // namespace postconv::pdf
