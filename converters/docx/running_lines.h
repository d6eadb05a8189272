// Running heads and feet as parts of their own, from the theme's templates.
#pragma once

#include "converters/docx/story.h"

namespace postconv {

// Whether nothing would stand in it: a template of a title that the document does not have.
bool is_empty(const RunningLine& line, const Job& job);

// word/header*.xml or word/footer*.xml in the style Header or Footer: page numbers are fields
// (17.16.5.33, 17.16.5.42), and so are the names of sections (17.16.5.59).
Bytes running_part(const RunningLine& line, WordStyle style, const Composition& all);

}  // namespace postconv
