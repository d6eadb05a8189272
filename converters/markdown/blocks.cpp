#include "converters/markdown/blocks.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>

#include "converters/markdown/html.h"
#include "converters/markdown/html_blocks.h"
#include "converters/markdown/idioms.h"
#include "converters/markdown/inlines.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

void read_block(cmark_node* node, Reading& reading, Blocks& out);

void read_paragraph(cmark_node* node, Reading& reading, Blocks& out) {
    Inlines content = read_inlines(node, reading);
    reading.excerpt.end_paragraph();
    if (!content.empty()) out.push_back(paragraph_or_idiom(std::move(content), reading.block));
}

void read_heading(cmark_node* node, Reading& reading, Blocks& out) {
    reading.excerpt.pause();
    Inlines content = read_inlines(node, reading);
    reading.excerpt.resume();
    Attributes attributes = take_attributes(content);
    if (content.empty()) return;
    out.push_back({Heading{cmark_node_get_heading_level(node), std::move(content)}, reading.block,
                   std::move(attributes)});
}

void read_quote(cmark_node* node, Reading& reading, Blocks& out) {
    const SourceSpan span = reading.block;
    BlockQuote quote;
    read_blocks(node, reading, quote.content);
    out.push_back({std::move(quote), span});
}

std::optional<bool> task_state(cmark_node* item) {
    if (std::string_view(cmark_node_get_type_string(item)) != "tasklist") return std::nullopt;
    return cmark_gfm_extensions_get_tasklist_item_checked(item);
}

void read_list(cmark_node* node, Reading& reading, Blocks& out) {
    const SourceSpan span = reading.block;
    List list;
    list.kind =
        cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? ListKind::Ordered : ListKind::Bullet;
    if (list.kind == ListKind::Ordered) list.start = cmark_node_get_list_start(node);
    list.tight = cmark_node_get_list_tight(node) != 0;
    for (cmark_node* item = cmark_node_first_child(node); item; item = cmark_node_next(item)) {
        ListItem& read = list.items.emplace_back();
        read.checked = task_state(item);
        read.span = reading.span(item);
        read_blocks(item, reading, read.content);
    }
    out.push_back({std::move(list), span});
}

void read_code(cmark_node* node, Reading& reading, Blocks& out) {
    reading.code_lines.emplace_back(cmark_node_get_start_line(node), cmark_node_get_end_line(node));
    const char* info = cmark_node_get_fence_info(node);
    const std::string_view words = trimmed(info ? info : "");
    CodeBlock code;
    append_prose(code.language, words.substr(0, words.find_first_of(" \t,{")));
    code.text = code_text(literal_of(node));
    if (code.text.ends_with('\n')) code.text.pop_back();
    out.push_back({std::move(code), reading.block});
}

ColumnAlignment alignment_of(unsigned char letter) {
    switch (letter) {
        case 'l':
            return ColumnAlignment::Left;
        case 'c':
            return ColumnAlignment::Centre;
        case 'r':
            return ColumnAlignment::Right;
    }
    return ColumnAlignment::Default;
}

TableRow read_row(cmark_node* node, Reading& reading) {
    TableRow row;
    for (cmark_node* cell = cmark_node_first_child(node); cell; cell = cmark_node_next(cell)) {
        TableCell& read = row.cells.emplace_back();
        read.span = reading.block = reading.span(cell);
        Inlines content = read_inlines(cell, reading);
        if (!content.empty()) read.content.push_back({Paragraph{std::move(content)}, read.span});
    }
    return row;
}

void read_table(cmark_node* node, Reading& reading, Blocks& out) {
    const SourceSpan span = reading.block;
    Table table;
    const int columns = cmark_gfm_extensions_get_table_columns(node);
    const unsigned char* alignments = cmark_gfm_extensions_get_table_alignments(node);
    for (int i = 0; i < columns; ++i) table.columns.push_back(alignment_of(alignments[i]));
    for (cmark_node* row = cmark_node_first_child(node); row; row = cmark_node_next(row)) {
        const bool is_head = kind_of(row) == NodeKind::TableHead;
        (is_head ? table.head : table.body).push_back(read_row(row, reading));
    }
    reading.excerpt.end_paragraph();
    out.push_back({std::move(table), span});
}

// An excerpt marker alone on its line makes a block of HTML out of the lines below it; these are
// Markdown all the same. Empty for any other block.
std::string_view markdown_below_marker(cmark_node* node, const Reading& reading) {
    const std::string_view html = literal_of(node);
    const std::size_t line_end = std::min(html.find('\n'), html.size());
    const std::string_view below = html.substr(std::min(line_end + 1, html.size()));
    return reading.excerpt.is_marker(html.substr(0, line_end)) ? trimmed(below)
                                                               : std::string_view();
}

void read_below_marker(std::string_view below, Reading& reading, Blocks& out) {
    const SourceSpan span = reading.block;
    reading.excerpt.end();
    const CmarkTree tree = parse_markdown(below);
    const int lines_before = std::exchange(reading.place.lines_before, span.line);
    read_blocks(tree.get(), reading, out);
    reading.place.lines_before = lines_before;
}

