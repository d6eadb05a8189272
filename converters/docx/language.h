// What Word has to be told of languages and directions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

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
bool is_right_to_left(std::string_view language);

enum class Direction { Neutral, LeftToRight, RightToLeft };

// Of the first character that has one (Unicode Bidirectional Algorithm, rules P2 and P3, without
// isolates).
Direction first_direction(std::string_view text);
Direction first_direction(const Inlines& inlines);

// `text` cut where the direction of its letters changes; neutral characters go with what stands
// before them. Text without right-to-left letters comes back in one piece.
struct DirectedText {
    std::string_view text;
    Direction direction;
};
std::vector<DirectedText> split_by_direction(std::string_view text, Direction paragraph);

}  // namespace postconv
