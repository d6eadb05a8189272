// The first paragraph of a chapter, where a theme sets it apart.
#pragma once

#include "model/document.h"
#include "styles/theme.h"

namespace postconv {

// Marks the first paragraph of each chapter as its role's drop_capital and first_word ask: a span
// of the class `initial` around its first letter and the marks before that, small capitals around
// the rest of the first word. Chapters are what headings of level 1 begin where these begin a page;
// else the whole text is one. Titles, epigraphs and figures may stand before the paragraph. No
// initial is taken from scripts whose letters join or fill squares of one size, nor from code,
// links and emphasis, nor from a paragraph that is not set from its start.
void mark_openings(Document& document, const Theme& theme);

bool is_initial(const Inline& node);
// The span around a paragraph's initial; null: it has none.
const Inline* initial_of(const Inlines& paragraph);

}  // namespace postconv
