#include "converters/pdf/table_grid.h"

#include <algorithm>

namespace postconv::pdf {
namespace {

// Until which row each column is held by a cell from above.
class HeldColumns {
  public:
    bool held(std::size_t column, std::size_t row) const {
        return column < until_.size() && until_[column] > row;
    }
    void hold(const GridCell& cell) {
        if (until_.size() < cell.column_end) until_.resize(cell.column_end);
        for (std::size_t i = cell.column; i < cell.column_end; ++i) until_[i] = cell.row_end;
    }

  private:
    std::vector<std::size_t> until_;
};

}  // namespace

TableGrid grid_of(std::span<const TableRow> rows) {
    TableGrid grid;
    grid.rows = rows.size();
    HeldColumns columns;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::size_t column = 0;
        for (const TableCell& cell : rows[row].cells) {
            while (columns.held(column, row)) ++column;
            const auto height = std::size_t(std::max(cell.row_span, 1));
            const auto width = std::size_t(std::max(cell.column_span, 1));
            std::size_t end = column + 1;
            while (end < column + width && !columns.held(end, row)) ++end;
            grid.cells.push_back({&cell, row, std::min(row + height, rows.size()), column, end});
            columns.hold(grid.cells.back());
            grid.columns = std::max(grid.columns, end);
            column = end;
        }
    }
    return grid;
}

std::vector<std::size_t> group_ends(const TableGrid& grid) {
    std::vector<std::size_t> ends;
    std::size_t reach = 0, cell = 0;
    for (std::size_t row = 0; row < grid.rows; ++row) {
        for (; cell < grid.cells.size() && grid.cells[cell].row == row; ++cell)
            reach = std::max(reach, grid.cells[cell].row_end);
        if (reach <= row + 1) ends.push_back(row + 1);
    }
    return ends;
}

}  // namespace postconv::pdf
