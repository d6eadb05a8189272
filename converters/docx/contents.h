// Tables of contents and lists of figures and tables.
#pragma once

#include "converters/docx/paragraphs.h"
#include "converters/docx/story.h"

namespace postconv {

// TOC fields (ECMA-376 part 1, 17.16.5.68) with their entries written out: they are there before
// any update, and no program has anything to ask when it opens the file. With Job::pagination
// every entry has the number of its page, as a field whose result that is.
void write_contents(Story& story, ParagraphStack& stack);

// Lists of figures and tables, as far as they are asked for.
void write_lists(Story& story, ParagraphStack& stack);

// The entries take the place of those in the control of a template's own table of contents; what
// stands above them there stays.
void refill_contents(Story& story, pugi::xml_node control_content);

}  // namespace postconv
