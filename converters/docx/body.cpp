#include "converters/docx/body.h"

#include <algorithm>

#include "converters/docx/check_box.h"
#include "converters/docx/contents.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/tables.h"
#include "model/visit.h"

namespace postconv {
namespace {

bool is_list(WordStyle style) {
    return style == WordStyle::ListBullet || style == WordStyle::ListNumber ||
           style == WordStyle::ListContinue;
}

// Styles whose indent is that of the list or quote around them, not one of their own.
bool takes_frame_indent(WordStyle style) {
    return style == WordStyle::Quote || style == WordStyle::QuoteContinued ||
           is_list(style);
}

bool is_caption(const Block& block) {
    return std::holds_alternative<Paragraph>(block.kind) &&
           look_of(block.attributes).text == Role::Caption;
}

bool is_running_text(WordStyle style) {
    return takes_frame_indent(style) || style == WordStyle::FootnoteText ||
           style == WordStyle::TableText || style == WordStyle::TableHeading ||
           style == WordStyle::BodyText || style == WordStyle::FirstParagraph;
}

}  // namespace

void BodyWriter::write(const Blocks& blocks) {
    after_paragraph_ = false;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        write(blocks[i]);
        after_paragraph_ = is_followed_closely(blocks[i]);
        if (i + 1 < blocks.size() && is_caption(blocks[i + 1])) stack_.keep_last_with_next();
    }
}

// Paragraphs that stand apart by space make the next one a first paragraph.
bool BodyWriter::is_followed_closely(const Block& block) const {
    if (!std::holds_alternative<Paragraph>(block.kind)) return false;
    const std::optional<Role> role = look_of(block.attributes).text;
    return !role || story_.all.job.theme[*role].space_after == Length();
}

void BodyWriter::write(const Block& block) {
    stack_.add_bookmark(block.attributes.id);
    captioned_ = block.attributes.id;
    const Look look = look_of(block.attributes);
    if (look == Look{}) return write_kind(block, look);
    const Frame outer = frame_;
    enter(look);
    write_kind(block, look);
    frame_ = outer;
}

void BodyWriter::enter(const Look& look) {
    if (look.side) frame_.side = look.side;
    if (look.direction != Direction::Neutral) frame_.direction = look.direction;
    if (!look.language.empty()) frame_.language = look.language;
    frame_.is_flush |= look.is_flush;
}

void BodyWriter::write_kind(const Block& block, const Look& look) {
    match(
        block, [&](const Paragraph& n) { paragraph(n, look); },
        [&](const Heading& n) { heading(n); }, [&](const BlockQuote& n) { quote(n, look); },
        [&](const PullQuote& n) { pull_quote(n); },
        [&](const List& n) { list(n, look); }, [&](const DefinitionList& n) { definitions(n); },
        [&](const Callout& n) { callout(n); }, [&](const ContentsMarker&) { contents(); },
        [&](const CodeBlock& n) { code(n); },
        [&](const Table& n) { table(n); }, [&](const Figure& n) { figure(n, block.span); },
        [&](const ThematicBreak&) { rule(); },
        [&](const PageBreak&) {
            if (!stack_.is_empty()) stack_.break_page();
        },
        [&](const Division& n) { division(n, look); });
}

WordStyle BodyWriter::text_style() const {
    if (mark_)
        return !mark_->is_task && mark_->kind == ListKind::Ordered ? WordStyle::ListNumber
                                                                         : WordStyle::ListBullet;
    if (frame_.in_item) return WordStyle::ListContinue;
    return box_text_style();
}

WordStyle BodyWriter::box_text_style() const {
    if (frame_.text) return *frame_.text;
    const bool is_indented = after_paragraph_ && !is_flush();
    switch (frame_.setting) {
        case Frame::Setting::Note:
            return WordStyle::FootnoteText;
        case Frame::Setting::Cell:
            return WordStyle::TableText;
        case Frame::Setting::HeadCell:
            return WordStyle::TableHeading;
        case Frame::Setting::Quote:
            return is_indented ? WordStyle::QuoteContinued : WordStyle::Quote;
        case Frame::Setting::Callout:
        case Frame::Setting::Body:
            break;
    }
    return is_indented ? WordStyle::BodyText : WordStyle::FirstParagraph;
}

bool BodyWriter::is_flush() const {
    return frame_.is_flush || frame_.side.value_or(Side::Left) != Side::Left;
}

