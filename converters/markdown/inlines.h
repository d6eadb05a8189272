// cmark's inlines -> the model's.
#pragma once

#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// What `parent` (a paragraph, heading, table cell or inline) holds.
Inlines read_inlines(cmark_node* parent, Reading& reading);

}  // namespace postconv
