// The excerpt alone, or the text without it.
#pragma once

#include <cstddef>

#include "converters/markdown/reader.h"
#include "model/document.h"

namespace postconv {

// The blocks from `begin` on are a file's; those before `end` are its excerpt.
struct ExcerptPlace {
    std::size_t begin = 0, end = 0;
};
// Takes out the other blocks and the notes that nothing refers to any more. A heading that starts
// the file stays in any case: it is the title.
void use_excerpt(ExcerptUse use, ExcerptPlace place, Document& document);

}  // namespace postconv
