// CommonMark and GFM as cmark-gfm parses them: the only header of ours that knows cmark.
#pragma once

#include <cmark-gfm.h>

#include <memory>
#include <string>
#include <string_view>

#include "model/source.h"

namespace postconv {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
using CmarkTree = std::unique_ptr<cmark_node, FreeNode>;

// With tables, strikethrough, autolinks, task lists, footnotes and smart punctuation. Footnote
// definitions that are referred to stand as the last children of the root, in the order of the
// numbers that their references carry. `text` is clean_source()'s. Safe from several threads.
CmarkTree parse_markdown(std::string_view text);

enum class NodeKind {
    Document,
    BlockQuote,
    List,
    Item,
    CodeBlock,
    HtmlBlock,
    Paragraph,
    Heading,
    ThematicBreak,
    NoteDefinition,
    Table,
    TableHead,
    TableRow,
    TableCell,
    Text,
    SoftBreak,
    LineBreak,
    Code,
    HtmlInline,
    Emphasis,
    Strong,
    Strikethrough,
    Link,
    Image,
    NoteReference,
};
NodeKind kind_of(cmark_node* node);
bool is_inline(NodeKind kind);
bool is_container(NodeKind kind);  // of blocks or inlines

std::string_view literal_of(cmark_node* node);  // lives as long as the node

// Where the text that cmark was fed stands in its file.
struct TextPlace {
    int source = -1;
    int lines_before = 0;
};
// Lines are those of the file; 0 where cmark doesn't know.
SourceSpan span_of(cmark_node* node, TextPlace place);

// Calls `use` for each node below `parent` that holds no others, in source order, however deep
// the tree is.
template <typename Use>
void for_each_leaf(cmark_node* parent, Use&& use) {
    struct FreeIterator {
        void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
    };
    const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(parent));
    while (cmark_iter_next(iterator.get()) != CMARK_EVENT_DONE) {
        cmark_node* node = cmark_iter_get_node(iterator.get());
        if (!is_container(kind_of(node))) use(node);
    }
}

// The words below a node: breaks are spaces, tags are nothing.
std::string words_below(cmark_node* parent);

// A value of the front matter without its markup: "The *Cost* of It" -> "The Cost of It".
std::string without_markup(std::string_view markdown);

// "&amp;" -> "&", for text that cmark passes on as raw HTML.
std::string with_entities_decoded(std::string_view html);

}  // namespace postconv
