#include "converters/pdf/finish/to_unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace postconv::pdf {
namespace {

// What a code may not stand for (ISO 14289-1, 7.21.7) says nothing, as a zero width space does.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kRespelt = {{
    {" <feff>", " <200b>"},
    {" <0000>", " <200b>"},
    {" <fb00>", " <00660066>"},
    {" <fb01>", " <00660069>"},
    {" <fb02>", " <0066006c>"},
    {" <fb03>", " <006600660069>"},
    {" <fb04>", " <00660066006c>"},
}};

void respell(std::string& stream) {
    for (const auto& [written, meant] : kRespelt)
        for (std::size_t at = stream.find(written); at != std::string::npos;
             at = stream.find(written, at + meant.size()))
            stream.replace(at, written.size(), meant);
}

// The digits between the next "<" and ">", at most before `end`; moves behind them.
std::string_view next_digits(std::string_view stream, std::size_t& at, std::size_t end) {
    const std::size_t open = stream.find('<', at);
    const std::size_t close = stream.find('>', open);
    if (close == std::string_view::npos || close > end) {
        at = end;
        return {};
    }
    at = close + 1;
    return stream.substr(open + 1, close - open - 1);
}

}  // namespace

unsigned code_at(std::string_view codes, std::size_t at, std::size_t code_bytes) {
    unsigned code = 0;
    for (std::size_t i = 0; i < code_bytes; ++i)
        code = code << 8 | static_cast<unsigned char>(codes[at + i]);
    return code;
}

std::string to_unicode_stream(const ToUnicode& map) {
    constexpr std::size_t kAtOnce = 100;  // lines of a section (Adobe technical note 5014)
    const std::size_t digits = map.code_bytes * 2;
    const auto code = [&](unsigned number) {
        std::string text(digits, '0');
        for (std::size_t i = digits; i-- > 0; number >>= 4)
            text[i] = "0123456789abcdef"[number & 15];
        return '<' + text + '>';
    };
    std::string out =
        "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo"
        "<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n"
        "/CMapType 2 def\n1 begincodespacerange\n" +
        code(0) + code(~0U) + "\nendcodespacerange\n";
    std::size_t left = map.texts.size(), in_section = 0;
    for (const auto& [number, text] : map.texts) {
        if (in_section == 0) {
            in_section = std::min(left, kAtOnce);
            out += std::to_string(in_section) + " beginbfchar\n";
        }
        out += code(number) + '<' + text + ">\n";
        --left;
        if (--in_section == 0) out += "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n";
}

std::string ToUnicode::text_of(std::string_view codes) const {
    std::string text;
    for (std::size_t at = 0; at + code_bytes <= codes.size(); at += code_bytes) {
        const auto found = texts.find(code_at(codes, at, code_bytes));
        if (found == texts.end()) return {};
        text += found->second;
    }
    return text;
}

ToUnicode read_to_unicode(std::string& stream) {
    respell(stream);
    ToUnicode map;
    const std::string_view view = stream;
    for (std::size_t at = view.find("beginbfchar"); at != std::string_view::npos;
         at = view.find("beginbfchar", at)) {
        const std::size_t end = std::min(view.find("endbfchar", at), view.size());
        while (at < end) {
            const std::string_view code = next_digits(view, at, end);
            if (code.empty()) break;
            unsigned number = 0;
            std::from_chars(code.data(), code.data() + code.size(), number, 16);
            map.code_bytes = code.size() / 2;
            map.texts[number] = next_digits(view, at, end);
        }
        at = end;
    }
    return map;
}

}  // namespace postconv::pdf
