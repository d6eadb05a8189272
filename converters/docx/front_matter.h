// What stands before the text: the title block.
#pragma once

#include "converters/docx/body.h"

namespace postconv {

void write_title_block(Story& story, BodyWriter& blocks);

}  // namespace postconv
