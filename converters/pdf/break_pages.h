// Page breaking by optimum: pure arithmetic over a column of boxes and gaps and a column of notes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/length.h"

namespace postconv::pdf {

inline constexpr int kNeverEndPage = 10000;   // only when there is no other way
inline constexpr int kMustEndPage = -10000;

// A box is printed whole; a gap vanishes at the top and the foot of a page, and so at the top and
// the foot of a page's notes.
struct ColumnItem {
    enum class Kind { Box, Gap };
    Kind kind = Kind::Box;
    Length height;
    int penalty = 0;      // what it costs to end the page behind this box
    // What is put above it at the top of a page (a table's head, a frame's padding), and what below
    // it where a page ends behind it.
    Length head = {}, foot = {};
    // Items of the notes' column that the marks in this box bring, and those of the last of these
    // notes among them. Of an item of the notes' column itself: none.
    std::size_t notes = 0, last_note = 0;
};

struct PageOptions {
    Length height;          // of the text
    Length notes_gap;       // above the notes of a page: the space with the rule
    std::span<const ColumnItem> notes = {};  // in the order of their marks
};

// Items [first, last) of the column and of the notes; no gaps at either end. A page may have notes
// alone.
struct PageSlice {
    std::size_t first = 0, last = 0;
    std::size_t notes_first = 0, notes_last = 0;
    bool operator==(const PageSlice&) const = default;
};

// Pages at the least total cost: the penalties taken, and the square of the space left at each
// foot (the last page's, and one that must end, excepted). Space that can't be helped, since what
// comes next has no good end that fits, counts as a quarter of the page at most: a large picture
// leaves one page short, not several. A box taller than a page has one alone.
//
// Notes stand on the page of their mark. Only where they don't fit they are split, as late as there
// is room for, behind a box whose penalty is no kNeverEndPage, and never before the page's last
// note has begun; the rest comes first at the foot of the next page. Only of several notes marked
// in one box the first may be split and the others follow it, which costs more. A page with nothing
// but notes closes the column where they are not done.
std::vector<PageSlice> break_pages(std::span<const ColumnItem> column, const PageOptions& options);

}  // namespace postconv::pdf
