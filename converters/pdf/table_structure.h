// A table's rows and cells in the structure.
#pragma once

#include <vector>

#include "converters/pdf/structure.h"
#include "converters/pdf/table_grid.h"

namespace postconv::pdf {

// Nodes of the rows of a grid and its cells, in the order of TableGrid::cells, below a TableHead or
// TableBody. Places that no cell holds get empty ones: every row of a tagged table is as wide as
// the table (ISO 14289-1, 7.5).
std::vector<NodeId> add_rows(const TableGrid& grid, std::size_t columns, NodeId parent,
                             Structure& structure);

}  // namespace postconv::pdf
