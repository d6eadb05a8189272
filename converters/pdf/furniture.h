// Page slices become finished pages: the column's boxes in place, notes, heads and page numbers.
#pragma once

#include <vector>

#include "converters/pdf/display_list.h"
#include "converters/pdf/flow.h"

namespace postconv::pdf {

// Breaks the document's column into pages and puts everything in its place.
DisplayList make_pages(const DocumentFlow& flow, Typesetting& setting);

}  // namespace postconv::pdf
