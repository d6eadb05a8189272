// What stands before the text.
#pragma once

#include "converters/docx/body.h"

namespace postconv {

void write_title_block(Story& story, BodyWriter& blocks);

// Title block or page, contents and lists, with page numbers of their own where the theme says so.
void write_front_matter(Story& story, BodyWriter& blocks);

}  // namespace postconv
