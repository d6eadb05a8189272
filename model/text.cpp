#include "model/text.h"

#include <algorithm>
#include <numeric>

#include "model/visit.h"

namespace postconv {
namespace {

void append_plain(std::string& out, const Inlines& inlines) {
    for (const Inline& node : inlines) {
        match(
            node, [&](const Text& n) { out += n.text; }, [&](const SoftBreak&) { out += ' '; },
            [&](const LineBreak&) { out += ' '; },
            [&](const Styled& n) { append_plain(out, n.content); },
            [&](const Code& n) { out += n.text; },
            [&](const Link& n) { append_plain(out, n.content); },
            [&](const Image& n) { out += n.alt; }, [](const NoteReference&) {},
            [&](const Span& n) { append_plain(out, n.content); });
    }
}

bool is_ascii_alphanumeric(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Punctuation and spaces outside ASCII that a slug drops; everything else there counts as a letter.
bool is_symbol(char32_t c) {
    return (c >= 0x80 && c < 0xC0 && c != 0xAA && c != 0xB5 && c != 0xBA) || c == 0xD7 ||
           c == 0xF7 || (c >= 0x2000 && c <= 0x2BFF) || (c >= 0x3000 && c <= 0x3004) ||
           (c >= 0x3008 && c <= 0x3020) || (c >= 0xFE10 && c <= 0xFE6F) ||
           (c >= 0xFF00 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
           (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) || c >= 0x1F000;
}

}  // namespace

std::string plain_text(const Inlines& inlines) {
    std::string text;
    append_plain(text, inlines);
    return text;
}

std::string plain_text(const Blocks& blocks) {
    std::string text;
    walk(blocks, {.block =
                      [&](const Block& block) {
                          if (!text.empty() && text.back() != ' ') text += ' ';
                          if (const auto* code = std::get_if<CodeBlock>(&block.kind))
                              text += code->text;
                      },
                  .text =
                      [&](const Inline& node) {
                          if (const auto* leaf = std::get_if<Text>(&node.kind)) text += leaf->text;
                          if (const auto* code = std::get_if<Code>(&node.kind)) text += code->text;
                          if (std::holds_alternative<SoftBreak>(node.kind) ||
                              std::holds_alternative<LineBreak>(node.kind))
                              text += ' ';
                      }});
    return std::string(trimmed(text));
}

std::string slug(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        if (c < 0x80) {
            if (is_ascii_alphanumeric(c) || c == '-' || c == '_')
                result += char(c >= 'A' && c <= 'Z' ? c + 32 : c);
            else if (c == ' ')
                result += '-';
        } else if (!is_symbol(c)) {
            append_utf8(result, c);
        }
    }
    return result;
}

char32_t next_wide_code_point(std::string_view text, std::size_t& position) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(position);
    const int length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    const auto invalid = [&] {
        ++position;
        return char32_t{0xFFFD};
    };
    if (length == 0 || lead > 0xF4 || position + std::size_t(length) > text.size())
        return invalid();
    auto code = char32_t(lead & (0xFF >> (length + 1)));
    for (int i = 1; i < length; ++i) {
        const unsigned char next = byte(position + std::size_t(i));
        if ((next & 0xC0) != 0x80) return invalid();
        code = (code << 6) | (next & 0x3F);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return invalid();
    position += std::size_t(length);
    return code;
}

void append_utf8(std::string& text, char32_t c) {
    const auto push = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (c < 0x80) {
        push(c);
    } else if (c < 0x800) {
        push(0xC0 | (c >> 6));
        push(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        push(0xE0 | (c >> 12));
        push(0x80 | ((c >> 6) & 0x3F));
        push(0x80 | (c & 0x3F));
    } else {
        push(0xF0 | (c >> 18));
        push(0x80 | ((c >> 12) & 0x3F));
        push(0x80 | ((c >> 6) & 0x3F));
        push(0x80 | (c & 0x3F));
    }
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t start = i;
        if (next_code_point(text, i) == 0xFFFD && i - start == 1) return false;
    }
    return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::string ascii_lower(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return lowered;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
    return text;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row.back();
}

std::string percent_decoded(std::string_view text) {
    const auto digit = [](char c) {
        return c >= '0' && c <= '9'   ? c - '0'
               : c >= 'a' && c <= 'f' ? c - 'a' + 10
               : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                      : -1;
    };
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 &&
                            digit(text[i + 2]) >= 0;
        decoded += escape ? char(digit(text[i + 1]) * 16 + digit(text[i + 2])) : text[i];
        if (escape) i += 2;
    }
    return decoded;
}

bool starts_with_scheme(std::string_view target) {
    const std::size_t colon = target.find(':');
    if (colon == std::string_view::npos || colon < 2) return false;  // "C:\..." is no scheme
    const auto in_scheme = [](char c) {
        return is_ascii_alphanumeric(static_cast<unsigned char>(c)) || c == '+' || c == '-' ||
               c == '.';
    };
    return std::all_of(target.begin(), target.begin() + std::ptrdiff_t(colon), in_scheme);
}

}  // namespace postconv
