// What stands within margins of its own, with or without a frame: quotes, callouts, sidebars.
#include <algorithm>

#include "converters/pdf/flow.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

bool has_frame(const Style& style) {
    return style.has_background || style.border > Length();
}

}  // namespace

BlockSetter::Box BlockSetter::open_box(const Style& style, const BlockContext& context) {
    BlockContext inside = context;
    inside.body = &style;
    if (context.depth < kDeepestIndent) {
        inside.start += style.indent_start;
        inside.end += style.indent_end;
    }
    ++inside.depth;
    const Length left = inside.left(), across = width(inside);
    if (has_frame(style)) inside.start += style.border + style.padding;
    if (style.has_background) inside.end += style.padding;
    column_.gap(style.space_before);
    const Box box{inside, column_.size(), left, across};
    if (style.has_background) column_.blank(style.padding);
    if (has_frame(style)) column_.hold_gaps();
    follows_ = Follows::Other;
    return box;
}

void BlockSetter::close_box(const Box& box, const Style& style) {
    if (has_frame(style)) {
        column_.drop_gap();
        if (style.has_background) {
            const bool ends_in_title = column_.keeps_with_next();
            column_.keep_with_next();
            FlowItem foot;
            foot.height = style.padding;
            column_.box(std::move(foot));
            if (ends_in_title) column_.keep_with_next();
        }
        column_.frame({column_.first_box(box.first), column_.size(), box.left, box.width,
                       box.inside.direction == Direction::RightToLeft, style.border,
                       style.border_colour, style.background, style.has_background,
                       style.has_background ? style.padding : Length()});
    }
    column_.gap(style.space_after);
}

void BlockSetter::box(const BoxKind& kind, const Blocks& content, const BlockContext& context) {
    if (content.empty()) return;
    const Style& style = kind.style;
    Box box = open_box(style, context);
    box.inside.node = add_node(kind.type, context);
    blocks(content, box.inside);
    close_box(box, style);
}

void BlockSetter::block_quote(const BlockQuote& quote, const Look& look,
                              const BlockContext& context) {
    const Role role = look.box.value_or(Role::Quote);
    Style style = setting_.theme()[role];
    const BlockContext inner = turned(context, direction_within(quote.content, context.direction));
    // The box is that of a quote, its words are as asked.
    if (look.text) {
        const Style& text = setting_.theme()[*look.text];
        style.size = text.size;
        style.leading = text.leading;
        style.style = text.style;
    }
    box({style, StructureType::BlockQuote}, quote.content, inner);
}

void BlockSetter::division(const Division& division, const Look& look,
                           const BlockContext& context) {
    const std::optional<Role> role = look.box ? look.box : look.text;
    if (!role) return blocks(division.content, context);
    BlockContext inner = turned(context, direction_within(division.content, context.direction));
    const Style& style = setting_.theme()[*role];
    inner.spaced |= has_frame(style);
    box({style, StructureType::Division}, division.content, inner);
}

void BlockSetter::pull_quote(const PullQuote& quote, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::PullQuote];
    const Direction direction = first_direction(quote.content);
    Box box = open_box(style, turned(context, direction));
    box.inside.node = add_node(StructureType::BlockQuote, context);
    const NodeId node = add_paragraph(box.inside);
    text(styled(quote.content, style, box.inside, node), style, box.inside, {});
    close_box(box, style);
}

void BlockSetter::callout(const Callout& callout, const BlockContext& context) {
    const Style& style = setting_.theme()[Role::Callout];
    const Style& title = setting_.theme()[Role::CalloutTitle];
    Box box =
        open_box(style, turned(context, direction_within(callout.content, context.direction)));
    box.inside.spaced = true;
    box.inside.node = add_node(StructureType::Division, context);
    const std::string& language =
        context.language.empty() ? setting_.job.document.metadata.language : context.language;
    const Inlines label = {{Text{callout_label(callout.kind, language)}}};
    BlockContext above = box.inside;
    if (callout.title.empty()) above.asked = above.direction;  // the label is ours: as its box
    const NodeId node = add_paragraph(above);
    text(styled(callout.title.empty() ? label : callout.title, title, above, node), title, above,
         {{}, true});
    follows_ = Follows::Other;
    blocks(callout.content, box.inside);
    close_box(box, style);
}

}  // namespace postconv::pdf
