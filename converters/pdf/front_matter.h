// What stands before the body: the title block and the table of contents.
#pragma once

#include "converters/pdf/column.h"
#include "converters/pdf/styled_text.h"

namespace postconv::pdf {

// Title, subtitle, authors and date as the metadata has them; nothing without a title.
void set_title_block(ColumnBuilder& column, Typesetting& setting);

// A line an entry, with leaders; the page numbers are references, resolved once pages exist.
void set_contents(ColumnBuilder& column, Typesetting& setting);

}  // namespace postconv::pdf
