#include "converters/pdf/table_structure.h"

#include <algorithm>

namespace postconv::pdf {

std::vector<NodeId> add_rows(const TableGrid& grid, const RowsPlace& place, Structure& structure) {
    const auto& [parent, type, columns] = place;
    std::vector<NodeId> nodes(grid.cells.size(), kArtifact);
    if (parent == kArtifact) return nodes;
    std::vector<std::size_t> held_until(columns);  // row: by a cell that began above
    std::size_t next = 0;                          // of grid.cells
    for (std::size_t row = 0; row < grid.rows; ++row) {
        const NodeId row_node = structure.add(parent, StructureType::TableRow);
        for (std::size_t column = 0; column < columns;) {
            if (held_until[column] > row) {
                ++column;
                continue;
            }
            const NodeId node = structure.add(row_node, type);
            const bool is_held = next < grid.cells.size() && grid.cells[next].row == row &&
                                 grid.cells[next].column == column;
            if (!is_held) {
                ++column;
                continue;
            }
            const GridCell& cell = grid.cells[next];
            nodes[next++] = node;
            std::fill(held_until.begin() + std::ptrdiff_t(cell.column),
                      held_until.begin() + std::ptrdiff_t(cell.column_end), cell.row_end);
            column = cell.column_end;
            const int wide = int(cell.column_end - cell.column);
            const int high = int(cell.row_end - cell.row);
            if (wide == 1 && high == 1) continue;
            structure.facts(node).column_span = wide;
            structure.facts(node).row_span = high;
        }
    }
    return nodes;
}

}  // namespace postconv::pdf
