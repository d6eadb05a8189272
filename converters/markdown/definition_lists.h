// "Term" with ": definition" on a line below it, as PHP Markdown Extra and pandoc have it. cmark
// reads the definitions as the items of a list, so that they hold what an item holds.
#pragma once

#include <string_view>

#include "model/document.h"

namespace postconv {

// Told every line of a text in turn, it says which ones are definitions.
class DefinitionLines {
  public:
    // `is_code`: the line belongs to code or HTML and says nothing here.
    bool is_definition(std::string_view line, bool is_code);

  private:
    int words_above_ = 0;  // lines of running text that the line may be about
    bool blank_above_ = false;
    bool in_definitions_ = false;
    bool in_html_ = false;
};

// Makes the last paragraph of `blocks` and the items below it a definition list, or more entries of
// the one that stands there. Without a paragraph for a term the list stays a list.
void add_definitions(List definitions, SourceSpan span, Blocks& blocks);

}  // namespace postconv
