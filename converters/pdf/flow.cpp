#include "converters/pdf/flow.h"

#include <algorithm>

#include "converters/pdf/front_matter.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv::pdf {
namespace {

constexpr double kTallNote = 0.4;     // of the page: a taller footnote stands after the body
constexpr double kTallPicture = 0.86;  // of the page: room is left for a caption
constexpr int kDeepestIndent = 8;     // lists and quotes nested deeper are not indented further
constexpr int kShortCode = 8;         // lines of code that stay on one page

LineOptions line_options(const Style& style, const PageGeometry& page, Length x) {
    return {x, style.keep_together, style.keep_with_next, page.widows, page.orphans};
}

// Tabs to the next multiple of four columns, as code is usually written.
std::string with_spaces_for_tabs(std::string_view line) {
    std::string expanded;
    for (const char c : line) {
        if (c == '\t') expanded.append(4 - expanded.size() % 4, ' ');
        else expanded += c;
    }
    return expanded;
}

bool ends_in_colon(const Inlines& content) {
    const std::string text = plain_text(content);
    return text.ends_with(':') || text.ends_with("：");
}

std::string item_label(const List& list, std::size_t index, int depth) {
    const ListItem& item = list.items[index];
    if (item.checked) return *item.checked ? "\u2611" : "\u2610";
    if (list.kind == ListKind::Ordered)
        return std::to_string(list.start + int(index)) + '.';
    return depth % 2 == 0 ? "\u2022" : "\u2013";
}

}  // namespace

void BlockSetter::blocks(const Blocks& list, const BlockContext& context) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool list_follows = i + 1 < list.size() && (std::holds_alternative<List>(list[i + 1].kind) ||
                                                          std::holds_alternative<CodeBlock>(list[i + 1].kind));
        leads_in_ = list_follows;
        block(list[i], context);
    }
}

void BlockSetter::block(const Block& block, const BlockContext& context) {
    const bool leads_in = leads_in_;
    const Follows followed = follows_;
    if (!block.attributes.id.empty()) column_.place(block.attributes.id);
    match(
        block,
        [&](const Paragraph& n) {
            follows_ = followed;
            paragraph(n, context, leads_in);
        },
        [&](const Heading& n) { heading(n, context); },
        [&](const BlockQuote& n) { block_quote(n, context); },
        [&](const PullQuote& n) { pull_quote(n, context); },
        [&](const List& n) { list(n, context); },
        [&](const DefinitionList& n) { definition_list(n, context); },
        [&](const Callout& n) { callout(n, context); },
        [&](const ContentsMarker&) { set_contents(column_, setting_); },
        [&](const CodeBlock& n) { code_block(n, context); },
        [&](const Table& n) { set_table(n, context, measure_, column_, setting_); },
        [&](const Figure& n) { figure(n, context); },
        [&](const ThematicBreak&) { thematic_break(context); },
        [&](const PageBreak&) { column_.end_page(); },
        [&](const Division& n) { blocks(n.content, context); });
    const bool is_paragraph = std::holds_alternative<Paragraph>(block.kind);
    follows_ = is_paragraph ? Follows::Paragraph : Follows::Other;
}

void BlockSetter::text(const StyledText& text, const Style& style, const TextPlacing& placing) {
    const Length measure =
        std::max(measure_ - placing.start - placing.end, style.size);
    const std::vector<Line> lines = set_paragraph(
        text, {measure, placing.first_line_indent, style.alignment, style.leading}, setting_);
    LineOptions options = line_options(style, setting_.theme().page, placing.start);
    options.keep_with_next |= placing.keep_with_next;
    column_.lines(lines, options);
}

void BlockSetter::words(const std::string& words, Role role) {
    if (words.empty()) return;
    const Style& style = setting_.theme()[role];
    column_.gap(style.space_before);
    text(plain_styled_text(words, style, setting_), style,
         {style.indent_start, style.indent_end, {}, false});
    column_.gap(style.space_after);
}

