#include "converters/docx/body.h"

#include <algorithm>

#include "converters/docx/check_box.h"
#include "converters/docx/front_matter.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/runs.h"
#include "converters/docx/tables.h"
#include "model/visit.h"

namespace postconv {
namespace {

// Styles whose indent is that of the list or quote around them, not one of their own.
bool takes_frame_indent(WordStyle style) {
    return style == WordStyle::Quote || style == WordStyle::QuoteContinued ||
           style == WordStyle::ListBullet || style == WordStyle::ListNumber ||
           style == WordStyle::ListContinue;
}

bool is_running_text(WordStyle style) {
    return takes_frame_indent(style) || style == WordStyle::FootnoteText ||
           style == WordStyle::TableText || style == WordStyle::TableHeading ||
           style == WordStyle::BodyText || style == WordStyle::FirstParagraph;
}

}  // namespace

void BlockWriter::write(const Blocks& blocks) {
    after_paragraph_ = false;
    for (const Block& block : blocks) {
        write(block);
        after_paragraph_ = std::holds_alternative<Paragraph>(block.kind);
    }
}

void BlockWriter::write(const Block& block) {
    stack_.add_bookmark(block.attributes.id);
    write_kind(block);
}

void BlockWriter::write_kind(const Block& block) {
    match(
        block, [&](const Paragraph& n) { paragraph(n); }, [&](const Heading& n) { heading(n); },
        [&](const BlockQuote& n) { quote(n); },
        [&](const PullQuote& n) { write_paragraph(WordStyle::PullQuote, n.content); },
        [&](const List& n) { list(n); }, [&](const DefinitionList& n) { definitions(n); },
        [&](const Callout& n) { callout(n); }, [&](const ContentsMarker&) { contents(); },
        [&](const CodeBlock& n) { code(n); },
        [&](const Table& n) { table(n); }, [&](const Figure& n) { figure(n, block.span); },
        [&](const ThematicBreak&) { rule(); },
        [&](const PageBreak&) {
            if (!stack_.is_empty()) stack_.break_page();
        },
        [&](const Division& n) { write(n.content); });
}

WordStyle BlockWriter::text_style() const {
    switch (frame_.setting) {
        case Frame::Setting::Note:
            return WordStyle::FootnoteText;
        case Frame::Setting::Cell:
            return WordStyle::TableText;
        case Frame::Setting::HeadCell:
            return WordStyle::TableHeading;
        case Frame::Setting::Quote:
            return after_paragraph_ && !frame_.in_item ? WordStyle::QuoteContinued
                                                       : WordStyle::Quote;
        case Frame::Setting::Callout:
            if (!frame_.in_item) return WordStyle::CalloutText;
            break;
        case Frame::Setting::Definition:
            if (!frame_.in_item) return WordStyle::Definition;
            break;
        case Frame::Setting::Body:
            break;
    }
    if (mark_)
        return mark_->numbering > Numbering::kBulletList ? WordStyle::ListNumber
                                                         : WordStyle::ListBullet;
    if (frame_.in_item) return WordStyle::ListContinue;
    return after_paragraph_ ? WordStyle::BodyText : WordStyle::FirstParagraph;
}

ParagraphPlan BlockWriter::plan_for(WordStyle style, const Inlines& content) {
    const StyleSheet& sheet = story_.all.sheet;
    ParagraphPlan plan{.style = style};
    const bool as_frame = takes_frame_indent(style);
    plan.left = as_frame ? frame_.left : frame_.left + sheet.left_of(style);
    plan.right = as_frame ? frame_.right : frame_.right + sheet.right_of(style);
    plan.direction = first_direction(content);
    plan.mark = std::exchange(mark_, std::nullopt);
    plan.gap = std::exchange(gap_, std::nullopt);
    if (!is_running_text(style)) plan.gap.reset();
    if (style == WordStyle::QuoteContinued) plan.gap = Length();
    plan.holds_picture = style != WordStyle::Figure && has_picture(content);
    if (style == WordStyle::TableText || style == WordStyle::TableHeading)
        plan.alignment = frame_.alignment;
    return plan;
}

Length BlockWriter::text_room(WordStyle style) const {
    const StyleSheet& sheet = story_.all.sheet;
    const Length taken =
        takes_frame_indent(style)
            ? frame_.left + frame_.right
            : frame_.left + frame_.right + sheet.left_of(style) + sheet.right_of(style);
    return std::max(frame_.room - taken, frame_.room / 8);
}

void BlockWriter::write_paragraph(WordStyle style, const Inlines& content) {
    const ParagraphPlan plan = plan_for(style, content);
    pugi::xml_node node = stack_.open(plan);
    begin_paragraph_text(node);
    {
        RunWriter runs(story_, node,
                       {style, stack_.direction_of(plan.direction), text_room(style)});
        runs.write(content);
    }
    stack_.close();
}

void BlockWriter::begin_paragraph_text(pugi::xml_node paragraph) {
    if (const auto mark = std::exchange(note_mark_, std::nullopt)) {
        if (*mark == NoteMark::Number)
            add_note_number(paragraph);
        else
            add_note_dagger(paragraph);
    }
    if (const auto checked = std::exchange(check_box_, std::nullopt))
        add_check_box(paragraph, *checked);
}

void BlockWriter::write_note(const Blocks& blocks, NoteMark mark) {
    note_mark_ = mark;
    const bool begins_with_text =
        !blocks.empty() && std::holds_alternative<Paragraph>(blocks.front().kind);
    if (!begins_with_text) write_paragraph(WordStyle::FootnoteText, {});
    write(blocks);
}

void BlockWriter::paragraph(const Paragraph& n) {
    const bool picture = frame_.setting == Frame::Setting::Body && !mark_ && !frame_.in_item &&
                         is_pictures_only(n.content);
    write_paragraph(picture ? WordStyle::Figure : text_style(), n.content);
}

// Headings within quotes, lists, notes and tables are no sections of the document.
void BlockWriter::heading(const Heading& n) {
    const WordStyle style = heading_style(n.level);
    write_paragraph(style, n.content);
    const bool is_section = frame_.setting == Frame::Setting::Body && frame_.list_depth == 0;
    if (!is_section)
        set_value(property(paragraph_properties(stack_.container().last_child()), "w:outlineLvl"),
                  9);
}

void BlockWriter::quote(const BlockQuote& n) {
    const Frame outer = frame_;
    const StyleSheet& sheet = story_.all.sheet;
    if (frame_.setting == Frame::Setting::Body) frame_.setting = Frame::Setting::Quote;
    frame_.left = std::min(frame_.left + sheet.left_of(WordStyle::Quote), frame_.room / 2);
    frame_.right = std::min(frame_.right + sheet.right_of(WordStyle::Quote), frame_.room / 4);
    frame_.in_item = false;
    gap_.reset();
    write(n.content);
    frame_ = outer;
}

void BlockWriter::definitions(const DefinitionList& n) {
    const Frame outer = frame_;
    for (const Definition& item : n.items) {
        frame_ = outer;
        write_paragraph(WordStyle::DefinitionTerm, item.term);
        if (frame_.setting == Frame::Setting::Body) frame_.setting = Frame::Setting::Definition;
        frame_.in_item = false;
        for (const Blocks& description : item.descriptions) write(description);
    }
    frame_ = outer;
}

void BlockWriter::callout(const Callout& n) {
    const Frame outer = frame_;
    const Inlines label = {
        {Text{callout_label(n.kind, story_.all.job.document.metadata.language)}}};
    write_paragraph(WordStyle::CalloutTitle, n.title.empty() ? label : n.title);
    if (frame_.setting == Frame::Setting::Body) frame_.setting = Frame::Setting::Callout;
    frame_.in_item = false;
    gap_.reset();
    write(n.content);
    frame_ = outer;
}

void BlockWriter::contents() {
    if (frame_.setting == Frame::Setting::Body && frame_.list_depth == 0)
        write_contents(story_, stack_);
}

void BlockWriter::list(const List& n) {
    const Frame outer = frame_;
    const Length between = story_.all.job.theme[Role::List].space_between_items;
    const int level = std::min(frame_.list_depth, Numbering::kLevels - 1);
    const ListMark mark{n.kind == ListKind::Ordered
                            ? story_.all.numbering.add_ordered(level, n.start)
                            : Numbering::kBulletList,
                        level, false};
    frame_.left = std::min(frame_.left + list_step(story_.all.job.theme), frame_.room / 2);
    frame_.list_depth += 1;
    frame_.in_item = true;
    frame_.loose = !n.tight;
    bool is_first = true;
    for (const ListItem& one : n.items) {
        if (!is_first)
            gap_ = n.tight ? Length() : between;
        else if (outer.in_item)
            gap_ = outer.loose ? between : Length();
        item(one, {mark.numbering, mark.level, is_first && !outer.in_item});
        is_first = false;
    }
    gap_.reset();
    frame_ = outer;
}

void BlockWriter::item(const ListItem& n, const ListMark& mark) {
    stack_.add_bookmark(n.attributes.id);
    check_box_ = n.checked;
    mark_ = n.checked ? ListMark{0, mark.level, mark.begins_list} : mark;
    const Length between =
        frame_.loose ? story_.all.job.theme[Role::List].space_between_items : Length();
    const bool begins_with_text =
        !n.content.empty() && std::holds_alternative<Paragraph>(n.content.front().kind);
    if (!begins_with_text) {
        write_paragraph(text_style(), {});
        property(paragraph_properties(stack_.container().last_child()), "w:keepNext");
        gap_ = between;
    }
    after_paragraph_ = false;
    for (const Block& block : n.content) {
        write(block);
        after_paragraph_ = std::holds_alternative<Paragraph>(block.kind);
        gap_ = between;
    }
}

void BlockWriter::code(const CodeBlock& n) {
    const ParagraphPlan plan = plan_for(WordStyle::SourceCode, {});
    pugi::xml_node node = stack_.open(plan);
    {
        RunWriter runs(story_, node, {WordStyle::SourceCode, Direction::LeftToRight, Length()});
        runs.write_text(n.text);
    }
    stack_.close();
}

void BlockWriter::table(const Table& n) {
    const Style& style = story_.all.job.theme[Role::Table];
    if (!n.caption.empty()) {
        write_paragraph(WordStyle::Caption, n.caption);
        property(paragraph_properties(stack_.container().last_child()), "w:keepNext");
    }
    if (!has_cells(n)) return;
    stack_.make_room(n.caption.empty() ? style.space_before : Length());
    write_table(story_, stack_.container(), n,
                {frame_.left, text_room(WordStyle::Normal), story_.all.right_to_left});
    stack_.note_table(style.space_after);
}

void BlockWriter::figure(const Figure& n, SourceSpan span) {
    ParagraphPlan plan = plan_for(WordStyle::Figure, {});
    plan.keep_with_next = !n.caption.empty();
    pugi::xml_node node = stack_.open(plan);
    {
        RunWriter runs(story_, node,
                       {WordStyle::Figure, Direction::LeftToRight, text_room(WordStyle::Figure)});
        runs.write_image(n.image, span);
    }
    stack_.close();
    if (!n.caption.empty()) write_paragraph(WordStyle::Caption, n.caption);
}

void BlockWriter::rule() {
    write_paragraph(WordStyle::HorizontalRule, {});
}

}  // namespace postconv
