// A table's rows and cells in the structure.
#pragma once

#include <vector>

#include "converters/pdf/structure.h"
#include "converters/pdf/table_grid.h"

namespace postconv::pdf {

// Nodes of the rows of a grid and its cells, in the order of TableGrid::cells. Places that no cell
// holds get empty ones: every row of a tagged table is as wide as the table (ISO 14289-1, 7.5).
struct RowsPlace {
    NodeId parent;
    StructureType cell;  // HeaderCell or DataCell
    std::size_t columns;
};
std::vector<NodeId> add_rows(const TableGrid& grid, const RowsPlace& place, Structure& structure);

}  // namespace postconv::pdf
