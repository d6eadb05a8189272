// What stands before the text: the title block and the table of contents.
#pragma once

#include "converters/docx/body.h"

namespace postconv {

void write_title_block(Story& story, BodyWriter& blocks);

// A TOC field (ECMA-376 part 1, 17.16.5.68) with its entries written out, so that they are there
// before any update and Word has nothing to ask when it opens the file.
void write_contents(Story& story, ParagraphStack& stack);

// Lists of figures and tables, as far as they are asked for.
void write_lists(Story& story, ParagraphStack& stack);

}  // namespace postconv
