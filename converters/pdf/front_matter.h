// What stands before the body: the title, the table of contents, lists of figures and tables.
#pragma once

#include "converters/pdf/column.h"
#include "converters/pdf/styled_text.h"

namespace postconv::pdf {

// Title, subtitle, authors and date as the metadata has them; nothing without a title. Where the
// theme has a title page, a page with the cover's picture, publisher and abstract as well.
void set_title(ColumnBuilder& column, Typesetting& setting);

// The lists that are asked for; after a title page they end their page.
void set_lists(ColumnBuilder& column, Typesetting& setting);

// A line an entry, with leaders; the page numbers are references, resolved once pages exist.
void set_contents(ColumnBuilder& column, Typesetting& setting, NodeId parent);

}  // namespace postconv::pdf
