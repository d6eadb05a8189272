// What a file is called, as far as its front matter and its name say: see identify().
#pragma once

#include "converters/markdown/reader.h"
#include "converters/postconv.h"

namespace postconv {

// Throws Failure as read_markdown() does for its front matter.
Identity identity_of(const SourceText& file, const ReaderOptions& options);

}  // namespace postconv
