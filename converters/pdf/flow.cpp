#include "converters/pdf/flow.h"

#include <algorithm>

#include "converters/pdf/front_matter.h"
#include "converters/pdf/table.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv::pdf {
namespace {

constexpr double kTallPicture = 0.86;  // of the page: room is left for a caption
constexpr int kDeepestIndent = 8;     // lists and quotes nested deeper are not indented further

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

Direction direction_of(const List& list, Direction around) {
    for (const ListItem& item : list.items) {
        const Direction found = direction_within(item.content, Direction::Neutral);
        if (found != Direction::Neutral) return found;
    }
    return around;
}

// A caption below what it names does not leave it.
bool is_caption(const Block& block) {
    return std::holds_alternative<Paragraph>(block.kind) &&
           look_of(block.attributes).text == Role::Caption;
}

}  // namespace

LineOptions line_options(const Style& style, const PageGeometry& page, Length x) {
    return {x, style.keep_together, style.keep_with_next, page.widows, page.orphans};
}

BlockContext turned(BlockContext context, Direction direction) {
    if (direction == Direction::Neutral || direction == context.direction) return context;
    std::swap(context.start, context.end);
    context.direction = direction;
    return context;
}

Direction direction_within(const Blocks& content, Direction around) {
    Direction found = Direction::Neutral;
    for (const Block& block : content)
        walk(block, {.block = {}, .text = [&](const Inline& node) {
                         const auto* text = std::get_if<Text>(&node.kind);
                         if (text && found == Direction::Neutral) found = first_direction(text->text);
                     }});
    return found == Direction::Neutral ? around : found;
}

void BlockSetter::blocks(const Blocks& list, const BlockContext& context) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        const bool list_follows = i + 1 < list.size() && (std::holds_alternative<List>(list[i + 1].kind) ||
                                                          std::holds_alternative<CodeBlock>(list[i + 1].kind));
        leads_in_ = list_follows;
        block(list[i], context);
        if (i + 1 < list.size() && is_caption(list[i + 1])) column_.keep_with_next();
    }
}

void BlockSetter::block(const Block& block, const BlockContext& outer) {
    const bool leads_in = leads_in_;
    const Follows followed = follows_;
    if (!block.attributes.id.empty()) column_.place(block.attributes.id);
    look_ = look_of(block.attributes);
    BlockContext context = turned(outer, look_.direction);
    if (look_.side) context.side = look_.side;
    if (!look_.language.empty()) context.language = look_.language;
    if (look_.direction != Direction::Neutral) context.asked = look_.direction;
    context.is_flush |= look_.is_flush;
    const auto* one = std::get_if<Paragraph>(&block.kind);
    if (one && !look_.text) {
        follows_ = followed;
        paragraph(*one, context, leads_in);
    } else if (one) {
        text_of_role(one->content, setting_.theme()[*look_.text], context);
    } else {
        kind(block, context);
    }
    const bool stands_apart =
        !one || (look_.text && setting_.theme()[*look_.text].space_after > Length());
    follows_ = stands_apart ? Follows::Other : Follows::Paragraph;
}

void BlockSetter::kind(const Block& block, const BlockContext& context) {
    const Look look = look_;
    BlockContext inner = context;
    if (look.text) inner.body = &setting_.theme()[*look.text];
    match(
        block, [](const Paragraph&) {}, [&](const Heading& n) { heading(n, context); },
        [&](const BlockQuote& n) { block_quote(n, look, context); },
        [&](const PullQuote& n) { pull_quote(n, context); },
        [&](const List& n) { list(n, inner); },
        [&](const DefinitionList& n) { definition_list(n, inner); },
        [&](const Callout& n) { callout(n, context); },
        [&](const ContentsMarker&) { set_contents(column_, setting_); },
        [&](const CodeBlock& n) { code_block(n, context); },
        [&](const Table& n) { set_table(n, {context, measure_, block.span}, column_, setting_); },
        [&](const Figure& n) { figure(n, context); },
        [&](const ThematicBreak&) { thematic_break(context); },
        [&](const PageBreak&) { column_.end_page(); },
        [&](const Division& n) { division(n, look, context); });
}

StyledText BlockSetter::styled(const Inlines& content, const Style& style,
                               const BlockContext& context) const {
    return styled_text(content, TextBase{style, context.language, context.asked}, width(context), setting_);
}

void BlockSetter::text(const StyledText& text, const Style& style, const BlockContext& context,
                       const TextPlacing& placing) {
    const Length measure = std::max(width(context), style.size);
    Alignment alignment = style.alignment;
    if (context.side) {
        const Direction direction = context.asked != Direction::Neutral
                                        ? context.asked
                                        : first_direction(text.text);
        alignment = towards(*context.side,
                            direction == Direction::Neutral ? context.direction : direction);
    }
    const std::vector<Line> lines = set_paragraph(
        text, {measure, placing.first_line_indent, alignment, style.leading}, setting_);
    LineOptions options = line_options(style, setting_.theme().page, context.left());
    options.keep_with_next |= placing.keep_with_next;
    column_.lines(lines, options);
}

namespace {

BlockContext indented(BlockContext context, const Style& style) {
    context.start += style.indent_start;
    context.end += style.indent_end;
    return context;
}

BlockContext body_context(const Typesetting& setting) {
    BlockContext context;
    context.body = &setting.theme()[Role::Body];
    if (is_right_to_left(setting.job.document.metadata)) context.direction = Direction::RightToLeft;
    return context;
}

}  // namespace