void BlockSetter::paragraph(const Paragraph& paragraph, const BlockContext& context,
                            bool leads_in) {
    Style style = *context.body;
    if (context.alignment != Alignment::Start) style.alignment = context.alignment;
    TextPlacing placing{context.start, context.end, {}, false};
    if (follows_ == Follows::Paragraph) {
        if (context.spaced) column_.gap(style.leading / 3);
        else placing.first_line_indent = style.first_line_indent;
    }
    placing.keep_with_next = leads_in && ends_in_colon(paragraph.content);
    text(styled_text(paragraph.content, style, width(context), setting_), style, placing);
}

void BlockSetter::heading(const Heading& heading, const BlockContext& context) {
    const Style& style = setting_.theme()[heading_role(heading.level)];
    if (style.page_break_before) column_.end_page();
    column_.gap(style.space_before);
    text(styled_text(heading.content, style, width(context), setting_), style,
         {context.start + style.indent_start, context.end + style.indent_end, {}, true});
    column_.gap(style.space_after);
    column_.keep_with_next();
}

void BlockSetter::block_quote(const BlockQuote& quote, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::Quote];
    BlockContext inner = context;
    inner.body = &style;
    if (context.depth < kDeepestIndent) {
        inner.start += style.indent_start;
        inner.end += style.indent_end;
    }
    ++inner.depth;
    column_.gap(style.space_before);
    const std::size_t first = column_.size();
    follows_ = Follows::Other;
    blocks(quote.content, inner);
    if (style.border > Length() || style.has_background)
        column_.frame({column_.first_box(first), column_.size(), inner.start - style.padding,
                       width(inner) + style.padding, style.border, style.border_colour,
                       style.background, style.has_background});
    column_.gap(style.space_after);
}

void BlockSetter::pull_quote(const PullQuote& quote, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::PullQuote];
    const Length start = context.start + style.indent_start;
    const Length inside = start + style.border + style.padding;
    column_.gap(style.space_before);
    const std::size_t first = column_.size();
    text(styled_text(quote.content, style, width(context), setting_), style,
         {inside, context.end + style.indent_end, {}, false});
    column_.frame({first, column_.size(), start, measure_ - start - context.end - style.indent_end,
                   style.border, style.border_colour, style.background, style.has_background});
    column_.gap(style.space_after);
}

// Sets `words` so that they end at `right_edge`, on the baseline of the box's first line.
void BlockSetter::label(const std::string& words, const Style& style, Length right_edge,
                        std::size_t box) {
    const std::vector<Line> lines =
        set_paragraph(plain_styled_text(words, style, setting_),
                      {measure_, {}, Alignment::Start, style.leading}, setting_);
    if (lines.empty()) return;
    Length width;
    for (const DisplayItem& item : lines.front().items)
        if (const auto* text = std::get_if<TextItem>(&item))
            width = std::max(width, text->at.x + text->run->width);
    column_.draw_into(box, lines.front().items, {right_edge - width, {}});
}

void BlockSetter::list(const List& list, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::List];
    const Style& body = *context.body;
    BlockContext inner = context;
    if (context.depth < kDeepestIndent) inner.start += style.indent_start;
    inner.spaced = !list.tight;
    ++inner.depth;
    ++inner.list_depth;
    const bool nested_and_tight = context.list_depth > 0 && list.tight;
    if (!nested_and_tight) column_.gap(style.space_before);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const ListItem& item = list.items[i];
        if (i > 0 && !list.tight) column_.gap(style.space_between_items);
        const std::size_t first = column_.size();
        if (!item.attributes.id.empty()) column_.place(item.attributes.id);
        follows_ = Follows::Other;
        blocks(item.content, inner);
        if (column_.first_box(first) == column_.size()) column_.lines({Line{body.leading, {}, {}, {}, false}}, {});
        label(item_label(list, i, context.list_depth), body, inner.start - body.size.scaled_by(0.45),
              column_.first_box(first));
    }
    if (!nested_and_tight) column_.gap(style.space_after);
}

