// Quotes, callouts, sidebars and the like. A box of plain paragraphs is drawn by their style; Word
// joins the borders of like neighbours only, so whatever else stands in a box takes a frame: a
// table of one cell, whose style draws what the paragraph style would.
#include <algorithm>

#include "converters/docx/body.h"
#include "converters/docx/front_matter.h"
#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

constexpr int kDeepestFrame = 4;  // tables within each other; boxes further in are paragraphs

bool is_plain(const Block& block) {
    return std::holds_alternative<Paragraph>(block.kind) && look_of(block.attributes) == Look{};
}

void set_width(pugi::xml_node node, Length width) {
    set_number(node, "w:w", width.to_twips());
    set_string(node, "w:type", "dxa");
}

struct FramePlace {
    WordStyle style;
    Length indent, width;
    Direction direction;
    bool can_split;
};

// The cell of a new frame.
pugi::xml_node add_frame(pugi::xml_node container, const FramePlace& place) {
    pugi::xml_node table = container.append_child("w:tbl");
    pugi::xml_node properties = table.append_child("w:tblPr");
    add_valued(properties, "w:tblStyle", frame_style(place.style));
    if (place.direction == Direction::RightToLeft) properties.append_child("w:bidiVisual");
    set_width(properties.append_child("w:tblW"), place.width);
    set_width(properties.append_child("w:tblInd"), place.indent);
    set_string(properties.append_child("w:tblLayout"), "w:type", "fixed");
    set_string(properties.append_child("w:tblLook"), "w:val", "0600");
    set_number(table.append_child("w:tblGrid").append_child("w:gridCol"), "w:w",
               place.width.to_twips());
    pugi::xml_node row = table.append_child("w:tr");
    if (!place.can_split) row.append_child("w:trPr").append_child("w:cantSplit");
    pugi::xml_node cell = row.append_child("w:tc");
    set_width(cell.append_child("w:tcPr").append_child("w:tcW"), place.width);
    return cell;
}

}  // namespace

void BodyWriter::quote(const BlockQuote& n, const Look& look) {
    if (look.box) return box({style_of(*look.box), n.content});
    if (look.text) {
        const StyleSheet& sheet = story_.all.sheet;
        const Frame outer = frame_;
        frame_.left = frame_.left + sheet.left_of(WordStyle::Quote);
        frame_.right = frame_.right + sheet.right_of(WordStyle::Quote);
        box({style_of(*look.text), n.content});
        frame_ = outer;
        return;
    }
    box({WordStyle::Quote, n.content});
}

void BodyWriter::pull_quote(const PullQuote& n) {
    const Blocks content = {{Paragraph{n.content}}};
    box({WordStyle::PullQuote, content});
}

void BodyWriter::division(const Division& n, const Look& look) {
    const std::optional<Role> role = look.box ? look.box : look.text;
    if (!role) return write(n.content);
    box({style_of(*role), n.content});
}

void BodyWriter::callout(const Callout& n) {
    const std::string& language = frame_.language.empty()
                                      ? story_.all.job.document.metadata.language
                                      : frame_.language;
    const Inlines label = {{Text{callout_label(n.kind, language)}}};
    const bool is_ours = n.title.empty();
    box({WordStyle::CalloutText, n.content, is_ours ? &label : &n.title, is_ours});
}

void BodyWriter::write_title(const Box& box) {
    const Direction asked = frame_.direction;
    if (box.title_is_ours) frame_.direction = stack_.direction_of(asked);  // as its box
    write_paragraph(WordStyle::CalloutTitle, *box.title);
    frame_.direction = asked;
}

void BodyWriter::box(const Box& box) {
    const Frame outer = frame_;
    gap_.reset();
    if (needs_frame(box)) write_framed(box);
    else write_unframed(box);
    frame_ = outer;
}

bool BodyWriter::needs_frame(const Box& box) const {
    const StyleSheet& sheet = story_.all.sheet;
    const bool can = std::find(kFrames.begin(), kFrames.end(), box.style) != kFrames.end();
    // A table in a footnote is more than some word processors can lay out.
    if (!can || !sheet.is_boxed(box.style) || story_.kind == StoryKind::Notes) return false;
    if (frame_.frames >= kDeepestFrame) return false;
    return frame_.side || stack_.direction_of(frame_.direction) == Direction::RightToLeft ||
           !std::all_of(box.content.begin(), box.content.end(), is_plain);
}

void BodyWriter::write_unframed(const Box& box) {
    const StyleSheet& sheet = story_.all.sheet;
    const bool is_quote = box.style == WordStyle::Quote;
    const bool keeps_style = frame_.setting == Frame::Setting::Note ||
                             frame_.setting == Frame::Setting::Cell ||
                             frame_.setting == Frame::Setting::HeadCell;
    if (box.title) write_title(box);
    if (is_quote) {
        if (!keeps_style) frame_.setting = Frame::Setting::Quote;
        frame_.text.reset();
    } else {
        frame_.text = box.style;
        if (!keeps_style && box.style == WordStyle::CalloutText)
            frame_.setting = Frame::Setting::Callout;
    }
    frame_.left = std::min(frame_.left + sheet.left_of(box.style), frame_.room / 2);
    frame_.right = std::min(frame_.right + sheet.right_of(box.style), frame_.room / 4);
    frame_.in_item = false;
    write(box.content);
    const Length below = sheet[box.style].space_after;
    if (!box.content.empty() && !is_quote) stack_.make_room(below);
}

// A frame can't hold a page break: it ends there, and another goes on.
void BodyWriter::write_framed(const Box& box) {
    Blocks part;
    bool is_first = true;
    for (const Block& block : box.content) {
        if (!std::holds_alternative<PageBreak>(block.kind) || frame_.frames > 0) {
            part.push_back(block);
            continue;
        }
        if (!part.empty() || (is_first && box.title)) write_frame(box, part, is_first);
        is_first = false;
        part.clear();
        stack_.break_page();
    }
    if (!part.empty() || is_first) write_frame(box, part, is_first);
}

void BodyWriter::write_frame(const Box& box, const Blocks& content, bool is_first) {
    const Style& look = story_.all.job.theme[definition_of(box.style).role];
    const Length left = frame_.left + look.indent_start;
    const Length width =
        std::max(frame_.room - left - frame_.right - look.indent_end, frame_.room / 8);
    stack_.make_room(look.space_before);
    pugi::xml_node cell = add_frame(
        stack_.container(),
        {box.style, left, width, stack_.direction_of(frame_.direction), !look.keep_together});
    Frame inside = frame_;
    inside.left = inside.right = Length();
    const Length padding = look.has_background ? look.padding * 2 : look.padding;
    inside.room = std::max(width - padding, Length::from_points(1));
    inside.text = box.style;
    inside.is_framed = true;
    inside.frames += 1;
    inside.in_item = false;
    inside.list_depth = 0;
    if (box.style == WordStyle::CalloutText && inside.setting == Frame::Setting::Body)
        inside.setting = Frame::Setting::Callout;
    BodyWriter blocks(story_, cell, inside);
    stack_.hand_over(blocks.stack_);
    if (box.title && is_first) blocks.write_title(box);
    blocks.write(content);
    if (!cell.child("w:p")) blocks.write_paragraph(box.style, {});
    blocks.finish();
    blocks.stack_.trim_ends();
    stack_.note_table(look.space_after);
}

}  // namespace postconv
