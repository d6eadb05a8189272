#include "tests/support/pdf_shown_codes.h"

#include <algorithm>

namespace postconv::test::pdf_check {
namespace {

constexpr std::size_t kLongestMap = std::size_t{64} << 20;

}  // namespace

FontUse* ShownCodes::font(Object font, int page) {
    if (!font.isDictionary()) return nullptr;
    FontUse& use = file_.fonts[font.getObjGen()];
    if (!use.page) {
        use.page = page;
        use.font = font;
        encodings_[&use] = encoding_of(font);
    }
    return &use;
}

void ShownCodes::show(FontUse& font, const std::string& text) {
    const Encoding& encoding = encodings_[&font];
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t bytes = length_of_code(encoding, text, at);
        unsigned code = 0;
        for (std::size_t i = at; i < std::min(at + bytes, text.size()); ++i)
            code = code << 8 | static_cast<unsigned char>(text[i]);
        if (code < font.codes.size())
            font.codes[code] = true;
        else
            font.long_codes.insert(code);
        at += bytes;
    }
}

ShownCodes::Encoding ShownCodes::encoding_of(Object font) {
    if (name_of(entry(font, "/Subtype")) != "Type0") return {};
    Encoding encoding{2, {}};
    if (const auto program = stream_bytes(entry(font, "/Encoding"), kLongestMap))
        encoding.map = read_cmap(*program);
    return encoding;
}

std::size_t ShownCodes::length_of_code(const Encoding& encoding, const std::string& text,
                                       std::size_t at) {
    unsigned code = 0;
    for (unsigned bytes = 1; bytes <= 4 && at + bytes <= text.size(); ++bytes) {
        code = code << 8 | static_cast<unsigned char>(text[at + bytes - 1]);
        for (const CMap::CodeSpace& space : encoding.map.spaces)
            if (space.bytes == bytes && code >= space.first && code <= space.last) return bytes;
    }
    return encoding.bytes;
}

}  // namespace postconv::test::pdf_check
