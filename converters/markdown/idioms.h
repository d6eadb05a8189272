// What writers mean by certain turns of Markdown that has no word for it.
#pragma once

#include "model/document.h"

namespace postconv {

// A paragraph is what it says, except: wholly ___`words`___ is a pull quote; an image alone, or
// with a caption on the next line (in italics or behind a "▲"), is a figure. `content` is not
// empty.
Block paragraph_or_idiom(Inlines content, SourceSpan span);

// Short paragraphs that are wholly bold, standing by themselves in the body below a heading (or in
// a document without any), become headings one level below it; bold italic ones below those.
void promote_bold_paragraphs(Blocks& body);

}  // namespace postconv
