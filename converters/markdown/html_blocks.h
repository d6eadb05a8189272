// Blocks of raw HTML -> the model.
#pragma once

#include <string_view>

#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// Appends what the HTML says to `out`: paragraphs, headings, code, figures, rules. Elements that
// the model has no word for are dropped with a warning (html-ignored), their text is kept.
void read_html_block(std::string_view html, SourceSpan span, Reading& reading, Blocks& out);

}  // namespace postconv
