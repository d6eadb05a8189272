#include "converters/pdf/flow.h"

#include <algorithm>

#include "converters/pdf/front_matter.h"
#include "converters/pdf/table.h"
#include "model/text.h"
#include "model/visit.h"
#include "styles/openings.h"

namespace postconv::pdf {
namespace {

bool ends_in_colon(const Inlines& content) {
    const std::string text = plain_text(content);
    return text.ends_with(':') || text.ends_with("：");
}

// What words that end in a colon introduce.
bool is_led_into(const Block& block) {
    return match(
        block, [](const Paragraph&) { return false; }, [](const Heading&) { return false; },
        [](const BlockQuote&) { return true; }, [](const PullQuote&) { return false; },
        [](const List&) { return true; }, [](const DefinitionList&) { return true; },
        [](const Callout&) { return false; }, [](const CodeBlock&) { return true; },
        [](const Table&) { return true; }, [](const Figure&) { return true; },
        [](const ContentsMarker&) { return false; }, [](const ThematicBreak&) { return false; },
        [](const PageBreak&) { return false; }, [](const Division&) { return false; });
}

Inlines numbered(const Heading& heading) {
    Inlines content = heading.content;
    if (!heading.number.empty()) content.insert(content.begin(), {Text{heading.number + "\u2002"}});
    return content;
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
                         if (text && found == Direction::Neutral)
                             found = first_direction(text->text);
                     }});
    return found == Direction::Neutral ? around : found;
}

void BlockSetter::blocks(const Blocks& list, const BlockContext& context) {
    for (std::size_t i = 0; i < list.size(); ++i) {
        leads_in_ = i + 1 < list.size() && is_led_into(list[i + 1]);
        block(list[i], context);
        if (i + 1 < list.size() && is_caption(list[i + 1])) column_.keep_with_next();
    }
}

void BlockSetter::block(const Block& block, const BlockContext& outer) {
    const bool leads_in = leads_in_;
    const Follows followed = follows_;
    const Block* around = column_.begin_block(&block);
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
    // Text goes on as if a figure that may leave it were not there.
    if (setting_.theme().floats && std::holds_alternative<Figure>(block.kind)) follows_ = followed;
    column_.begin_block(around);
}

void BlockSetter::kind(const Block& block, const BlockContext& context) {
    const Look look = look_;
    BlockContext inner = context;
    if (look.text) inner.body = &setting_.theme()[*look.text];
    match(
        block, [](const Paragraph&) {}, [&](const Heading& n) { heading(n, context); },
        [&](const BlockQuote& n) { block_quote(n, look, context); },
        [&](const PullQuote& n) { pull_quote(n, context); }, [&](const List& n) { list(n, inner); },
        [&](const DefinitionList& n) { definition_list(n, inner); },
        [&](const Callout& n) { callout(n, context); },
        [&](const ContentsMarker&) { set_contents(column_, setting_, open_node(context)); },
        [&](const CodeBlock& n) { code_block(n, context); },
        [&](const Table& n) {
            set_table(n, {context, measure_, block.span, add_node(StructureType::Table, context)},
                      column_, setting_);
        },
        [&](const Figure& n) { figure(n, context); },
        [&](const ThematicBreak&) { thematic_break(context); },
        [&](const PageBreak&) { column_.end_page(); },
        [&](const Division& n) { division(n, look, context); });
}

StyledText BlockSetter::styled(const Inlines& content, const Style& style,
                               const BlockContext& context, NodeId node) const {
    return styled_text(content, TextBase{style, context.language, context.asked, node},
                       width(context), setting_);
}

NodeId BlockSetter::open_node(const BlockContext& context) const {
    const bool in_section = context.node == kDocument && !sections_.empty();
    return in_section ? sections_.back() : context.node;
}

NodeId BlockSetter::add_node(StructureType type, const BlockContext& context) {
    const NodeId node = setting_.structure.add(open_node(context), type);
    const std::string& language = setting_.job.document.metadata.language;
    if (node != kArtifact && !context.language.empty() && context.language != language)
        setting_.structure.facts(node).language = context.language;
    return node;
}

NodeId BlockSetter::add_paragraph(const BlockContext& context) {
    return add_node(StructureType::Paragraph, context);
}

// A heading of the body opens a section, which holds what follows up to the next of its level.
NodeId BlockSetter::add_heading(int level, const BlockContext& context) {
    if (context.node == kDocument) {
        sections_.resize(std::min(sections_.size(), std::size_t(level - 1)));
        sections_.push_back(add_node(StructureType::Section, context));
    }
    const NodeId node = add_node(StructureType::Heading, context);
    if (node != kArtifact) setting_.structure.facts(node).heading_level = level;
    return node;
}

ParagraphShape BlockSetter::shape(const StyledText& text, const Style& style,
                                  const BlockContext& context, const TextPlacing& placing) const {
    Alignment alignment = style.alignment;
    if (context.side) {
        const Direction direction =
            context.asked != Direction::Neutral ? context.asked : first_direction(text.text);
        alignment =
            towards(*context.side, direction == Direction::Neutral ? context.direction : direction);
    }
    return {std::max(width(context), style.size), placing.first_line_indent, alignment,
            style.leading};
}

