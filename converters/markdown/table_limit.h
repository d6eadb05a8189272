// A guard in front of cmark, which fills short table rows up with empty cells: a few kilobytes of
// text can ask for millions of them.
#pragma once

#include <string_view>

#include "converters/markdown/cmark_tree.h"

namespace postconv {

// Throws Failure (Limit, "table-too-large") when the tables of the text, filled up, would have
// more than half a million cells.
void check_table_sizes(std::string_view text, TextPlace place);

}  // namespace postconv
