// Elements of HTML -> the blocks of the model.
#pragma once

#include <vector>

#include "converters/markdown/html_flow.h"
#include "converters/markdown/html_tree.h"
#include "converters/markdown/reading.h"
#include "model/document.h"

namespace postconv {

// The tag that stands for the n-th run of Markdown blocks in the HTML that is parsed; the writer's
// own tags never have this name.
constexpr std::string_view kMarkdownTag = "markdown";
constexpr std::string_view kMarkdownNumber = "data-number";

class HtmlElements {
  public:
    // `markdown` is moved from, each entry once.
    HtmlElements(Reading& reading, std::vector<Blocks>& markdown)
        : reading_(reading), markdown_(markdown) {}

    // What the node holds, as blocks.
    Blocks content_of(const GumboNode* node);
    // As one run of words; blocks that are no paragraph or heading go to `others`.
    Inlines words_of(const GumboNode* node, Blocks& others);
    SourceSpan span_of(const HtmlToken& token) const;
    Reading& reading() { return reading_; }

  private:
    void read_children(const GumboNode* node, HtmlFlow& flow);
    void read_node(const GumboNode* node, HtmlFlow& flow);
    void read_inline(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_block(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_unknown(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_group(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_heading(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_rule(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_quote(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_table(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_list(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_definitions(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_definition_parts(const GumboNode* node, DefinitionList& list, Blocks& stray);
    void read_code(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_figure(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_details(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow);
    void read_markdown_below(const GumboNode* node, HtmlFlow& flow);
    void add_markdown(const HtmlToken& token, HtmlFlow& flow);
    ListItem item_of(const GumboNode* node, const HtmlToken& token);

    Reading& reading_;
    std::vector<Blocks>& markdown_;
};

}  // namespace postconv
