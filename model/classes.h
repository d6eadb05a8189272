// Classes that mean something to us: how they are spelt, and those that follow from where a block
// stands.
#pragma once

#include <string_view>

#include "model/document.h"

namespace postconv {

bool has_class(const Attributes& attributes, std::string_view name);

// What a heading or the title of a box says: links lead there. Null for other blocks.
const Inlines* title_words(const Block& block);

// Brings what writers use for looks to one spelling, so that backends and themes know one name:
// "text-center" and align=center become the class center, "noindent" no-indent, <aside> sidebar.
// Gives the classes that a block has by its place: box-title to the summary of <details>,
// attribution to the source of an epigraph (the line behind a dash), listing-caption to a caption
// above what it names. A class that asks for a box (epigraph, pull-quote, sidebar) on a block that
// holds no blocks becomes a division around it. A picture of the class decorative, or with the
// role "presentation" or "none" (WAI-ARIA 1.2), is one.
void derive_classes(Document& document);

}  // namespace postconv