ParagraphPlan BodyWriter::plan_for(WordStyle style, const Inlines& content) {
    const StyleSheet& sheet = story_.all.sheet;
    ParagraphPlan plan{.style = style};
    const bool is_box_text =
        frame_.text == style || (frame_.is_framed && style == WordStyle::CalloutTitle);
    const bool as_frame = is_box_text || takes_frame_indent(style);
    plan.left = as_frame ? frame_.left : frame_.left + sheet.left_of(style);
    plan.right = as_frame ? frame_.right : frame_.right + sheet.right_of(style);
    plan.in_frame = frame_.is_framed && is_box_text;
    plan.direction =
        frame_.direction != Direction::Neutral ? frame_.direction : first_direction(content);
    plan.mark = std::exchange(mark_, std::nullopt);
    plan.gap = std::exchange(gap_, std::nullopt);
    if (!is_running_text(style) && !is_box_text) plan.gap.reset();
    if (style == WordStyle::QuoteContinued || (style == WordStyle::Quote && after_paragraph_))
        plan.gap = Length();
    if (after_paragraph_ && frame_.text && !plan.gap && !is_list(style))
        plan.gap = is_box_text ? sheet[style].leading / 3 : sheet[style].space_before;
    plan.holds_picture = style != WordStyle::Figure && has_picture(content);
    if (frame_.side && style != WordStyle::SourceCode)
        plan.alignment = towards(*frame_.side, stack_.direction_of(plan.direction));
    if (frame_.text && is_list(style)) plan.leading = sheet[*frame_.text].leading;
    return plan;
}

RunPlace BodyWriter::place_for(const ParagraphPlan& plan) const {
    RunPlace place{plan.style, stack_.direction_of(plan.direction), text_room(plan.style)};
    place.language = frame_.language;
    if (frame_.text && is_list(plan.style)) place.words = frame_.text;
    return place;
}

Length BodyWriter::text_room(WordStyle style) const {
    const StyleSheet& sheet = story_.all.sheet;
    const Length indents = frame_.left + frame_.right;
    const bool as_frame = frame_.text == style || takes_frame_indent(style);
    const Length taken =
        as_frame ? indents : indents + sheet.left_of(style) + sheet.right_of(style);
    return std::max(frame_.room - taken, frame_.room / 8);
}

void BodyWriter::write_paragraph(WordStyle style, const Inlines& content) {
    write_words(plan_for(style, content), content, Words::Running);
}

void BodyWriter::write_caption(WordStyle style, const Inlines& content) {
    write_words(plan_for(style, content), content, Words::Caption);
}

void BodyWriter::write_words(const ParagraphPlan& plan, const Inlines& content, Words words) {
    pugi::xml_node node = stack_.open(plan);
    begin_paragraph_text(node);
    {
        RunWriter runs(story_, node, place_for(plan));
        if (words == Words::Caption) runs.write_caption(content, captioned_);
        else runs.write(content);
    }
    stack_.close();
}

void BodyWriter::begin_paragraph_text(pugi::xml_node paragraph) {
    if (const auto mark = std::exchange(note_mark_, std::nullopt)) {
        if (*mark == NoteMark::Number)
            add_note_number(paragraph);
        else
            add_note_dagger(paragraph);
    }
    if (const auto checked = std::exchange(check_box_, std::nullopt))
        add_check_box(paragraph, *checked);
}

void BodyWriter::write_note(const Blocks& blocks, NoteMark mark) {
    note_mark_ = mark;
    const bool begins_with_text =
        !blocks.empty() && std::holds_alternative<Paragraph>(blocks.front().kind);
    if (!begins_with_text) write_paragraph(WordStyle::FootnoteText, {});
    write(blocks);
}

void BodyWriter::paragraph(const Paragraph& n, const Look& look) {
    if (look.text == Role::Caption || look.text == Role::ListingCaption)
        return write_caption(style_of(*look.text), n.content);
    if (look.text && !mark_ && !frame_.in_item)
        return write_opening(style_of(*look.text), n.content);
    const bool picture = frame_.setting == Frame::Setting::Body && !frame_.text && !mark_ &&
                         !frame_.in_item && is_pictures_only(n.content);
    write_opening(picture ? WordStyle::Figure : text_style(), n.content);
}

// Headings within quotes, lists, notes and tables are no sections of the document.
void BodyWriter::heading(const Heading& n) {
    const WordStyle style = heading_style(n.level);
    if (n.level == 1) open_chapter();
    write_paragraph(style, n.content);
    // The style has a number for it all the same (17.9.18).
    if (n.number.empty() && story_.all.numbering.numbers_sections())
        set_value(property(paragraph_properties(stack_.container().last_child()), "w:numPr")
                      .append_child("w:numId"),
                  0);
    const bool is_section = frame_.setting == Frame::Setting::Body && frame_.list_depth == 0;
    if (!is_section)
        set_value(property(paragraph_properties(stack_.container().last_child()), "w:outlineLvl"),
                  9);
}

// Whether sections can end here: in the body itself, not in something that stands in it.
bool BodyWriter::may_divide_pages() const {
    return story_.all.sections.may_divide() && story_.kind == StoryKind::Body &&
           frame_.setting == Frame::Setting::Body &&
           frame_.list_depth == 0 && frame_.frames == 0 && !frame_.text && !frame_.is_framed;
}

