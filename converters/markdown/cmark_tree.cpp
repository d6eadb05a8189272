#include "converters/markdown/cmark_tree.h"

#include <cmark-gfm-core-extensions.h>

extern "C" {
#include <cmark-gfm/houdini.h>
}

#include <array>
#include <mutex>

#include "converters/markdown/source_text.h"
#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::array kExtensions = {"table", "strikethrough", "autolink", "tasklist"};

struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

NodeKind extension_kind(cmark_node* node) {
    const std::string_view name = cmark_node_get_type_string(node);
    if (name == "table") return NodeKind::Table;
    if (name == "table_header") return NodeKind::TableHead;
    if (name == "table_row") return NodeKind::TableRow;
    if (name == "table_cell") return NodeKind::TableCell;
    if (name == "strikethrough") return NodeKind::Strikethrough;
    return NodeKind::Paragraph;
}

}  // namespace

CmarkTree parse_markdown(std::string_view text) {
    // cmark-gfm keeps its extensions' special characters in a table of the process while it
    // parses, so one text is parsed at a time.
    static std::mutex one_at_a_time;
    const std::lock_guard lock(one_at_a_time);
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(
        cmark_parser_new(CMARK_OPT_SMART | CMARK_OPT_FOOTNOTES | CMARK_OPT_UNSAFE |
                         CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE));
    for (const char* name : kExtensions) {
        cmark_syntax_extension* extension = cmark_find_syntax_extension(name);
        if (!extension || !cmark_parser_attach_syntax_extension(parser.get(), extension))
            fail(FailureKind::Internal, "cmark", {},
                 "cmark-gfm lacks its extension " + std::string(name),
                 "reinstall cmark-gfm with its extensions");
    }
    cmark_parser_feed(parser.get(), text.data(), text.size());
    return CmarkTree(cmark_parser_finish(parser.get()));
}

NodeKind kind_of(cmark_node* node) {
    switch (int(cmark_node_get_type(node))) {
        case CMARK_NODE_DOCUMENT:
            return NodeKind::Document;
        case CMARK_NODE_BLOCK_QUOTE:
            return NodeKind::BlockQuote;
        case CMARK_NODE_LIST:
            return NodeKind::List;
        case CMARK_NODE_ITEM:
            return NodeKind::Item;
        case CMARK_NODE_CODE_BLOCK:
            return NodeKind::CodeBlock;
        case CMARK_NODE_HTML_BLOCK:
            return NodeKind::HtmlBlock;
        case CMARK_NODE_PARAGRAPH:
            return NodeKind::Paragraph;
        case CMARK_NODE_HEADING:
            return NodeKind::Heading;
        case CMARK_NODE_THEMATIC_BREAK:
            return NodeKind::ThematicBreak;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            return NodeKind::NoteDefinition;
        case CMARK_NODE_TEXT:
            return NodeKind::Text;
        case CMARK_NODE_SOFTBREAK:
            return NodeKind::SoftBreak;
        case CMARK_NODE_LINEBREAK:
            return NodeKind::LineBreak;
        case CMARK_NODE_CODE:
            return NodeKind::Code;
        case CMARK_NODE_HTML_INLINE:
            return NodeKind::HtmlInline;
        case CMARK_NODE_EMPH:
            return NodeKind::Emphasis;
        case CMARK_NODE_STRONG:
            return NodeKind::Strong;
        case CMARK_NODE_LINK:
            return NodeKind::Link;
        case CMARK_NODE_IMAGE:
            return NodeKind::Image;
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            return NodeKind::NoteReference;
    }
    return extension_kind(node);
}

bool is_inline(NodeKind kind) {
    return kind >= NodeKind::Text;
}

bool is_container(NodeKind kind) {
    switch (kind) {
        case NodeKind::Document:
        case NodeKind::BlockQuote:
        case NodeKind::List:
        case NodeKind::Item:
        case NodeKind::Paragraph:
        case NodeKind::Heading:
        case NodeKind::NoteDefinition:
        case NodeKind::Table:
        case NodeKind::TableHead:
        case NodeKind::TableRow:
        case NodeKind::TableCell:
        case NodeKind::Emphasis:
        case NodeKind::Strong:
        case NodeKind::Strikethrough:
        case NodeKind::Link:
        case NodeKind::Image:
            return true;
        case NodeKind::CodeBlock:
        case NodeKind::HtmlBlock:
        case NodeKind::ThematicBreak:
        case NodeKind::Text:
        case NodeKind::SoftBreak:
        case NodeKind::LineBreak:
        case NodeKind::Code:
        case NodeKind::HtmlInline:
        case NodeKind::NoteReference:
            return false;
    }
    return false;
}

std::string_view literal_of(cmark_node* node) {
    const char* literal = cmark_node_get_literal(node);
    return literal ? std::string_view(literal) : std::string_view();
}

SourceSpan span_of(cmark_node* node, TextPlace place) {
    const int line = cmark_node_get_start_line(node);
    if (line <= 0) return {place.source};
    return {place.source, line + place.lines_before, cmark_node_get_start_column(node),
            cmark_node_get_end_line(node) + place.lines_before, cmark_node_get_end_column(node)};
}

std::string words_below(cmark_node* parent) {
    std::string words;
    for_each_leaf(parent, [&](cmark_node* leaf) {
        const NodeKind kind = kind_of(leaf);
        if (kind == NodeKind::Text || kind == NodeKind::Code) append_prose(words, literal_of(leaf));
        if (kind == NodeKind::SoftBreak || kind == NodeKind::LineBreak) words += ' ';
    });
    return words;
}

std::string without_markup(std::string_view markdown) {
    if (markdown.find_first_of("*_`<&[]\\\"'~.-") == std::string_view::npos)
        return std::string(markdown);
    const CmarkTree tree = parse_markdown(markdown);
    cmark_node* first = cmark_node_first_child(tree.get());
    // "1. What Is War" or "- Minus" is no list when it stands for a title.
    if (!first || kind_of(first) != NodeKind::Paragraph || cmark_node_next(first))
        return std::string(markdown);
    return std::string(trimmed(words_below(first)));
}

std::string with_entities_decoded(std::string_view html) {
    if (html.find('&') == std::string_view::npos) return std::string(html);
    struct Buffer {
        cmark_strbuf bytes;
        Buffer() { cmark_strbuf_init(cmark_get_default_mem_allocator(), &bytes, 0); }
        ~Buffer() { cmark_strbuf_free(&bytes); }
        Buffer(const Buffer&) = delete;
        Buffer& operator=(const Buffer&) = delete;
    } buffer;
    houdini_unescape_html_f(&buffer.bytes, reinterpret_cast<const unsigned char*>(html.data()),
                            bufsize_t(html.size()));
    return std::string(reinterpret_cast<const char*>(buffer.bytes.ptr),
                       std::size_t(buffer.bytes.size));
}

}  // namespace postconv
