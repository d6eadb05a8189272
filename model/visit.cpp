#include "model/visit.h"

namespace postconv {
namespace {

// One traversal for mutable and constant trees; `Walk` carries the functions.
template <typename BlockList, typename InlineList, typename Walk>
struct Traversal {
    const Walk& walker;

    void inlines(InlineList& list) const {
        for (auto& node : list) {
            if (walker.text) walker.text(node);
            match(
                node, [](auto& leaf) { static_assert(is_leaf<decltype(leaf)>); },
                [&](like<InlineList, Styled>& n) { inlines(n.content); },
                [&](like<InlineList, Link>& n) { inlines(n.content); },
                [&](like<InlineList, Span>& n) { inlines(n.content); });
        }
    }

    void blocks(BlockList& list) const {
        for (auto& node : list) block(node);
    }

    void block(auto& node) const {
        if (walker.block) walker.block(node);
        match(
            node, [&](like<BlockList, Paragraph>& n) { inlines(n.content); },
            [&](like<BlockList, Heading>& n) { inlines(n.content); },
            [&](like<BlockList, BlockQuote>& n) { blocks(n.content); },
            [&](like<BlockList, PullQuote>& n) { inlines(n.content); },
            [&](like<BlockList, List>& n) {
                for (auto& item : n.items) blocks(item.content);
            },
            [&](like<BlockList, DefinitionList>& n) {
                for (auto& item : n.items) {
                    inlines(item.term);
                    for (auto& description : item.descriptions) blocks(description);
                }
            },
            [&](like<BlockList, Callout>& n) {
                inlines(n.title);
                blocks(n.content);
            },
            [](like<BlockList, ContentsMarker>&) {}, [](like<BlockList, CodeBlock>&) {},
            [&](like<BlockList, Table>& n) { table(n); },
            [&](like<BlockList, Figure>& n) { inlines(n.caption); },
            [](like<BlockList, ThematicBreak>&) {}, [](like<BlockList, PageBreak>&) {},
            [&](like<BlockList, Division>& n) { blocks(n.content); });
    }

  private:
    template <typename List, typename Node>
    using like = std::conditional_t<std::is_const_v<List>, const Node, Node>;

    template <typename Leaf>
    static constexpr bool is_leaf = std::is_same_v<std::remove_cvref_t<Leaf>, Text> ||
                                    std::is_same_v<std::remove_cvref_t<Leaf>, SoftBreak> ||
                                    std::is_same_v<std::remove_cvref_t<Leaf>, LineBreak> ||
                                    std::is_same_v<std::remove_cvref_t<Leaf>, Code> ||
                                    std::is_same_v<std::remove_cvref_t<Leaf>, Image> ||
                                    std::is_same_v<std::remove_cvref_t<Leaf>, NoteReference>;

    template <typename TableNode>
    void table(TableNode& node) const {
        inlines(node.caption);
        for (auto* rows : {&node.head, &node.body})
            for (auto& row : *rows)
                for (auto& cell : row.cells) blocks(cell.content);
    }
};

using MutableTraversal = Traversal<Blocks, Inlines, Walker>;
using ConstTraversal = Traversal<const Blocks, const Inlines, ConstWalker>;

}  // namespace

void walk(Blocks& blocks, const Walker& walker) {
    MutableTraversal{walker}.blocks(blocks);
}

void walk(const Blocks& blocks, const ConstWalker& walker) {
    ConstTraversal{walker}.blocks(blocks);
}

void walk(const Block& block, const ConstWalker& walker) {
    ConstTraversal{walker}.block(block);
}

void walk(const Inlines& inlines, const ConstWalker& walker) {
    ConstTraversal{walker}.inlines(inlines);
}

void walk(Document& document, const Walker& walker) {
    walk(document.blocks, walker);
    for (Note& note : document.notes) walk(note.content, walker);
}

void walk(const Document& document, const ConstWalker& walker) {
    walk(document.blocks, walker);
    for (const Note& note : document.notes) walk(note.content, walker);
}

}  // namespace postconv
