// Footnotes: their definitions, read in the order in which the text refers to them.
#pragma once

#include <string_view>
#include <vector>

#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// cmark's definitions, in the order of the numbers that its references carry.
std::vector<cmark_node*> note_definitions(cmark_node* root);

// Appends the notes that the body refers to and those that they refer to. Warns of definitions in
// `body`, the text that cmark was fed, that nothing refers to (unused-note) or that come second
// (repeated-note): cmark drops both.
void read_notes(std::string_view body, Reading& reading, std::vector<Note>& notes);

}  // namespace postconv
