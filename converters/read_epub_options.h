// What a request asks of the EPUB.
#pragma once

#include "converters/epub_options.h"
#include "converters/postconv.h"
#include "converters/source_record.h"

namespace postconv {

// Reads the cover file when one is named. Throws Failure: of Usage for an unknown target or a level
// that does not exist, of NotFound for a cover that can't be read or is no picture.
EpubOptions read_epub_options(const Request& request, SourceRecord& record);

}  // namespace postconv