void BlockSetter::words(const std::string& words, Role role) {
    if (words.empty()) return;
    const Style& style = setting_.theme()[role];
    column_.gap(style.space_before);
    text(plain_styled_text(words, style, setting_), style,
         indented(body_context(setting_), style), {});
    column_.gap(style.space_after);
}

void BlockSetter::paragraph(const Paragraph& paragraph, const BlockContext& context,
                            bool leads_in) {
    const Style& style = *context.body;
    TextPlacing placing;
    if (follows_ == Follows::Paragraph) {
        const bool is_indented = !context.is_flush && context.side.value_or(Side::Left) == Side::Left;
        if (context.spaced) column_.gap(style.leading / 3);
        else if (is_indented) placing.first_line_indent = style.first_line_indent;
    }
    placing.keep_with_next = leads_in && ends_in_colon(paragraph.content);
    text(styled(paragraph.content, style, context), style, context, placing);
}

// A paragraph with a style of its own.
void BlockSetter::text_of_role(const Inlines& content, const Style& style,
                               const BlockContext& context) {
    const BlockContext inner = indented(context, style);
    column_.gap(style.space_before);
    text(styled(content, style, inner), style, inner, {});
    column_.gap(style.space_after);
    if (style.keep_with_next) column_.keep_with_next();
}

void BlockSetter::heading(const Heading& heading, const BlockContext& context) {
    const Style& style = setting_.theme()[heading_role(heading.level)];
    const BlockContext inner = indented(context, style);
    if (style.page_break_before) column_.end_page();
    column_.gap(style.space_before);
    text(styled(heading.content, style, inner), style, inner, {{}, true});
    column_.gap(style.space_after);
    column_.keep_with_next();
}

// Sets the mark of a list's item beside its text, on the baseline of the box's first line.
void BlockSetter::label(const std::string& words, const Style& style, const BlockContext& context,
                        std::size_t box) {
    const bool from_right = context.direction == Direction::RightToLeft;
    StyledText mark = plain_styled_text(words, style, setting_);
    mark.direction = context.direction;
    const std::vector<Line> lines =
        set_paragraph(mark, {measure_, {}, Alignment::Start, style.leading}, setting_);
    if (lines.empty()) return;
    Length left = measure_, right;
    for (const DisplayItem& item : lines.front().items)
        if (const auto* text = std::get_if<TextItem>(&item)) {
            left = std::min(left, text->at.x);
            right = std::max(right, text->at.x + text->run->width);
        }
    const Length gap = style.size.scaled_by(0.45);
    const Length x =
        from_right ? measure_ - context.start + gap - left : context.start - gap - right;
    column_.draw_into(box, lines.front().items, {x, {}});
}

void BlockSetter::list(const List& list, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::List];
    const Style& body = *context.body;
    BlockContext inner = turned(context, direction_of(list, context.direction));
    if (context.depth < kDeepestIndent) inner.start += style.indent_start;
    inner.spaced = !list.tight;
    inner.side.reset();  // a list's text stays beside its marks
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
        label(item_label(list, i, context.list_depth), body, inner, column_.first_box(first));
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
        text(styled(item.term, term, context), term, context, {{}, true});
        for (const Blocks& one : item.descriptions) {
            follows_ = Follows::Other;
            blocks(one, inner);
            column_.gap(description.space_after);
        }
    }
    column_.gap(setting_.theme()[Role::List].space_after);
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
        const Length free = width(context) - size.width;
        const Side side = context.side.value_or(Side::Centre);
        const Length x = context.left() + (side == Side::Centre  ? free / 2
                                           : side == Side::Right ? free
                                                                 : Length());
        picture.items.push_back(
            PictureItem{{{x, {}}, size.width, size.height}, *figure.image.resource});
        column_.box(std::move(picture));
    } else {
        const std::string& name = figure.image.alt.empty() ? figure.image.source : figure.image.alt;
        text(plain_styled_text('[' + name + ']', style, setting_), style,
             context, {{}, !figure.caption.empty()});
    }
    if (!figure.caption.empty()) {
        column_.gap(style.space_before);
        text(styled(figure.caption, style, context), style, context, {});
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
        {{context.left() + (width(context) - width_of_rule) / 2, {}}, width_of_rule, style.border},
        style.colour});
    column_.keep_with_next();
    column_.box(std::move(rule));
    column_.gap(style.space_after);
}

namespace {

// The note's number hung before its text; a link back to the mark lies over the number.
Flow note_flow(std::size_t index, Typesetting& setting) {
    const Style& style = setting.theme()[Role::Note];
    const Length measure = setting.theme().page.text_width();
    const Length hang = style.size.scaled_by(1.6);
    ColumnBuilder column;
    BlockContext context = body_context(setting);
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
    const bool from_right = context.direction == Direction::RightToLeft;
    number.direction = context.direction;
    const std::vector<Line> lines =
        set_paragraph(number, {hang, {}, Alignment::Start, style.leading}, setting);
    column.draw_into(column.first_box(0), lines.front().items,
                     {from_right ? measure - hang : Length(), {}});
    return column.take();
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

    for (std::size_t i = 0; i < setting.job.document.notes.size(); ++i)
        flow.notes.push_back(note_flow(i, setting));
    flow.column = column.take();
    return flow;
}

}  // namespace postconv::pdf
