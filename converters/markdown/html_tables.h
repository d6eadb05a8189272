// Tables of HTML -> the model's.
#pragma once

#include "converters/markdown/html_elements.h"

namespace postconv {

// Rows are filled up to the same width; spans are cut to the table. Blocks that can't stand in a
// caption go to `others`.
Table read_html_table(const GumboNode* node, HtmlElements& elements, Blocks& others);

}  // namespace postconv
