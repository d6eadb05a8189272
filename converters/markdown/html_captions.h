// Captions that HTML gives to pictures, tables, code and what it calls by names of its own.
#pragma once

#include "converters/markdown/html.h"
#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

struct FigurePlace {
    SourceSpan span;
    Attributes attributes;
    bool caption_is_above = false;
};

// A <figure>: a picture or table with its caption; anything else as a division of class "figure"
// with its caption as a paragraph of class "caption".
Block captioned(Blocks content, Inlines caption, FigurePlace place);

// What the attributes of an unknown element tell the reader: <Listing number="2-1" caption="A
// `loop`" file-name="main.rs"> is "Listing 2-1: A loop (main.rs)". Captions are Markdown.
Inlines caption_of(const HtmlToken& token, Reading& reading, SourceSpan span);

}  // namespace postconv
