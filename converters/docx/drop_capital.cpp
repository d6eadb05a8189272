// Drop capitals: a frame with the initial, let into the paragraph after it (17.3.1.11).
#include "converters/docx/body.h"
#include "converters/docx/ooxml.h"
#include "styles/openings.h"

namespace postconv {
namespace {

constexpr double kCapitals = 0.7;  // of the size, the height of most faces' capitals
constexpr double kDrop = 0.07;     // of the initial's size: what Word sets it lower in its frame
constexpr double kGap = 0.25;      // of the text's size

void make_frame(pugi::xml_node paragraph, const Style& style) {
    pugi::xml_node properties = paragraph_properties(paragraph);
    property(properties, "w:keepNext");
    pugi::xml_node frame = property(properties, "w:framePr");
    set_string(frame, "w:dropCap", "drop");
    set_number(frame, "w:lines", style.drop_capital);
    set_number(frame, "w:hSpace", style.size.scaled_by(kGap).to_twips());
    set_string(frame, "w:wrap", "around");
    set_string(frame, "w:vAnchor", "text");
    set_string(frame, "w:hAnchor", "text");
    pugi::xml_node spacing = property(properties, "w:spacing");
    set_number(spacing, "w:before", 0);
    set_number(spacing, "w:after", 0);
    set_number(spacing, "w:line", (style.leading * style.drop_capital).to_twips());
    set_string(spacing, "w:lineRule", "exact");
    set_value(property(properties, "w:textAlignment"), "baseline");
}

// As tall as from the capitals of the first line to the base of the last.
void enlarge(pugi::xml_node paragraph, const Style& style) {
    const Length tall =
        style.leading * (style.drop_capital - 1) + style.size.scaled_by(kCapitals);
    const Length size = tall.scaled_by(1 / kCapitals);
    for (pugi::xml_node run : paragraph.children("w:r")) {
        pugi::xml_node properties = run_properties(run);
        set_value(property(properties, "w:position"), -size.scaled_by(kDrop).to_half_points());
        set_value(property(properties, "w:sz"), size.to_half_points());
        set_value(property(properties, "w:szCs"), size.to_half_points());
    }
}

}  // namespace

void BodyWriter::write_opening(WordStyle style, const Inlines& content) {
    const Style& text = story_.all.sheet[style];
    const Inline* initial = text.drop_capital > 1 ? initial_of(content) : nullptr;
    if (!initial || frame_.setting != Frame::Setting::Body || frame_.in_item)
        return write_paragraph(style, content);
    write_paragraph(style, {*initial});
    pugi::xml_node letter = stack_.container().last_child();
    make_frame(letter, text);
    enlarge(letter, text);
    write_paragraph(style, {content.begin() + 1, content.end()});
}

}  // namespace postconv
