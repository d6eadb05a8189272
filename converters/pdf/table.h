// A table's rows become boxes of the column.
#pragma once

#include "converters/pdf/flow.h"

namespace postconv::pdf {

struct TablePlace {
    const BlockContext& context;
    Length measure;
    SourceSpan span;  // of the table, for messages
    NodeId node;      // of the table
};

// A table that is too wide has its padding tightened, then its type made smaller down to 80 %,
// then its words broken, which is warned about as table-too-wide.
void set_table(const Table& table, const TablePlace& place, ColumnBuilder& column,
               Typesetting& setting);

}  // namespace postconv::pdf
