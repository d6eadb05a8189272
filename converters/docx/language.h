// What Word has to be told of languages and directions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/direction.h"

namespace postconv {

// w:lang (ECMA-376 part 1, 17.3.2.20): one language for each of Word's three kinds of script.
struct WordLanguages {
    std::string latin;
    std::string east_asian;
    std::string complex;
};
WordLanguages word_languages(std::string_view language);

// A tag with the region that Word's proofing tools are named by: "en" -> "en-US".
std::string with_region(std::string_view language);

// `text` cut where the direction of its letters changes; neutral characters go with what stands
// before them. Text without right-to-left letters comes back in one piece.
struct DirectedText {
    std::string_view text;
    Direction direction;
};
std::vector<DirectedText> split_by_direction(std::string_view text, Direction paragraph);

}  // namespace postconv
