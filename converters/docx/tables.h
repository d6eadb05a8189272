// Tables with a true grid: every cell says its width (ECMA-376 part 1, 17.4).
#pragma once

#include <pugixml.hpp>
#include <vector>

#include "converters/docx/story.h"

namespace postconv {

struct Frame;

struct TablePlace {
    Length indent;        // from the margin
    Length room;          // width that the table may take
    const Frame& around;  // no side asked for there: in the middle, unless indented
    bool right_to_left = false;
};

bool has_cells(const Table& table);

// REQUIRES: has_cells(table).
void write_table(Story& story, pugi::xml_node container, const Table& table,
                 const TablePlace& place);

// Widths of the columns, in all at most `room`: each as wide as its content wants when there is
// room for all, else shared out between what the longest words need and what the cells want.
std::vector<Length> column_widths(const Table& table, const StyleSheet& sheet, Length room);

// What the columns need for their longest words.
Length least_width(const Table& table, const StyleSheet& sheet);

// Columns of the grid: of the widest row, spans counted.
std::size_t column_count(const Table& table);

}  // namespace postconv