void BodyWriter::open_chapter() {
    const Theme& theme = story_.all.job.theme;
    if (theme.chapter_opening != ChapterOpening::Right || !may_divide_pages()) return;
    SectionKind chapter{.start = SectionKind::Start::OddPage, .opens_chapter = true};
    if (stack_.begins_section()) chapter.numbers = story_.all.sections.current().numbers;
    stack_.end_section(chapter);
}

void BodyWriter::definitions(const DefinitionList& n) {
    const Frame outer = frame_;
    const StyleSheet& sheet = story_.all.sheet;
    for (const Definition& item : n.items) {
        frame_ = outer;
        write_paragraph(WordStyle::DefinitionTerm, item.term);
        if (!frame_.text && frame_.setting == Frame::Setting::Body)
            frame_.text = WordStyle::Definition;
        frame_.left += sheet.left_of(WordStyle::Definition);
        frame_.in_item = false;
        for (const Blocks& description : item.descriptions) write(description);
    }
    frame_ = outer;
}

void BodyWriter::contents() {
    if (frame_.setting == Frame::Setting::Body && frame_.list_depth == 0)
        write_contents(story_, stack_);
}

void BodyWriter::list(const List& n, const Look& look) {
    const Frame outer = frame_;
    if (look.text) frame_.text = style_of(*look.text);
    frame_.side.reset();  // a list's text stays beside its marks
    const Length between = story_.all.job.theme[Role::List].space_between_items;
    const int level = std::min(frame_.list_depth, Numbering::kLevels - 1);
    Numbering& lists = story_.all.numbering;
    const ListMark mark{n.kind == ListKind::Ordered ? lists.add_ordered(level, n.start)
                                                    : lists.bullets(level),
                        level, n.kind, false};
    frame_.left = std::min(frame_.left + lists.step_to(n.kind, level), frame_.room / 2);
    frame_.list_depth += 1;
    frame_.in_item = true;
    frame_.loose = !n.tight;
    bool is_first = true;
    for (const ListItem& one : n.items) {
        if (!is_first)
            gap_ = n.tight ? Length() : between;
        else if (outer.in_item)
            gap_ = outer.loose ? between : Length();
        item(one, {mark.numbering, mark.level, mark.kind, false, is_first && !outer.in_item});
        is_first = false;
    }
    gap_.reset();
    frame_ = outer;
}

void BodyWriter::item(const ListItem& n, const ListMark& mark) {
    stack_.add_bookmark(n.attributes.id);
    check_box_ = n.checked;
    mark_ = mark;
    if (n.checked) {
        mark_->numbering = story_.all.numbering.tasks();
        mark_->is_task = true;
    }
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
        after_paragraph_ = is_followed_closely(block);
        gap_ = between;
    }
}

void BodyWriter::code(const CodeBlock& n) {
    const ParagraphPlan plan = plan_for(WordStyle::SourceCode, {});
    pugi::xml_node node = stack_.open(plan);
    {
        RunWriter runs(story_, node, {WordStyle::SourceCode, Direction::LeftToRight, Length()});
        runs.write_text(n.text);
    }
    stack_.close();
}

// A table that has no room on the page gets one that is turned.
void BodyWriter::table(const Table& n) {
    const PageGeometry& page = story_.all.job.theme.page;
    const Length room = text_room(WordStyle::Normal), turned = page.text_height();
    if (!may_divide_pages() || turned <= room || page.width > page.height ||
        least_width(n, story_.all.sheet) <= room)
        return write_table_here(n, room);
    const SectionKind::Numbers numbers =
        stack_.begins_section() ? story_.all.sections.current().numbers
                                : SectionKind::Numbers::Continue;
    stack_.end_section({.numbers = numbers, .is_turned = true});
    const Length before = std::exchange(frame_.room, turned);
    write_table_here(n, turned);
    frame_.room = before;
    stack_.end_section({});
}

void BodyWriter::write_table_here(const Table& n, Length room) {
    const Style& style = story_.all.job.theme[Role::Table];
    if (!n.caption.empty()) {
        write_caption(WordStyle::Caption, n.caption);
        stack_.keep_last_with_next();
    }
    if (!has_cells(n)) return;
    stack_.make_room(n.caption.empty() ? style.space_before : Length());
    write_table(story_, stack_.container(), n,
                {frame_.left, room, frame_,
                 stack_.direction_of(frame_.direction) == Direction::RightToLeft});
    stack_.note_table(style.space_after);
}

void BodyWriter::figure(const Figure& n, SourceSpan span) {
    ParagraphPlan plan = plan_for(WordStyle::Figure, {});
    plan.keep_with_next = !n.caption.empty();
    pugi::xml_node node = stack_.open(plan);
    {
        RunWriter runs(story_, node, place_for(plan));
        runs.write_image(n.image, span);
    }
    stack_.close();
    if (!n.caption.empty()) write_caption(WordStyle::Caption, n.caption);
}

void BodyWriter::rule() {
    write_paragraph(WordStyle::HorizontalRule, {});
}

}  // namespace postconv
