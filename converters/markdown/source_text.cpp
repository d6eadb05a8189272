#include "converters/markdown/source_text.h"

#include <algorithm>

#include "model/text.h"

namespace postconv {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_utf16(std::string_view text) {
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

// RFC 2781, 2.2; by the byte order mark. Halves of a pair that stand alone, and a byte that is
// left over, become the byte FF: no UTF-8, so that it is warned of with the rest.
std::string from_utf16(std::string_view text) {
    const std::size_t high = text.front() == '\xFE' ? 0 : 1;
    const auto unit = [&](std::size_t i) {
        return (char32_t(static_cast<unsigned char>(text[i + high])) << 8) |
               static_cast<unsigned char>(text[i + 1 - high]);
    };
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 2; i + 1 < text.size(); i += 2) {
        const char32_t c = unit(i);
        const bool is_lead = c >= 0xD800 && c < 0xDC00 && i + 3 < text.size();
        const char32_t trail = is_lead ? unit(i + 2) : 0;
        if (trail >= 0xDC00 && trail < 0xE000) {
            append_utf8(out, 0x10000 + ((c - 0xD800) << 10) + (trail - 0xDC00));
            i += 2;
        } else if (c >= 0xD800 && c < 0xE000) {
            out += '\xFF';
        } else {
            append_utf8(out, c);
        }
    }
    if (text.size() % 2 != 0) out += '\xFF';
    return out;
}

bool is_plain_ascii(char c) {
    return c >= ' ' && c < '\x7F';
}

// Control characters of ASCII and Latin-1; the last two code points of each plane, which are no
// characters and two of which XML 1.0 has no place for; and the mark of an object that is not there
// (Unicode, 23.8), with which the PDF's lines hold the places of pictures.
bool is_unprintable(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c & 0xFFFE) == 0xFFFE || c == 0xFFFC;
}

// Cairo draws none of them, and the reader has its own uses for them until it is done.
bool is_noncharacter(char32_t c) { return c >= 0xFDD0 && c <= 0xFDEF; }

bool is_clean(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        if (is_plain_ascii(text[i])) {
            ++i;
        } else if (is_unprintable(next_code_point(text, i))) {
            return false;
        }
    }
    return true;
}

}  // namespace

std::string clean_source(std::string_view text, int source, Diagnostics& diagnostics) {
    std::string decoded;
    if (is_utf16(text)) text = decoded = from_utf16(text);
    if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
    std::string clean;
    clean.reserve(text.size());
    int line = 1;
    bool warned = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        while (i < text.size() && is_plain_ascii(text[i])) ++i;
        clean.append(text, start, i - start);
        if (i == text.size()) break;
        const std::size_t at = i;
        const char32_t c = next_code_point(text, i);
        if (c == 0xFFFD && i - at == 1 && !warned) {
            diagnostics.warn(
                "not-utf8", {source, line, 0, line, 0}, "the text is not valid UTF-8 here",
                "save the file as UTF-8; what could not be read shows as \xEF\xBF\xBD");
            warned = true;
        }
        if (c == '\n' || c == '\r') {
            if (c == '\r' && i < text.size() && text[i] == '\n') ++i;
            clean += '\n';
            ++line;
        } else if (c == '\t' || c == '\f' || (!is_unprintable(c) && !is_noncharacter(c))) {
            append_utf8(clean, c);
        }
    }
    return clean;
}

void append_prose(std::string& prose, std::string_view text) {
    if (is_clean(text)) {
        prose += text;
        return;
    }
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (c == '\t' || c == '\n' || c == '\r')
            prose += ' ';
        else if (!is_unprintable(c))
            append_utf8(prose, c);
    }
}

std::string code_text(std::string_view text) {
    std::string code;
    code.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (c == '\t' || c == '\n' || !is_unprintable(c)) append_utf8(code, c);
    }
    return code;
}

}  // namespace postconv
