// What the built-in classes and attributes of a node ask for, the same in every format. Classes are
// read as derive_classes() spells them.
#pragma once

#include <optional>
#include <string>

#include "model/direction.h"
#include "model/document.h"
#include "styles/theme.h"

namespace postconv {

enum class Side { Left, Centre, Right };

// The alignment that brings text of a direction to a side.
Alignment towards(Side side, Direction direction);

// None where the column leaves it to the text.
std::optional<Side> side_of(ColumnAlignment alignment);

struct Look {
    std::optional<Role> box;   // around the block: Epigraph, PullQuote, Sidebar, Details
    std::optional<Role> text;  // of paragraphs: Lead, Small, Caption, ...
    std::optional<Side> side;  // where lines, pictures and tables stand
    bool is_flush = false;     // paragraphs are not indented
    Direction direction = Direction::Neutral;  // Neutral: nothing asked
    std::string language;                      // BCP 47; empty: nothing asked

    bool operator==(const Look&) const = default;
};
Look look_of(const Attributes& attributes);

// Of a span: [words]{.smallcaps}.
std::optional<TextStyle> text_style_of(const Attributes& attributes);

// "center", as the class is written; the same names serve style sheets.
std::string_view name_of(Side side);

}  // namespace postconv
