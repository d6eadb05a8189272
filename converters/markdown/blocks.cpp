#include "converters/markdown/blocks.h"

#include <cmark-gfm-core-extensions.h>

#include <algorithm>
#include <deque>

#include "converters/markdown/asides.h"
#include "converters/markdown/attributes.h"
#include "converters/markdown/block_sequence.h"
#include "converters/markdown/callouts.h"
#include "converters/markdown/definition_lists.h"
#include "converters/markdown/html.h"
#include "converters/markdown/html_blocks.h"
#include "converters/markdown/idioms.h"
#include "converters/markdown/inlines.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

void read_block(cmark_node* node, Reading& reading, Blocks& out);

// Chinese writers indent with ideographic spaces; the theme has an indent of its own.
void drop_indent(Inlines& content) {
    constexpr std::string_view kSpace = "\u3000";
    auto* first = content.empty() ? nullptr : std::get_if<Text>(&content.front().kind);
    if (!first || !first->text.starts_with(kSpace)) return;
    while (first->text.starts_with(kSpace)) first->text.erase(0, kSpace.size());
    if (first->text.empty()) content.erase(content.begin());
}

void read_paragraph(cmark_node* node, Reading& reading, Blocks& out) {
    Inlines content = read_inlines(node, reading);
    reading.excerpt.end_paragraph();
    drop_indent(content);
    if (!content.empty()) out.push_back(paragraph_or_idiom(std::move(content), reading.block));
}

// A heading in a quote is the title of that box, and nothing for the outline.
void add_box_title(Inlines content, Attributes attributes, Reading& reading, Blocks& out) {
    attributes.classes.insert(attributes.classes.begin(), "box-title");
    Paragraph title{{{Styled{TextStyle::Strong, std::move(content)}, reading.block}}};
    out.push_back({std::move(title), reading.block, std::move(attributes)});
}

void read_heading(cmark_node* node, Reading& reading, Blocks& out) {
    reading.excerpt.pause();
    reading.in_heading = true;
    Inlines content = read_inlines(node, reading);
    reading.in_heading = false;
    reading.excerpt.resume();
    Attributes attributes = std::exchange(reading.heading_attributes, {});
    if (content.empty()) return;
    if (reading.quotes > 0)
        return add_box_title(std::move(content), std::move(attributes), reading, out);
    out.push_back({Heading{cmark_node_get_heading_level(node), std::move(content)}, reading.block,
                   std::move(attributes)});
}

void read_quote(cmark_node* node, Reading& reading, Blocks& out) {
    const SourceSpan span = reading.block;
    BlockQuote quote;
    ++reading.quotes;
    read_blocks(node, reading, quote.content);
    --reading.quotes;
    out.push_back(quote_or_callout(std::move(quote), span));
}

constexpr std::size_t kBoxLength = 4;  // "[x] "

// "7. - [x] words": a list that begins on the line of the item around it.
bool shares_line_with_outer_item(cmark_node* item) {
    cmark_node* outer = cmark_node_parent(cmark_node_parent(item));
    return outer && kind_of(outer) == NodeKind::Item &&
           cmark_node_get_start_line(outer) == cmark_node_get_start_line(item);
}

// cmark knows no task in a quote or behind another item's mark: the box that is still text there.
std::optional<bool> box_in_text(cmark_node* item) {
    cmark_node* paragraph = cmark_node_first_child(item);
    if (!paragraph || kind_of(paragraph) != NodeKind::Paragraph) return std::nullopt;
    std::string words;
    cmark_node* node = cmark_node_first_child(paragraph);
    for (; node && kind_of(node) == NodeKind::Text && words.size() < kBoxLength;
         node = cmark_node_next(node))
        words += literal_of(node);
    if (words.starts_with("[ ] ")) return false;
    if (words.starts_with("[x] ") || words.starts_with("[X] ")) return true;
    return std::nullopt;
}

void take_box(Blocks& content) {
    auto* paragraph = content.empty() ? nullptr : std::get_if<Paragraph>(&content.front().kind);
    if (!paragraph || paragraph->content.empty()) return;
    auto* text = std::get_if<Text>(&paragraph->content.front().kind);
    if (!text || text->text.size() < kBoxLength) return;
    text->text.erase(0, kBoxLength);
    if (text->text.empty()) paragraph->content.erase(paragraph->content.begin());
}

void read_item(cmark_node* node, Reading& reading, ListItem& item) {
    item.span = reading.span(node);
    const bool is_task = std::string_view(cmark_node_get_type_string(node)) == "tasklist";
    if (is_task) item.checked = cmark_gfm_extensions_get_tasklist_item_checked(node);
    const bool is_missed = !is_task && (reading.quotes > 0 || shares_line_with_outer_item(node));
    const bool has_box = is_missed && (item.checked = box_in_text(node));
    read_blocks(node, reading, item.content);
    if (has_box) take_box(item.content);
}

