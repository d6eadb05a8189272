// cmark's blocks -> the model's.
#pragma once

#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// Appends what `parent` (the document, a quote, an item, a note) holds. Note definitions are left
// out: they are read by themselves once the body has said in what order they come.
void read_blocks(cmark_node* parent, Reading& reading, Blocks& out);

}  // namespace postconv
