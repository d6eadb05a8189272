// Quotation marks and dashes by language, in all of a document.
#pragma once

#include "model/document.h"

namespace postconv {

// By the document's language, or by the "lang" that a block or inline carries in its values. Takes
// off the guards that with_guarded_marks() put.
void set_marks_of_document(Document& document);
// Guards alone; and noncharacters that the source wrote as entities.
void take_guards_off(Document& document);

}  // namespace postconv
