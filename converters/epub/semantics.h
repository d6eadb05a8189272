// What part of a book a chapter is, as far as its heading says.
#pragma once

#include "converters/epub/chapters.h"
#include "converters/epub/page.h"

namespace postconv {

// A preface, an appendix, ... by the class of the heading or its first word, in the languages of
// label(); else a chapter. A heading of level 1 whose chapters have files of their own is a part.
Semantics semantics_of(const Job& job, const ChapterFile& chapter);

}  // namespace postconv
