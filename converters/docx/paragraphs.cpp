#include "converters/docx/paragraphs.h"

#include <algorithm>

#include "converters/docx/ooxml.h"
#include "converters/docx/style_properties.h"

namespace postconv {
namespace {

void write_mark(pugi::xml_node properties, const ListMark& mark) {
    pugi::xml_node node = property(properties, "w:numPr");
    set_value(node.append_child("w:ilvl"), mark.level);
    set_value(node.append_child("w:numId"), mark.numbering);
}

void drop_box(pugi::xml_node properties) {
    pugi::xml_node borders = property(properties, "w:pBdr");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right"})
        set_string(borders.append_child(side), "w:val", "nil");
    pugi::xml_node shading = property(properties, "w:shd");
    set_string(shading, "w:val", "clear");
    set_string(shading, "w:color", "auto");
    set_string(shading, "w:fill", "auto");
}

void let_lines_grow(pugi::xml_node properties, const Style& style) {
    pugi::xml_node spacing = property(properties, "w:spacing");
    set_number(spacing, "w:line", style.leading.to_twips());
    set_string(spacing, "w:lineRule", "atLeast");
}

}  // namespace

pugi::xml_node ParagraphStack::open(const ParagraphPlan& plan) {
    if (!last_ && space_after_table_ && plan.mark) add_separator();
    part_from_like_box(plan);
    const StyleSheet& sheet = story_.all.sheet;
    const Style& style = sheet[plan.style];
    Placed placed{container_.append_child("w:p"), plan.style, style.space_before, style.space_after,
                  sheet.is_contextual(plan.style)};
    pugi::xml_node properties = placed.node.append_child("w:pPr");
    if (plan.style != WordStyle::Normal)
        set_value(properties.append_child("w:pStyle"), definition_of(plan.style).id);
    if (plan.mark) write_mark(properties, *plan.mark);
    if (std::exchange(breaks_page_, false)) property(properties, "w:pageBreakBefore");
    if (plan.keep_with_next && !style.keep_with_next) property(properties, "w:keepNext");
    if (direction_of(plan.direction) == Direction::RightToLeft) property(properties, "w:bidi");
    if (plan.alignment) set_value(property(properties, "w:jc"), justification(*plan.alignment));
    if (plan.in_frame) {
        if (sheet.is_boxed(plan.style)) drop_box(properties);
        set_before(placed, Length());
        set_after(placed, Length());
    }
    write_indents(placed.node, plan);
    if (plan.leading && *plan.leading != style.leading) {
        pugi::xml_node spacing = property(properties, "w:spacing");
        set_number(spacing, "w:line", plan.leading->to_twips());
        set_string(spacing, "w:lineRule", "exact");
    }
    if (space_after_table_ && *space_after_table_ > placed.before)
        set_before(placed, *space_after_table_);
    space_after_table_.reset();
    if (plan.gap && last_) set_gap(placed, *plan.gap);
    if (plan.mark && plan.mark->begins_list) part_from_list_above(placed);
    if (plan.holds_picture) let_lines_grow(properties, style);
    last_ = placed;
    for (const std::string& id : waiting_ids_)
        open_bookmarks_.push_back(story_.all.bookmarks.open(placed.node, id));
    waiting_ids_.clear();
    return placed.node;
}

void ParagraphStack::close() {
    for (const int bookmark : open_bookmarks_) Bookmarks::close(last_->node, bookmark);
    open_bookmarks_.clear();
    if (!last_->node.child("w:pPr").first_child()) last_->node.remove_child("w:pPr");
    if (story_.kind == StoryKind::Body) story_.all.statistics.end_paragraph();
}

void ParagraphStack::add_bookmark(const std::string& id) {
    if (!id.empty()) waiting_ids_.push_back(id);
}

Direction ParagraphStack::direction_of(Direction found) const {
    if (found != Direction::Neutral) return found;
    return story_.all.right_to_left ? Direction::RightToLeft : Direction::LeftToRight;
}

void ParagraphStack::write_indents(pugi::xml_node paragraph, const ParagraphPlan& plan) {
    const StyleSheet& sheet = story_.all.sheet;
    const Numbering& lists = story_.all.numbering;
    // The level of the numbering has its own indents; they win over the style's.
    const Length left = !plan.mark           ? sheet.left_of(plan.style)
                        : plan.mark->is_task ? lists.left_of_task(plan.mark->level)
                                             : lists.left_of(plan.mark->kind, plan.mark->level);
    pugi::xml_node properties = paragraph.child("w:pPr");
    const bool own_left = plan.left != left;
    const bool own_right = plan.right != sheet.right_of(plan.style);
    if (!own_left && !own_right) return;
    pugi::xml_node indent = property(properties, "w:ind");
    if (own_left) set_number(indent, "w:left", plan.left.to_twips());
    if (own_right) set_number(indent, "w:right", plan.right.to_twips());
}

// Word draws one box around neighbours with the same borders; two blocks of code are two,
// and so are two callouts. The paragraphs of a quote are one.
void ParagraphStack::part_from_like_box(const ParagraphPlan& plan) {
    const StyleSheet& sheet = story_.all.sheet;
    if (!last_ || plan.in_frame || !sheet.joins_neighbours(plan.style)) return;
    const bool stands_alone =
        plan.style == WordStyle::SourceCode || plan.style == WordStyle::PullQuote;
    const bool begins_callout = plan.style == WordStyle::CalloutTitle;
    if (!(stands_alone && last_->style == plan.style) &&
        !(begins_callout && last_->style == WordStyle::CalloutText))
        return;
    const Length gap = std::max(last_->after, sheet[plan.style].space_before);
    set_after(*last_, Length());
    last_.reset();
    space_after_table_ = gap;
    add_separator();
}

// Between paragraphs of one list style Word leaves no space, and the end of a list is no exception.
void ParagraphStack::part_from_list_above(Placed& placed) {
    const Style& style = story_.all.sheet[placed.style];
    if (last_ && last_->style == placed.style && placed.contextual)
        set_gap(placed, std::max(style.space_before, style.space_after));
}

Length ParagraphStack::gap_to(const Placed& placed) const {
    const bool same = last_->style == placed.style;
    const Length above = same && last_->contextual ? Length() : last_->after;
    const Length below = same && placed.contextual ? Length() : placed.before;
    return std::max(above, below);
}

void ParagraphStack::set_gap(Placed& placed, Length wanted) {
    if (gap_to(placed) == wanted) return;
    const bool above_counts = last_->style != placed.style || !last_->contextual;
    if (above_counts && last_->after != Length()) set_after(*last_, Length());
    if (last_->style == placed.style && placed.contextual) {
        set_switch(placed.node.child("w:pPr"), "w:contextualSpacing", false);
        placed.contextual = false;
    }
    if (placed.before != wanted) set_before(placed, wanted);
}

void ParagraphStack::set_before(Placed& placed, Length space) {
    set_number(property(paragraph_properties(placed.node), "w:spacing"), "w:before",
               space.to_twips());
    placed.before = space;
}

void ParagraphStack::set_after(Placed& placed, Length space) {
    set_number(property(paragraph_properties(placed.node), "w:spacing"), "w:after",
               space.to_twips());
    placed.after = space;
}

void ParagraphStack::hand_over(ParagraphStack& inner) {
    inner.breaks_page_ = std::exchange(breaks_page_, false);
    inner.waiting_ids_ = std::exchange(waiting_ids_, {});
}

void ParagraphStack::keep_last_with_next() {
    if (last_) property(paragraph_properties(last_->node), "w:keepNext");
}

void ParagraphStack::trim_ends() {
    const auto trim = [&](pugi::xml_node node, const char* side) {
        if (std::string_view(node.name()) == "w:p")
            set_number(property(paragraph_properties(node), "w:spacing"), side, 0);
    };
    pugi::xml_node first = container_.first_child();
    if (std::string_view(first.name()) == "w:tcPr") first = first.next_sibling();
    trim(first, "w:before");
    trim(container_.last_child(), "w:after");
}

void ParagraphStack::make_room(Length space) {
    if (space_after_table_) add_separator();
    if (last_ && last_->after < space) set_after(*last_, space);
}

void ParagraphStack::note_table(Length space_after) {
    last_.reset();
    space_after_table_ = space_after;
}

bool ParagraphStack::begins_section() const {
    const pugi::xml_node last = container_.last_child();
    return !last || last.child("w:pPr").child("w:sectPr");
}

void ParagraphStack::end_section(const SectionKind& next) {
    breaks_page_ = false;
    if (begins_section()) {
        story_.all.sections.current() = next;
        return;
    }
    const bool is_framed = last_ && last_->node.child("w:pPr").child("w:framePr");
    if (!last_ || last_->node != container_.last_child() || is_framed) add_separator();
    story_.all.sections.end(property(paragraph_properties(last_->node), "w:sectPr"), next);
    last_.reset();
}

void ParagraphStack::finish() {
    if (!last_) add_separator();
    for (const std::string& id : waiting_ids_)
        Bookmarks::close(last_->node, story_.all.bookmarks.open(last_->node, id));
    waiting_ids_.clear();
}

// A paragraph of no text that is as high as the space wanted.
void ParagraphStack::add_separator() {
    const auto height = std::max<long long>(20, space_after_table_.value_or(Length()).to_twips());
    pugi::xml_node node = container_.append_child("w:p");
    pugi::xml_node spacing = property(node.append_child("w:pPr"), "w:spacing");
    set_number(spacing, "w:line", height);
    set_string(spacing, "w:lineRule", "exact");
    space_after_table_.reset();
    last_ = Placed{node};
}

}  // namespace postconv
