// Blocks become a column.
#pragma once

#include <optional>
#include <string>

#include "converters/pdf/column.h"
#include "converters/pdf/initial.h"
#include "converters/pdf/styled_text.h"
#include "model/document.h"
#include "styles/looks.h"

namespace postconv::pdf {

// The whole document: title block, contents if asked for, body; and the notes.
struct DocumentFlow {
    Flow column;
    std::size_t title_page = 0;  // items before it make the title page; 0: there is none
    std::size_t lists = 0;       // the first item of the contents and other lists
    std::size_t body = 0;        // the first item of the body
    std::vector<Flow> notes;     // by note
};
DocumentFlow flow_document(Typesetting& setting);

inline constexpr int kDeepestIndent = 8;  // lists and boxes nested deeper are not indented further

// What a block is set within: its paragraphs' style and the margins that enclose it. Start is the
// side where text of the block's direction starts.
struct BlockContext {
    const Style* body = nullptr;
    Length start, end;         // from the column's edges
    std::optional<Side> side;  // asked for; none: as the styles say
    Direction direction = Direction::LeftToRight;
    Direction asked = Direction::Neutral;  // by the source, of paragraphs
    std::string language;                  // empty: the document's
    NodeId node = kArtifact;               // of the structure, below which they are
    bool is_flush = false;                 // paragraphs are not indented
    bool spaced = false;                   // paragraphs are set apart by space, not by indents
    int depth = 0;                         // of lists and quotes within each other
    int list_depth = 0;                    // of lists alone

    Length left() const { return direction == Direction::RightToLeft ? end : start; }
};

// Sets blocks into a column of a measure.
class BlockSetter {
  public:
    BlockSetter(ColumnBuilder& column, Typesetting& setting, Length measure)
        : column_(column), setting_(setting), measure_(measure) {}

    void blocks(const Blocks& list, const BlockContext& context);
    // A line or more of a role's style, by itself.
    void words(const std::string& text, Role role, NodeId parent = kDocument);

  private:
    enum class Follows { Other, Paragraph };

    void block(const Block& block, const BlockContext& context);
    void kind(const Block& block, const BlockContext& context);
    void paragraph(const Paragraph& paragraph, const BlockContext& context, bool leads_in);
    void text_of_role(const Inlines& content, const Style& style, const BlockContext& context);
    void heading(const Heading& heading, const BlockContext& context);
    void list(const List& list, const BlockContext& context);
    void definition_list(const DefinitionList& list, const BlockContext& context);
    void figure(const Figure& figure, const BlockContext& context);
    struct PicturePlacing {
        NodeId node;
        Length caption_height;
    };
    void picture(const Figure& figure, const BlockContext& context, const PicturePlacing& placing);
    void thematic_break(const BlockContext& context);

    // Boxes (boxes.cpp): what stands within margins of its own, with or without a frame.
    struct Box {
        BlockContext inside;
        std::size_t first;  // item of the column
        Length left, width;
    };
    Box open_box(const Style& style, const BlockContext& context);
    void close_box(const Box& box, const Style& style);
    struct BoxKind {
        const Style& style;
        StructureType type;
    };
    void box(const BoxKind& kind, const Blocks& content, const BlockContext& context);
    void block_quote(const BlockQuote& quote, const Look& look, const BlockContext& context);
    void division(const Division& division, const Look& look, const BlockContext& context);
    void pull_quote(const PullQuote& quote, const BlockContext& context);
    void callout(const Callout& callout, const BlockContext& context);
    void code_block(const CodeBlock& code, const BlockContext& context);

    struct TextPlacing {
        Length first_line_indent = {};
        bool keep_with_next = false;
        NodeId node = kArtifact;  // of the structure
    };
    // With the initial that it may begin with.
    void text_of(const Inlines& content, const Style& style, const BlockContext& context,
                 const TextPlacing& placing);
    // False where there are too few lines for it.
    bool text_with_initial(const OpenedText& opened, const Style& style,
                           const BlockContext& context, const TextPlacing& placing);
    ParagraphShape shape(const StyledText& text, const Style& style, const BlockContext& context,
                         const TextPlacing& placing) const;
    void text(const StyledText& text, const Style& style, const BlockContext& context,
              const TextPlacing& placing);
    StyledText styled(const Inlines& content, const Style& style, const BlockContext& context,
                      NodeId node) const;
    void label(const StyledText& mark, const Style& style, const BlockContext& context,
               std::size_t first);

    // Structure: a block's node stands below its context's, or below the open section.
    NodeId open_node(const BlockContext& context) const;
    NodeId add_node(StructureType type, const BlockContext& context);
    NodeId add_paragraph(const BlockContext& context);
    NodeId add_heading(int level, const BlockContext& context);
    Length width(const BlockContext& context) const {
        return measure_ - context.start - context.end;
    }

    ColumnBuilder& column_;
    Typesetting& setting_;
    Length measure_;
    Follows follows_ = Follows::Other;
    Look look_;                     // of the block being set
    bool leads_in_ = false;         // the next block is what this paragraph introduces
    std::vector<NodeId> sections_;  // open in the body, by level of their headings
};

// The same context for a block of another direction: its margins change sides.
BlockContext turned(BlockContext context, Direction direction);
// The direction of what stands in a group: as its first letters, else as around it.
Direction direction_within(const Blocks& content, Direction around);

LineOptions line_options(const Style& style, const PageGeometry& page, Length x);

}  // namespace postconv::pdf
