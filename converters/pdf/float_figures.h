// Figures that the theme lets float: one that does not fit a page goes to the top of the next, and
// the text after it fills the page.
#pragma once

#include <vector>

#include "converters/pdf/break_pages.h"
#include "converters/pdf/column.h"

namespace postconv::pdf {

// Moves floating figures (FlowItem::figure) down the column, and the items measured of it alike,
// and ends the page before each that was moved. Figures keep their order; one with notes stays.
// REQUIRES: `items` has the column's items, one for one.
void float_figures(Flow& column, std::vector<ColumnItem>& items, const PageOptions& options);

}  // namespace postconv::pdf
