// Styled text cut into what line breaking handles: words, spaces, pictures, forced line ends.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "converters/pdf/styled_text.h"

namespace postconv::pdf {

struct Piece {
    enum class Kind : std::uint8_t { Word, Space, FixedSpace, Picture, LineEnd };
    // What may happen behind the piece, when no space follows.
    enum class Break : std::uint8_t { Never, Allowed, AfterHyphen, SoftHyphen, Ideographic };
    Kind kind = Kind::Word;
    Break behind = Break::Never;
    bool literal = false;    // code, or part of an address: never hyphenated
    bool wide = false;       // a quotation mark that fills a square
    std::uint8_t level = 0;  // bidirectional embedding level (UAX #9)
    FormatId format = 0;
    std::uint32_t begin = 0, end = 0;  // bytes of the text
    const ShapedWord* word = nullptr;  // Word, Space, FixedSpace
    std::uint32_t picture = 0;         // index into StyledText::pictures
};

struct Pieces {
    std::vector<Piece> list;
    bool right_to_left = false;  // the paragraph's direction
    bool mixed = false;          // some piece runs against the direction
};

// REQUIRES: the stretches of `text` cover it.
Pieces cut_into_pieces(const StyledText& text, Typesetting& setting);

}  // namespace postconv::pdf
