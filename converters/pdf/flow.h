// Blocks become a column.
#pragma once

#include "converters/pdf/column.h"
#include "converters/pdf/styled_text.h"
#include "model/document.h"

namespace postconv::pdf {

// The whole document: title block, contents if asked for, body. `tall_note` is the height from
// which a footnote no longer fits a page's foot and is printed after the body instead.
struct DocumentFlow {
    Flow column;
    std::vector<Stack> notes;  // by note; empty for those that stand after the body
};
DocumentFlow flow_document(Typesetting& setting);

// What a block is set within: its paragraphs' style and the margins that enclose it.
struct BlockContext {
    const Style* body = nullptr;
    Length start, end;        // from the column's edges
    Alignment alignment = Alignment::Start;
    bool spaced = false;      // paragraphs are set apart by space, not by indents
    int depth = 0;            // of lists and quotes within each other
    int list_depth = 0;       // of lists alone
};

// Sets blocks into a column of a measure.
class BlockSetter {
  public:
    BlockSetter(ColumnBuilder& column, Typesetting& setting, Length measure)
        : column_(column), setting_(setting), measure_(measure) {}

    void blocks(const Blocks& list, const BlockContext& context);
    // A line or more of a role's style, by itself.
    void words(const std::string& text, Role role);

  private:
    enum class Follows { Other, Paragraph };

    void block(const Block& block, const BlockContext& context);
    void paragraph(const Paragraph& paragraph, const BlockContext& context, bool leads_in);
    void heading(const Heading& heading, const BlockContext& context);
    void block_quote(const BlockQuote& quote, const BlockContext& context);
    void pull_quote(const PullQuote& quote, const BlockContext& context);
    void list(const List& list, const BlockContext& context);
    void definition_list(const DefinitionList& list, const BlockContext& context);
    void callout(const Callout& callout, const BlockContext& context);
    void code_block(const CodeBlock& code, const BlockContext& context);
    void figure(const Figure& figure, const BlockContext& context);
    void thematic_break(const BlockContext& context);

    struct TextPlacing {
        Length start, end;  // margins within the column
        Length first_line_indent;
        bool keep_with_next = false;
    };
    void text(const StyledText& text, const Style& style, const TextPlacing& placing);
    void label(const std::string& words, const Style& style, Length right_edge, std::size_t box);
    Length width(const BlockContext& context) const {
        return measure_ - context.start - context.end;
    }

    ColumnBuilder& column_;
    Typesetting& setting_;
    Length measure_;
    Follows follows_ = Follows::Other;
    bool leads_in_ = false;  // the next block is what this paragraph introduces
};

// The table's rows into the column (table.cpp).
void set_table(const Table& table, const BlockContext& context, Length measure,
               ColumnBuilder& column, Typesetting& setting);

}  // namespace postconv::pdf
