// Line breaking by total fit (D. E. Knuth and M. F. Plass, "Breaking Paragraphs into Lines", 1981):
// pure arithmetic over boxes, glue and penalties.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "model/length.h"

namespace postconv::pdf {

inline constexpr int kNeverBreak = 10000;
inline constexpr int kMustBreak = -10000;

// A box has width; glue has width, stretch and shrink and vanishes at a break; a penalty says what
// a break there costs, and its width is what the break adds (a hyphen).
struct LineItem {
    enum class Kind : std::uint8_t { Box, Glue, Penalty };
    Kind kind = Kind::Box;
    bool is_hyphen = false;
    int penalty = 0;
    Length width;
    Length stretch, shrink;  // of glue
    Length give;             // of a box: what its glyphs may be widened or narrowed by
    // How far it stands in the margin at a line's start or end: of a box, and of a hyphen.
    Length hang_start, hang_end;
    std::uint32_t piece = 0;   // what it was made from: for the caller
    std::uint32_t offset = 0;  // byte offset behind it within that piece
};

struct BreakOptions {
    Length width;
    std::vector<Length> first_widths = {};  // of the first lines, one each: beside an initial
    // Stretch that every line may take up beside its own: a ragged margin. Zero when justified.
    Length ragged_stretch = {};
    double tolerance = 1.0;      // most that a line's glue may be stretched, in multiples
    // Give the best there is even where lines overflow or gape, or a third in a row ends in a
    // hyphen.
    bool last_resort = false;
};

// Indices of the items where lines end, the last being the forced break at the end. Empty when no
// way keeps within the tolerance. REQUIRES: the last item is a penalty kMustBreak.
std::vector<std::size_t> break_lines(std::span<const LineItem> items, const BreakOptions& options);

// The items [first, last) as a line that ends at the break `last`. Its width is that between the
// margins: what hangs out of them doesn't count.
struct LineMeasure {
    Length width, stretch, shrink, give;
};
LineMeasure measure(std::span<const LineItem> items, std::size_t first, std::size_t last);

// How far the glue of a line must give for it to have `width`: above zero in multiples of its
// stretch, below zero of its shrink; infinite when it can't. The boxes give before the glue does.
double adjustment_ratio(const LineMeasure& line, Length width);

// How far the line [first, last) hangs out of its margins.
struct Hang {
    Length start, end;
};
Hang hang_of(std::span<const LineItem> items, std::size_t first, std::size_t last);

// The first item of the line after a break at `item`: glue and penalties there vanish.
std::size_t line_start_after(std::span<const LineItem> items, std::size_t item);

}  // namespace postconv::pdf
