// Rows of a table that cells join, set as one drawing or as bands that a page may end between.
#pragma once

#include <vector>

#include "converters/pdf/column.h"
#include "converters/pdf/table_grid.h"

namespace postconv::pdf {

// A cell's text, set, and where it stands.
struct SetCell {
    GridCell place;
    Flow flow;
    Length x;  // of the text's left edge, in the column
};

// Rows [first, last) and every cell that begins in them.
struct RowGroup {
    std::size_t first = 0, last = 0;
    std::vector<SetCell> cells;
    Length padding;  // above and below each cell's text
    Length rule;     // room below each row
};

struct Band {
    Stack stack;
    int penalty = 0;            // of ending a page behind it
    std::size_t row_ended = 0;  // one past the row that ends with it; 0: the row goes on
};

// Each row as high as its cells need; a cell over several rows makes the last of them higher. One
// band a row; a cell over several rows is drawn in the first of them.
std::vector<Band> rows_whole(const RowGroup& group);

// For rows that no page can hold: bands of a line or so, cells side by side; nothing in a band
// reaches beyond it, so a page may end behind any.
std::vector<Band> rows_in_bands(const RowGroup& group);

}  // namespace postconv::pdf