bool is_html(cmark_node* node, const Reading& reading) {
    return kind_of(node) == NodeKind::HtmlBlock && markdown_below_marker(node, reading).empty();
}

void read_html(cmark_node* node, Reading& reading, Blocks& out) {
    const std::string_view below = markdown_below_marker(node, reading);
    if (!below.empty()) return read_below_marker(below, reading, out);
    const std::vector<HtmlPiece> pieces = {{literal_of(node), reading.block}};
    const std::vector<RepairedPiece> repaired = repair_html(pieces);
    read_html_run({{&repaired.front(), pieces.front(), {}}}, reading, out);
}

// Blocks of one container, where tags of HTML may have Markdown between them.
class BlocksWithHtml {
  public:
    BlocksWithHtml(cmark_node* parent, Reading& reading) : reading_(reading) {
        cmark_node* node = cmark_node_first_child(parent);
        for (; node; node = cmark_node_next(node))
            if (is_html(node, reading)) pieces_.push_back({literal_of(node), reading.span(node)});
        repaired_ = repair_html(pieces_);
    }

    void read(cmark_node* parent, Blocks& out) {
        cmark_node* node = cmark_node_first_child(parent);
        while (node) {
            if (is_html(node, reading_)) {
                node = read_run(node, out);
            } else {
                read_block(node, reading_, out);
                node = cmark_node_next(node);
            }
        }
    }

  private:
    // From this block of HTML to where the last element that it opens ends; returns what follows.
    cmark_node* read_run(cmark_node* node, Blocks& out) {
        const SourceSpan span = reading_.span(node);
        std::vector<HtmlRunPart> run;
        std::size_t last = piece_;
        for (; node; node = cmark_node_next(node)) {
            if (is_html(node, reading_)) {
                if (piece_ > last) break;
                last = std::max(last, repaired_[piece_].reach);
                run.push_back({&repaired_[piece_], pieces_[piece_], {}});
                ++piece_;
            } else if (piece_ <= last) {
                run.push_back({nullptr, {}, [this, node](Blocks& inner) {
                                   read_block(node, reading_, inner);
                               }});
            } else {
                break;
            }
        }
        reading_.block = span;
        read_html_run(run, reading_, out);
        return node;
    }

    Reading& reading_;
    std::vector<HtmlPiece> pieces_;
    std::vector<RepairedPiece> repaired_;
    std::size_t piece_ = 0;
};

// The leaf blocks below a node, however deep, without what holds them.
void flatten(cmark_node* node, Reading& reading, Blocks& out) {
    cmark_node* at = node;
    while (at) {
        const NodeKind kind = kind_of(at);
        const bool holds_blocks =
            kind == NodeKind::BlockQuote || kind == NodeKind::List || kind == NodeKind::Item;
        if (!holds_blocks) read_block(at, reading, out);
        cmark_node* next = holds_blocks ? cmark_node_first_child(at) : nullptr;
        while (!next && at != node) {
            next = cmark_node_next(at);
            if (!next) at = cmark_node_parent(at);
        }
        at = next;
    }
}

void read_block(cmark_node* node, Reading& reading, Blocks& out) {
    reading.block = reading.span(node);
    switch (kind_of(node)) {
        case NodeKind::Paragraph:
            return read_paragraph(node, reading, out);
        case NodeKind::Heading:
            return read_heading(node, reading, out);
        case NodeKind::CodeBlock:
            return read_code(node, reading, out);
        case NodeKind::HtmlBlock:
            return read_html(node, reading, out);
        case NodeKind::ThematicBreak:
            out.push_back({ThematicBreak{}, reading.block});
            return;
        case NodeKind::Table:
            return read_table(node, reading, out);
        case NodeKind::BlockQuote:
            if (reading.is_too_deep()) return flatten(node, reading, out);
            return read_quote(node, reading, out);
        case NodeKind::List:
            if (reading.is_too_deep()) return flatten(node, reading, out);
            return read_list(node, reading, out);
        case NodeKind::NoteDefinition:
        case NodeKind::Document:
        case NodeKind::Item:
        case NodeKind::TableHead:
        case NodeKind::TableRow:
        case NodeKind::TableCell:
        case NodeKind::Text:
        case NodeKind::SoftBreak:
        case NodeKind::LineBreak:
        case NodeKind::Code:
        case NodeKind::HtmlInline:
        case NodeKind::Emphasis:
        case NodeKind::Strong:
        case NodeKind::Strikethrough:
        case NodeKind::Link:
        case NodeKind::Image:
        case NodeKind::NoteReference:
            return;
    }
}

}  // namespace

void read_blocks(cmark_node* parent, Reading& reading, Blocks& out) {
    const Deeper deeper(reading);
    BlocksWithHtml(parent, reading).read(parent, out);
}

}  // namespace postconv
