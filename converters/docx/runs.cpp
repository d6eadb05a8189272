#include "converters/docx/runs.h"

#include <algorithm>

#include "converters/docx/drawing.h"
#include "converters/docx/fields.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/run_properties.h"
#include "model/text.h"
#include "model/visit.h"
#include "styles/looks.h"

namespace postconv {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD", kNoBreakHyphen = "\u2011";
constexpr std::size_t kLongestTooltip = 255;

RunLook styled(RunLook look, TextStyle style) {
    switch (style) {
        case TextStyle::Emphasis:
            look.emphasis = true;
            break;
        case TextStyle::Strong:
            look.strong = true;
            break;
        case TextStyle::Strikethrough:
            look.strikethrough = true;
            break;
        case TextStyle::Superscript:
            look.position = RunLook::Position::Superscript;
            break;
        case TextStyle::Subscript:
            look.position = RunLook::Position::Subscript;
            break;
        case TextStyle::Underline:
            look.underline = true;
            break;
        case TextStyle::Highlight:
            look.highlight = true;
            break;
        case TextStyle::Keyboard:
            look.keyboard = true;
            break;
        case TextStyle::SmallCaps:
            look.small_caps = true;
            break;
        case TextStyle::Small:
            look.small = true;
            break;
    }
    return look;
}

std::string language_of(const Attributes& attributes) {
    for (const auto& [key, value] : attributes.values)
        if (key == "lang") return value;
    return {};
}

void add_text_element(pugi::xml_node run, std::string_view text) {
    if (text.empty()) return;
    pugi::xml_node node = add_element(run, "w:t", text);
    if (text.front() == ' ' || text.back() == ' ') set_string(node, "xml:space", "preserve");
}

bool is_blank(const Inline& node) {
    const auto* text = std::get_if<Text>(&node.kind);
    return std::holds_alternative<SoftBreak>(node.kind) || (text && trimmed(text->text).empty());
}

bool is_picture(const Inline& node) {
    if (const auto* link = std::get_if<Link>(&node.kind)) return is_pictures_only(link->content);
    return std::holds_alternative<Image>(node.kind);
}

}  // namespace

void RunWriter::write(const Inlines& inlines) {
    for (const Inline& node : inlines) write(node);
}

void RunWriter::write(const Inline& node) {
    int bookmark = 0;
    if (!node.attributes.id.empty() && !place_.echo) {
        flush();
        bookmark = story_.all.bookmarks.open(parent_, node.attributes.id);
    }
    const std::string language = language_of(node.attributes);
    const RunLook before = look_;
    if (!language.empty()) {
        RunLook look = look_;
        look.language = language;
        set_look(look);
    }
    write_kind(node);
    set_look(before);
    if (bookmark != 0) {
        flush();
        Bookmarks::close(parent_, bookmark);
    }
}

void RunWriter::write_kind(const Inline& node) {
    match(
        node,
        [&](const Text& n) {
            if (number_ && number_->written.text == &n) write_numbered(*number_, n.text);
            else write_text(n.text);
        },
        [&](const SoftBreak&) { write_text(" "); }, [&](const LineBreak&) { write_line_break(); },
        [&](const Styled& n) { write_in(styled(look_, n.style), n.content); },
        [&](const Code& n) {
            RunLook look = look_;
            look.code = true;
            write_in(look, n.text);
        },
        [&](const Link& n) { write_link(n, node.span); },
        [&](const Image& n) { write_image(n, node.span); },
        [&](const NoteReference& n) { write_note_mark(n.note); },
        [&](const Span& n) { write_span(n, node.attributes); });
}

void RunWriter::write_span(const Span& span, const Attributes& attributes) {
    const Direction around = place_.direction;
    const Direction asked = look_of(attributes).direction;
    if (asked != Direction::Neutral && asked != around) {
        flush();
        place_.direction = asked;
    }
    const std::optional<TextStyle> style = text_style_of(attributes);
    write_in(style ? styled(look_, *style) : look_, span.content);
    if (place_.direction == around) return;
    flush();
    place_.direction = around;
}

void RunWriter::write_caption(const Inlines& inlines, const std::string& id) {
    captioned_ = id;
    number_ = story_.all.caption_numbers.find(inlines);
    write(inlines);
    number_.reset();
}

void RunWriter::write_numbered(const CaptionNumber& number, std::string_view text) {
    const auto [begin, length] = std::pair(number.written.begin, number.written.length);
    flush();
    const std::string name = reference_bookmark(story_.all.job.outline, captioned_);
    const int bookmark = name.empty() ? 0 : story_.all.bookmarks.open_named(parent_, name);
    write_text(text.substr(0, begin));
    flush();
    add_field_start(parent_, number.instruction);
    write_text(text.substr(begin, length));
    flush();
    add_field_end(parent_);
    Bookmarks::close(parent_, bookmark);
    write_text(text.substr(begin + length));
}

// A link that says what the caption calls its target follows when Word counts anew.
bool RunWriter::write_reference(const Link& link) {
    const Outline& outline = story_.all.job.outline;
    const std::string name = reference_bookmark(outline, link.target.substr(1));
    if (name.empty() || plain_text(link.content) != outline.labels.at(link.target.substr(1)))
        return false;
    flush();
    add_field_start(parent_, " REF " + name + " \\h ");
    write(link.content);
    flush();
    add_field_end(parent_);
    return true;
}

void RunWriter::write_in(const RunLook& look, const Inlines& content) {
    const RunLook before = look_;
    set_look(look);
    write(content);
    set_look(before);
}

void RunWriter::write_in(const RunLook& look, std::string_view text) {
    const RunLook before = look_;
    set_look(look);
    write_text(text);
    set_look(before);
}

void RunWriter::write_text(std::string_view text) {
    pending_ += text;
}