void BlockSetter::definition_list(const DefinitionList& list, const BlockContext& context) {
    const Style& term = setting_.theme()[Role::DefinitionTerm];
    const Style& description = setting_.theme()[Role::Definition];
    BlockContext inner = context;
    inner.body = &description;
    if (context.depth < kDeepestIndent) inner.start += description.indent_start;
    inner.spaced = true;
    ++inner.depth;
    for (const Definition& item : list.items) {
        column_.gap(term.space_before);
        text(styled_text(item.term, term, width(context), setting_), term,
             {context.start, context.end, {}, true});
        for (const Blocks& one : item.descriptions) {
            follows_ = Follows::Other;
            blocks(one, inner);
            column_.gap(description.space_after);
        }
    }
    column_.gap(setting_.theme()[Role::List].space_after);
}

void BlockSetter::callout(const Callout& callout, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::Callout];
    const Style& title = setting_.theme()[Role::CalloutTitle];
    const Length left = context.start + style.indent_start;
    const Length right = context.end + style.indent_end;
    BlockContext inner = context;
    inner.body = &style;
    inner.start = left + style.border + style.padding;
    inner.end = right + style.padding;
    inner.spaced = true;
    ++inner.depth;
    column_.gap(style.space_before);
    const std::size_t first = column_.size();
    column_.blank(style.padding);
    const Inlines label = {
        {Text{callout_label(callout.kind, setting_.job.document.metadata.language)}}};
    text(styled_text(callout.title.empty() ? label : callout.title, title, width(inner), setting_),
         title, {inner.start, inner.end, {}, true});
    follows_ = Follows::Other;
    blocks(callout.content, inner);
    column_.keep_with_next();
    FlowItem foot;
    foot.height = style.padding;
    column_.box(std::move(foot));
    column_.frame({first, column_.size(), left, measure_ - left - right, style.border,
                   style.border_colour, style.background, style.has_background});
    column_.gap(style.space_after);
}

void BlockSetter::code_block(const CodeBlock& code, const BlockContext& context) {
    Style style = setting_.theme()[Role::CodeBlock];
    const Length start = context.start + style.indent_start;
    const Length end = context.end + style.indent_end;
    const long line_count = 1 + std::count(code.text.begin(), code.text.end(), '\n');
    style.keep_together = line_count <= kShortCode;
    column_.gap(style.space_before);
    const std::size_t first = column_.size();
    column_.blank(style.padding);
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= code.text.size();) {
        const std::size_t line_end = std::min(code.text.find('\n', at), code.text.size());
        const std::string line =
            with_spaces_for_tabs(std::string_view(code.text).substr(at, line_end - at));
        std::vector<Line> set = set_paragraph(
            plain_styled_text(line, style, setting_),
            {measure_ - start - end - style.padding * 2, {}, Alignment::Start, style.leading},
            setting_);
        if (set.empty()) set.push_back({style.leading, style.leading, {}, {}, false});
        std::move(set.begin(), set.end(), std::back_inserter(lines));
        at = line_end + 1;
    }
    LineOptions options = line_options(style, setting_.theme().page, start + style.padding);
    options.keep_with_next = true;
    column_.lines(lines, options);
    FlowItem foot;
    foot.height = style.padding;
    column_.box(std::move(foot));
    column_.frame({first, column_.size(), start, measure_ - start - end, style.border,
                   style.border_colour, style.background, style.has_background});
    column_.gap(style.space_after);
}

