// Which way text runs.
#pragma once

#include <string_view>

#include "model/document.h"

namespace postconv {

enum class Direction { Neutral, LeftToRight, RightToLeft };

// Of a character: strong left (L), strong right (R, AL), or neither (Unicode Standard Annex 9).
Direction direction_of(char32_t c);

// Of the first character that has one (rules P2 and P3, without isolates).
Direction first_direction(std::string_view text);
Direction first_direction(const Inlines& inlines);  // code counts, pictures don't

// False when it is certain from a glance at the bytes.
bool may_hold_right_to_left(std::string_view text);

// "ar", "he-IL", "fa": whether the language's usual script runs from right to left.
bool is_right_to_left(std::string_view language);
// As the document says, else by its language.
bool is_right_to_left(const Metadata& metadata);

}  // namespace postconv