void RunWriter::write_line_break() {
    pending_ += '\n';
}

void RunWriter::set_look(const RunLook& look) {
    if (look == look_) return;
    flush();
    look_ = look;
}

void RunWriter::flush() {
    if (pending_.empty()) return;
    if (story_.kind == StoryKind::Body) story_.all.statistics.add_text(pending_);
    for (const DirectedText& piece : split_by_direction(pending_, place_.direction))
        write_run_text(add_run(piece.direction), piece.text);
    pending_.clear();
}

pugi::xml_node RunWriter::add_run(Direction direction) {
    pugi::xml_node run = parent_.append_child("w:r");
    write_run_properties(run, story_.all.sheet, look_,
                         {place_.style, place_.words.value_or(place_.style), direction});
    return run;
}

// Word wants elements for line ends, tabs and the two hyphens that are more than a character.
void RunWriter::write_run_text(pugi::xml_node run, std::string_view text) {
    std::size_t start = 0;
    const auto put = [&](std::size_t end, const char* element, std::size_t length) {
        add_text_element(run, text.substr(start, end - start));
        run.append_child(element);
        start = end + length;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\n')
            put(i, "w:br", 1);
        else if (text[i] == '\t')
            put(i, "w:tab", 1);
        else if (text.substr(i, 2) == kSoftHyphen)
            put(i, "w:softHyphen", 2);
        else if (text.substr(i, 3) == kNoBreakHyphen)
            put(i, "w:noBreakHyphen", 3);
    }
    add_text_element(run, text.substr(start));
}

void RunWriter::write_link(const Link& link, SourceSpan span) {
    const bool internal = link.target.starts_with('#') && link.target.size() > 1;
    const std::optional<std::string> target =
        internal ? std::nullopt : hyperlink_target(link.target);
    if (!internal && !target && !link.target.empty() && place_.links && !place_.echo)
        story_.all.diagnostics.warn("link-target", span,
                                    "the link to \"" + link.target + "\" can't be kept in a DOCX",
                                    "check the address");
    if (!place_.links || place_.echo || (!internal && !target)) return write(link.content);
    if (internal && write_reference(link)) return;
    flush();
    const pugi::xml_node around = parent_;
    pugi::xml_node node = around;
    node = node.append_child("w:hyperlink");
    if (internal)
        set_string(node, "w:anchor", story_.all.bookmarks.name_of(link.target.substr(1)));
    else
        set_string(node, "r:id",
                   story_.relationships.add("hyperlink", *target, TargetMode::External));
    if (!link.title.empty() && link.title.size() <= kLongestTooltip)
        set_string(node, "w:tooltip", link.title);
    set_string(node, "w:history", "1");
    parent_ = node;
    place_.links = false;
    RunLook look = look_;
    look.linked = true;
    write_in(look, link.content);
    flush();
    place_.links = true;
    parent_ = around;
    if (!node.first_child()) parent_.remove_child(node);
}

void RunWriter::write_image(const Image& image, SourceSpan span) {
    if (place_.echo) return write_text(image.alt);
    flush();
    pugi::xml_node run = parent_.append_child("w:r");
    if (add_drawing(story_, run, image, span, place_.room)) return;
    parent_.remove_child(run);
    write_text(placeholder(image));
}

void RunWriter::write_note_mark(std::size_t note) {
    flush();
    Notes& notes = story_.all.notes;
    if (const int number = notes.number_of(note)) return repeat_note_number(number);
    if (story_.kind == StoryKind::Notes) {
        story_.waiting_notes.push_back(note);
        pugi::xml_node run = add_run(place_.direction);
        set_value(property(run_properties(run), "w:rStyle"), kFootnoteMark);
        return add_text_element(run, kDagger);
    }
    const int number = notes.take_number(note);
    const int bookmark = notes.is_marked_again(note)
                             ? story_.all.bookmarks.open_named(parent_, note_bookmark(number))
                             : 0;
    pugi::xml_node run = parent_.append_child("w:r");
    set_value(property(run_properties(run), "w:rStyle"), kFootnoteMark);
    set_number(run.append_child("w:footnoteReference"), "w:id", notes.id_of(number));
    Bookmarks::close(parent_, bookmark);
}

void RunWriter::repeat_note_number(int number) {
    add_field(parent_, {.instruction = " NOTEREF " + note_bookmark(number) + " \\f \\h ",
                        .result = std::to_string(number),
                        .character_style = kFootnoteMark});
}

bool is_pictures_only(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), is_picture) &&
           std::all_of(inlines.begin(), inlines.end(),
                       [](const Inline& node) { return is_picture(node) || is_blank(node); });
}

bool has_picture(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](const Inline& node) {
        return match(
            node, [](const Text&) { return false; }, [](const SoftBreak&) { return false; },
            [](const LineBreak&) { return false; },
            [](const Styled& n) { return has_picture(n.content); },
            [](const Code&) { return false; }, [](const Link& n) { return has_picture(n.content); },
            [](const Image&) { return true; }, [](const NoteReference&) { return false; },
            [](const Span& n) { return has_picture(n.content); });
    });
}

void add_note_number(pugi::xml_node paragraph) {
    pugi::xml_node run = paragraph.append_child("w:r");
    set_value(property(run_properties(run), "w:rStyle"), kFootnoteMark);
    run.append_child("w:footnoteRef");
    add_text_element(paragraph.append_child("w:r"), " ");
}

void add_note_dagger(pugi::xml_node paragraph) {
    pugi::xml_node run = paragraph.append_child("w:r");
    set_value(property(run_properties(run), "w:rStyle"), kFootnoteMark);
    add_text_element(run, kDagger);
    add_text_element(paragraph.append_child("w:r"), " ");
}

}  // namespace postconv