void BlockSetter::text(const StyledText& text, const Style& style, const BlockContext& context,
                       const TextPlacing& placing) {
    const std::vector<Line> lines =
        set_paragraph(text, shape(text, style, context, placing), setting_);
    LineOptions options = line_options(style, setting_.theme().page, context.left());
    options.keep_with_next |= placing.keep_with_next;
    column_.lines(lines, options);
}

void BlockSetter::text_of(const Inlines& content, const Style& style, const BlockContext& context,
                          const TextPlacing& placing) {
    const StyledText whole = styled(content, style, context, placing.node);
    const Inline* initial = style.drop_capital > 1 ? initial_of(content) : nullptr;
    if (initial) {
        const OpenedText opened = cut_behind_initial(whole, plain_text({*initial}).size());
        if (text_with_initial(opened, style, context, placing)) return;
    }
    text(whole, style, context, placing);
}

bool BlockSetter::text_with_initial(const OpenedText& opened, const Style& style,
                                    const BlockContext& context, const TextPlacing& placing) {
    const StyledText& rest = opened.rest;
    ParagraphShape shape = this->shape(rest, style, context, placing);
    const Direction direction =
        context.asked == Direction::Neutral ? first_direction(rest.text) : context.asked;
    const Initial initial =
        set_initial(opened.words, {style, shape.measure, direction}, setting_);
    shape.inset = initial.inset;
    if (shape.inset.width > shape.measure / 2) return false;
    std::vector<Line> lines = set_paragraph(rest, shape, setting_);
    if (lines.size() < std::size_t(shape.inset.lines)) return false;
    draw_initial(lines, initial);
    LineOptions options = line_options(style, setting_.theme().page, context.left());
    options.keep_with_next |= placing.keep_with_next;
    options.orphans = std::max(options.orphans, shape.inset.lines);
    column_.lines(lines, options);
    return true;
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
    context.node = kDocument;
    if (is_right_to_left(setting.job.document.metadata)) context.direction = Direction::RightToLeft;
    return context;
}

}  // namespace

void BlockSetter::words(const std::string& words, Role role, NodeId parent) {
    if (words.empty()) return;
    const Style& style = setting_.theme()[role];
    BlockContext context = body_context(setting_);
    context.node = parent;
    StyledText line = plain_styled_text(words, {style, {}, {}, add_paragraph(context)}, setting_);
    if (first_direction(words) == Direction::Neutral) line.direction = context.direction;  // a date
    column_.gap(style.space_before);
    text(line, style, indented(context, style), {});
    column_.gap(style.space_after);
}

void BlockSetter::paragraph(const Paragraph& paragraph, const BlockContext& context,
                            bool leads_in) {
    const Style& style = *context.body;
    TextPlacing placing;
    if (follows_ == Follows::Paragraph) {
        const bool is_indented =
            !context.is_flush && context.side.value_or(Side::Left) == Side::Left;
        if (context.spaced)
            column_.gap(style.leading / 3);
        else if (is_indented)
            placing.first_line_indent = style.first_line_indent;
    }
    placing.keep_with_next = leads_in && ends_in_colon(paragraph.content);
    placing.node = add_paragraph(context);
    text_of(paragraph.content, style, context, placing);
}

// A paragraph with a style of its own.
void BlockSetter::text_of_role(const Inlines& content, const Style& style,
                               const BlockContext& context) {
    const BlockContext inner = indented(context, style);
    column_.gap(style.space_before);
    text_of(content, style, inner, {{}, false, add_paragraph(inner)});
    column_.gap(style.space_after);
    if (style.keep_with_next) column_.keep_with_next();
}

void BlockSetter::heading(const Heading& heading, const BlockContext& context) {
    const Style& style = setting_.theme()[heading_role(heading.level)];
    const BlockContext inner = indented(context, style);
    if (style.page_break_before) column_.end_page();
    column_.gap(style.space_before);
    const NodeId node = add_heading(heading.level, inner);
    text(styled(numbered(heading), style, inner, node), style, inner, {{}, true});
    column_.gap(style.space_after);
    column_.keep_with_next();
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
    context.node = setting.note_node(index, kDocument);
    const NodeId label = setting.structure.add(context.node, StructureType::Label);
    column.place(note_id(index));
    BlockSetter(column, setting, measure)
        .blocks(setting.job.document.notes[index].content, context);
    if (column.size() == 0) column.blank(style.leading);
    TextFormat format = setting.format(setting.format_of(style));
    StyledText number;
    number.text = std::to_string(index + 1) + '.';
    const NodeId link = setting.structure.add(label, StructureType::Link);
    format.link = setting.add_link({'#' + note_mark_id(index), number.text, link});
    number.base = setting.intern(format);
    number.stretches = {{number.text.size(), number.base}};
    number.tags = {{number.text.size(), link}};
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
    set_title(column, setting);
    if (setting.theme().has_title_page()) flow.title_page = column.size();
    flow.lists = column.size();
    set_lists(column, setting);
    flow.body = column.size();
    BlockSetter(column, setting, page.text_width())
        .blocks(setting.job.document.blocks, body_context(setting));

    for (std::size_t i = 0; i < setting.job.document.notes.size(); ++i)
        flow.notes.push_back(note_flow(i, setting));
    flow.column = column.take();
    if (page.baseline_grid) align_to_grid(flow.column, setting.theme()[Role::Body].leading);
    return flow;
}

}  // namespace postconv::pdf