void read_list(cmark_node* node, Reading& reading, Blocks& out) {
    const SourceSpan span = reading.block;
    List list;
    list.kind =
        cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? ListKind::Ordered : ListKind::Bullet;
    if (list.kind == ListKind::Ordered) list.start = cmark_node_get_list_start(node);
    list.tight = cmark_node_get_list_tight(node) != 0;
    for (cmark_node* item = cmark_node_first_child(node); item; item = cmark_node_next(item))
        read_item(item, reading, list.items.emplace_back());
    const bool is_definition =
        reading.definition_lines.contains(cmark_node_get_start_line(node)) && !list.items.empty();
    if (is_definition) return add_definitions(std::move(list), span, out);
    out.push_back({std::move(list), span});
}

// "python {#id .numbered}", "{.python #id}": the first class stands for a language not named.
Attributes attributes_of_code(std::string_view info, CodeBlock& code) {
    const std::size_t open = info.find('{');
    if (open == std::string_view::npos) return {};
    Attributes attributes = parse_attributes(info.substr(open)).value_or(Attributes{});
    if (code.language.empty() && !attributes.classes.empty()) {
        code.language = attributes.classes.front();
        attributes.classes.erase(attributes.classes.begin());
    }
    return attributes;
}

// Lines that rustdoc and mdBook compile and don't show: "# use std::io;", "#". "##" shows "#".
std::string shown_lines_of_rust(std::string_view code) {
    std::string shown;
    for (std::size_t at = 0; at < code.size();) {
        const std::size_t end = std::min(code.find('\n', at), code.size() - 1) + 1;
        const std::string_view line = code.substr(at, end - at);
        const std::string_view words = trimmed(line);
        at = end;
        if (words == "#" || words.starts_with("# ")) continue;
        const std::size_t mark = line.find('#');
        const std::size_t escaped = words.starts_with("##") ? mark + 1 : 0;
        if (escaped > 0) shown += line.substr(0, mark);
        shown += line.substr(escaped);
    }
    return shown;
}

void read_code(cmark_node* node, Reading& reading, Blocks& out) {
    reading.code_lines.emplace_back(cmark_node_get_start_line(node), cmark_node_get_end_line(node));
    const char* info = cmark_node_get_fence_info(node);
    const std::string words(trimmed(reading.asides.as_written(info ? info : "")));
    CodeBlock code;
    append_prose(code.language, words.substr(0, words.find_first_of(" \t,{")));
    code.text = code_text(reading.asides.as_written(literal_of(node)));
    if (code.language == "rust") code.text = shown_lines_of_rust(code.text);
    if (code.text.ends_with('\n')) code.text.pop_back();
    Attributes attributes = attributes_of_code(words, code);
    out.push_back({std::move(code), reading.block, std::move(attributes)});
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
    if (reading.depth == 1 && !reading.excerpt_end) reading.excerpt_end = out.size();
    const CmarkTree tree = parse_markdown(below);
    const int lines_before = std::exchange(reading.place.lines_before, span.line);
    read_blocks(tree.get(), reading, out);
    reading.place.lines_before = lines_before;
}

// The extension that stands on this line of its own; null for any other block.
const Aside* aside_of(cmark_node* node, const Reading& reading) {
    return kind_of(node) == NodeKind::HtmlBlock ? reading.asides.line(literal_of(node)) : nullptr;
}

bool is_html(cmark_node* node, const Reading& reading) {
    return kind_of(node) == NodeKind::HtmlBlock && !aside_of(node, reading) &&
           markdown_below_marker(node, reading).empty();
}

void read_html(cmark_node* node, Reading& reading, Blocks& out) {
    const std::string_view below = markdown_below_marker(node, reading);
    if (!below.empty()) return read_below_marker(below, reading, out);
    if (aside_of(node, reading)) return;  // between tags it has nothing to act on
    const std::string html = html_of_aside(literal_of(node), reading);
    const std::vector<HtmlPiece> pieces = {{html, reading.block}};
    const std::vector<RepairedPiece> repaired = repair_html(pieces);
    read_html_run({{&repaired.front(), pieces.front(), {}}}, reading, out);
}

// Blocks of one container, where tags of HTML may have Markdown between them.
class BlocksWithHtml {
  public:
    BlocksWithHtml(cmark_node* parent, Reading& reading) : reading_(reading) {
        cmark_node* node = cmark_node_first_child(parent);
        for (; node; node = cmark_node_next(node))
            if (is_html(node, reading)) {
                texts_.push_back(html_of_aside(literal_of(node), reading));
                pieces_.push_back({texts_.back(), reading.span(node)});
            }
        repaired_ = repair_html(pieces_);
    }

    void read(cmark_node* parent, Blocks& out) {
        BlockSequence sequence(reading_, out);
        const bool is_body = reading_.depth == 1;
        cmark_node* node = cmark_node_first_child(parent);
        while (node) {
            if (const Aside* line = aside_of(node, reading_)) {
                sequence.line(*line, reading_.block = reading_.span(node));
                node = cmark_node_next(node);
            } else {
                const std::size_t size_before = out.size();
                node = read_next(node, out);
                sequence.added(size_before);
            }
            if (is_body && reading_.excerpt.text() && !reading_.excerpt_end)
                reading_.excerpt_end = out.size();
        }
        sequence.finish();
    }

  private:
    cmark_node* read_next(cmark_node* node, Blocks& out) {
        if (is_html(node, reading_)) return read_run(node, out);
        read_block(node, reading_, out);
        return cmark_node_next(node);
    }

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
    std::deque<std::string> texts_;  // what the pieces are views of
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
