// Widths of a table's columns: pure arithmetic over what the cells need.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "converters/pdf/paragraph.h"
#include "model/length.h"

namespace postconv::pdf {

// Rows of the body of a table that is torn over pages unwillingly.
inline constexpr std::size_t kSmallTable = 6;

// What a cell over several columns needs.
struct SpanWish {
    std::size_t column, column_end;
    ContentWidths widths;
};

// The columns with what the cells over several of them need: what is missing is shared in
// proportion to the columns' widest lines (CSS 2.2, 17.5.2.2). Narrow spans come first.
std::vector<ContentWidths> widened_for_spans(std::vector<ContentWidths> columns,
                                             std::vector<SpanWish> spans);

// The least width of all columns together.
Length least_width(std::span<const ContentWidths> columns);

// Each column between its least and its most. Where there is no room for the most, widths go by
// the square root of the most: that gives the fewest lines in all; short columns stay on one line
// where they can. Where there is no room for the
// least either, narrow columns keep theirs and wide ones share the rest. The sum is never more
// than `available`.
std::vector<Length> fitted_widths(std::span<const ContentWidths> columns, Length available);

}  // namespace postconv::pdf
