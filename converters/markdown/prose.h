// What a language wants of the text once it is read: no spaces where lines of its script were
// joined, the direction of each block. Its quotation marks and dashes: see document_marks.h.
#pragma once

#include "model/document.h"

namespace postconv {

// By Document::metadata's language and direction. A line end between two
// characters of Chinese or Japanese is no space and goes. A block whose first strong character
// (Unicode Standard Annex 9, P2) runs against the document's direction carries dir="rtl" or "ltr"
// in its values, unless it has one already.
void finish_prose(Document& document);

}  // namespace postconv
