// Where the cells of a table stand once the spans above and before them are counted.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "model/document.h"

namespace postconv::pdf {

// A cell over rows [row, row_end) and columns [column, column_end).
struct GridCell {
    const TableCell* cell;
    std::size_t row, row_end;
    std::size_t column, column_end;

    bool operator==(const GridCell&) const = default;
};

struct TableGrid {
    std::size_t rows = 0, columns = 0;
    std::vector<GridCell> cells;  // by row, then by column
};

// Cells fill the free places from the first column on (HTML 4.12.2 "forming a table"); a span ends
// with the rows and before a column that another cell holds.
TableGrid grid_of(std::span<const TableRow> rows);

// The rows that cells join: each group ends before the row named.
std::vector<std::size_t> group_ends(const TableGrid& grid);

}  // namespace postconv::pdf
