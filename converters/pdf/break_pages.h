// Page breaking by optimum: pure arithmetic over a column of boxes and gaps.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/length.h"

namespace postconv::pdf {

inline constexpr int kNeverEndPage = 10000;   // only when there is no other way
inline constexpr int kMustEndPage = -10000;

// A box is printed whole; a gap vanishes at the top and the foot of a page.
struct ColumnItem {
    enum class Kind { Box, Gap };
    Kind kind = Kind::Box;
    Length height;
    int penalty = 0;      // what it costs to end the page behind this box
    Length notes;         // height of the footnotes whose marks stand in it
    Length head;          // height of the table head repeated above it at the top of a page
};

struct PageOptions {
    Length height;          // of the text
    Length notes_gap;       // above the first footnote of a page: the space with the rule
};

// Items [first, last) of the column; no gaps at either end.
struct PageSlice {
    std::size_t first = 0, last = 0;
    bool operator==(const PageSlice&) const = default;
};

// Pages at the least total cost: the penalties taken, and the square of the space left at each
// foot (the last page's, and one that must end, excepted). A box taller than a page has one alone.
std::vector<PageSlice> break_pages(std::span<const ColumnItem> column, const PageOptions& options);

}  // namespace postconv::pdf
