// Text and inline elements of HTML on their way into paragraphs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "converters/markdown/html.h"
#include "converters/markdown/inline_builder.h"
#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// Runs of white space are one space in HTML.
std::string with_single_spaces(std::string_view text);

// What one element of HTML holds, as blocks: runs of text and inline elements become paragraphs.
// Inline elements that are open where a block stands go on behind it, and inside it.
class HtmlFlow {
  public:
    HtmlFlow(Reading& reading, Blocks& out) : reading_(reading), out_(out), inlines_(reading) {}

    void text(std::string_view words, SourceSpan span);
    void open(const HtmlToken& token, SourceSpan span);
    void close();  // what was opened last

    void add(Block block);    // ends the paragraph
    void add(Blocks blocks);  // Markdown, in the inline elements that are open
    void end_paragraph();

    bool is_dropping() const { return inlines_.is_dropping(); }

  private:
    struct OpenTag {
        HtmlToken token;
        SourceSpan span;
        bool is_applied = false;
    };
    void apply_open_tags();
    void style(Inlines& content);

    Reading& reading_;
    Blocks& out_;
    InlineBuilder inlines_;
    std::vector<OpenTag> tags_;
    SourceSpan span_ = {};     // of the paragraph
    bool is_at_start_ = true;  // a space here would be the second one
    char last_ = '\0';         // the character before, for the direction of quotes
};

}  // namespace postconv