void BlockSetter::figure(const Figure& figure, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::Caption];
    column_.gap(setting_.theme()[Role::Body].leading);
    if (figure.image.resource) {
        const Length tallest = setting_.theme().page.text_height().scaled_by(kTallPicture);
        const Resource& resource = setting_.job.resources[*figure.image.resource];
        const PictureSize size = picture_size(resource, figure.image.size, width(context), tallest);
        FlowItem picture;
        picture.height = size.height;
        picture.penalty = figure.caption.empty() ? 0 : kNeverEndPage;
        picture.items.push_back(
            PictureItem{{{context.start + (width(context) - size.width) / 2, {}}, size.width, size.height},
                        *figure.image.resource});
        column_.box(std::move(picture));
    } else {
        const std::string& name = figure.image.alt.empty() ? figure.image.source : figure.image.alt;
        text(plain_styled_text('[' + name + ']', style, setting_), style,
             {context.start, context.end, {}, !figure.caption.empty()});
    }
    if (!figure.caption.empty()) {
        column_.gap(style.space_before);
        text(styled_text(figure.caption, style, width(context), setting_), style,
             {context.start, context.end, {}, false});
    }
    column_.gap(std::max(style.space_after, setting_.theme()[Role::Body].leading));
}

void BlockSetter::thematic_break(const BlockContext& context) {
    const Style& style = setting_.theme()[Role::Rule];
    const Length width_of_rule = width(context).scaled_by(0.25);
    column_.gap(style.space_before);
    FlowItem rule;
    rule.height = style.border;
    rule.items.push_back(RectItem{
        {{context.start + (width(context) - width_of_rule) / 2, {}}, width_of_rule, style.border},
        style.colour});
    column_.keep_with_next();
    column_.box(std::move(rule));
    column_.gap(style.space_after);
}

namespace {

BlockContext body_context(const Typesetting& setting) {
    BlockContext context;
    context.body = &setting.theme()[Role::Body];
    return context;
}

// The note's number hung before its text; a link back to the mark lies over the number.
Stack note_stack(std::size_t index, Typesetting& setting) {
    const Style& style = setting.theme()[Role::Note];
    const Length measure = setting.theme().page.text_width();
    const Length hang = style.size.scaled_by(1.6);
    ColumnBuilder column;
    BlockContext context;
    context.body = &style;
    context.start = hang;
    context.spaced = true;
    column.place(note_id(index));
    BlockSetter(column, setting, measure).blocks(setting.job.document.notes[index].content, context);
    if (column.size() == 0) column.blank(style.leading);
    TextFormat format = setting.format(setting.format_of(style));
    format.link = setting.link_to('#' + note_mark_id(index));
    StyledText number;
    number.text = std::to_string(index + 1) + '.';
    number.base = setting.intern(format);
    number.stretches = {{number.text.size(), number.base}};
    const std::vector<Line> lines =
        set_paragraph(number, {hang, {}, Alignment::Start, style.leading}, setting);
    column.draw_into(column.first_box(0), lines.front().items, {});
    return stacked(column.take());
}

}  // namespace

DocumentFlow flow_document(Typesetting& setting) {
    const PageGeometry& page = setting.theme().page;
    DocumentFlow flow;
    ColumnBuilder column;
    set_title_block(column, setting);
    if (setting.job.options.contents) set_contents(column, setting);
    BlockSetter(column, setting, page.text_width())
        .blocks(setting.job.document.blocks, body_context(setting));

    bool first_tall = true;
    for (std::size_t i = 0; i < setting.job.document.notes.size(); ++i) {
        flow.notes.push_back(note_stack(i, setting));
        if (flow.notes.back().height <= page.text_height().scaled_by(kTallNote)) continue;
        flow.notes.back() = {};
        if (first_tall) column.gap(setting.theme()[Role::Body].leading * 2);
        first_tall = false;
        BlockContext context;
        context.body = &setting.theme()[Role::Note];
        context.spaced = true;
        column.place(note_id(i));
        Blocks numbered = setting.job.document.notes[i].content;
        if (auto* first = numbered.empty() ? nullptr : std::get_if<Paragraph>(&numbered[0].kind))
            first->content.insert(first->content.begin(), {Text{std::to_string(i + 1) + ". "}});
        BlockSetter(column, setting, page.text_width()).blocks(numbered, context);
    }
    flow.column = column.take();
    return flow;
}

}  // namespace postconv::pdf
