// Lists: items with their marks hung beside the text, and definitions.
#include <algorithm>

#include "converters/pdf/flow.h"

namespace postconv::pdf {
namespace {

std::string item_label(const List& list, std::size_t index, int depth) {
    const ListItem& item = list.items[index];
    if (item.checked) return *item.checked ? "\u2611" : "\u2610";
    if (list.kind == ListKind::Ordered) return std::to_string(list.start + int(index)) + '.';
    return depth % 2 == 0 ? "\u2022" : "\u2013";
}

ListNumbering numbering_of(const List& list) {
    return list.kind == ListKind::Ordered ? ListNumbering::Decimal : ListNumbering::Disc;
}

Direction direction_of(const List& list, Direction around) {
    for (const ListItem& item : list.items) {
        const Direction found = direction_within(item.content, Direction::Neutral);
        if (found != Direction::Neutral) return found;
    }
    return around;
}

}  // namespace

// Sets the mark of a list's item beside its text, on the baseline of the first line from an item
// of the column on.
void BlockSetter::label(const StyledText& mark, const Style& style, const BlockContext& context,
                        std::size_t first) {
    const bool from_right = context.direction == Direction::RightToLeft;
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
    const std::size_t box = column_.first_line(first);
    const Length baseline = column_.baseline(box);
    const Length drop = baseline > Length() ? baseline - lines.front().baseline : Length();
    column_.draw_into(box, lines.front().items, {x, drop});
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
    const NodeId node = add_node(StructureType::List, context);
    if (node != kArtifact) setting_.structure.facts(node).numbering = numbering_of(list);
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const ListItem& item = list.items[i];
        if (i > 0 && !list.tight) column_.gap(style.space_between_items);
        const std::size_t first = column_.size();
        if (!item.attributes.id.empty()) column_.place(item.attributes.id);
        const NodeId item_node = setting_.structure.add(node, StructureType::ListItem);
        const NodeId label_node = setting_.structure.add(item_node, StructureType::Label);
        inner.node = setting_.structure.add(item_node, StructureType::ListBody);
        follows_ = Follows::Other;
        blocks(item.content, inner);
        // What holds nothing may take back the gap before the item.
        const std::size_t begin = std::min(first, column_.size());
        if (column_.first_box(begin) == column_.size())
            column_.lines({Line{body.leading, {}, {}, {}, false}}, {});
        const TextBase base{body, {}, inner.direction, label_node};
        label(plain_styled_text(item_label(list, i, context.list_depth), base, setting_), body,
              inner, begin);
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
    const NodeId node = add_node(StructureType::List, context);
    for (const Definition& item : list.items) {
        column_.gap(term.space_before);
        const NodeId item_node = setting_.structure.add(node, StructureType::ListItem);
        inner.node = setting_.structure.add(item_node, StructureType::ListBody);
        const NodeId term_node = add_paragraph(inner);
        text(styled(item.term, term, context, term_node), term, context, {{}, true});
        for (const Blocks& one : item.descriptions) {
            follows_ = Follows::Other;
            blocks(one, inner);
            column_.gap(description.space_after);
        }
    }
    column_.gap(setting_.theme()[Role::List].space_after);
}

}  // namespace postconv::pdf
