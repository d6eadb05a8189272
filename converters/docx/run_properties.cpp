#include "converters/docx/run_properties.h"

#include "converters/docx/ooxml.h"
#include "converters/docx/style_properties.h"

namespace postconv {
namespace {

const char* character_style(const RunLook& look) {
    const bool mono = look.code || look.keyboard;
    if (look.linked) return mono ? kVerbatimLink : kHyperlinkCharacters;
    return look.code ? kVerbatimCharacters : look.keyboard ? kKeyboardCharacters : nullptr;
}

void set_both(pugi::xml_node run, const char* name, const char* complex_name, bool on) {
    set_switch(run, name, on);
    set_switch(run, complex_name, on);
}

void write_language(pugi::xml_node run, const std::string& language) {
    const std::string tag = with_region(language);
    const WordLanguages languages = word_languages(language);
    pugi::xml_node node = property(run, "w:lang");
    set_string(node,
               languages.east_asian == tag ? "w:eastAsia"
               : languages.complex == tag  ? "w:bidi"
                                           : "w:val",
               tag);
}

void write_size(pugi::xml_node run, Length size) {
    set_value(property(run, "w:sz"), size.to_half_points());
    set_value(property(run, "w:szCs"), size.to_half_points());
}

// Character styles have one size; in text larger or smaller than the body, code keeps in scale.
// Small words are to the text around them as small paragraphs are to the body.
void write_relative_size(pugi::xml_node run, const StyleSheet& sheet, const RunLook& look,
                         WordStyle words) {
    const Style& around = sheet[words];
    const Style& normal = sheet[WordStyle::Normal];
    const bool is_code = look.code || look.keyboard;
    if (!look.small && !(is_code && around.size != normal.size)) return;
    const Theme& theme = sheet.theme();
    const Style& face = is_code ? theme[Role::CodeInline] : around;
    double share = theme.fonts(face).scale;
    if (is_code) share *= double(face.size.units()) / double(normal.size.units());
    if (look.small) share *= double(theme[Role::Small].size.units()) / double(normal.size.units());
    write_size(run, around.size.scaled_by(share));
}

bool is_plain(const RunLook& look, const RunBase& base) {
    return look == RunLook{} && base.words == base.paragraph &&
           base.direction != Direction::RightToLeft;
}

}  // namespace

void write_run_properties(pugi::xml_node run, const StyleSheet& sheet, const RunLook& look,
                          const RunBase& base) {
    if (is_plain(look, base)) return;
    pugi::xml_node properties = run_properties(run);
    if (base.words != base.paragraph)
        write_run_difference(properties, sheet, sheet[base.words], sheet[base.paragraph]);
    if (const char* style = character_style(look))
        set_value(property(properties, "w:rStyle"), style);
    if (look.strong) set_both(properties, "w:b", "w:bCs", true);
    // Emphasis within italics is upright.
    if (look.emphasis)
        set_both(properties, "w:i", "w:iCs", sheet[base.words].style != FontStyle::Italic);
    if (look.small_caps) property(properties, "w:smallCaps");
    if (look.strikethrough) property(properties, "w:strike");
    write_relative_size(properties, sheet, look, base.words);
    if (look.underline) set_value(property(properties, "w:u"), "single");
    if (look.highlight && sheet.theme()[Role::Highlight].has_background)
        set_shading(property(properties, "w:shd"), sheet.theme()[Role::Highlight].background);
    if (look.position != RunLook::Position::Normal)
        set_value(property(properties, "w:vertAlign"),
                  look.position == RunLook::Position::Superscript ? "superscript" : "subscript");
    if (base.direction == Direction::RightToLeft) property(properties, "w:rtl");
    if (!look.language.empty()) write_language(properties, look.language);
    if (!properties.first_child()) run.remove_child(properties);
}

}  // namespace postconv
