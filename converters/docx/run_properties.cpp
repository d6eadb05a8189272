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

// Character styles have one size; in text larger or smaller than the body, code keeps in scale.
void write_code_size(pugi::xml_node run, const StyleSheet& sheet, WordStyle paragraph) {
    const Style& around = sheet[paragraph];
    if (around.size == sheet[WordStyle::Normal].size) return;
    const Style& code = sheet.theme()[Role::CodeInline];
    const double share = double(code.size.units()) / double(sheet[WordStyle::Normal].size.units());
    const long long size =
        around.size.scaled_by(share * sheet.theme().fonts(code).scale).to_half_points();
    set_value(property(run, "w:sz"), size);
    set_value(property(run, "w:szCs"), size);
}

bool is_plain(const RunLook& look, Direction direction) {
    return look == RunLook{} && direction != Direction::RightToLeft;
}

}  // namespace

void write_run_properties(pugi::xml_node run, const StyleSheet& sheet, const RunLook& look,
                          WordStyle paragraph, Direction direction) {
    if (is_plain(look, direction)) return;
    pugi::xml_node properties = run_properties(run);
    if (const char* style = character_style(look))
        set_value(property(properties, "w:rStyle"), style);
    if (look.strong) set_both(properties, "w:b", "w:bCs", true);
    // Emphasis within italics is upright.
    if (look.emphasis)
        set_both(properties, "w:i", "w:iCs", sheet[paragraph].style != FontStyle::Italic);
    if (look.small_caps) property(properties, "w:smallCaps");
    if (look.strikethrough) property(properties, "w:strike");
    if ((look.code || look.keyboard)) write_code_size(properties, sheet, paragraph);
    if (look.underline) set_value(property(properties, "w:u"), "single");
    if (look.highlight && sheet.theme()[Role::Highlight].has_background)
        set_shading(property(properties, "w:shd"), sheet.theme()[Role::Highlight].background);
    if (look.position != RunLook::Position::Normal)
        set_value(property(properties, "w:vertAlign"),
                  look.position == RunLook::Position::Superscript ? "superscript" : "subscript");
    if (direction == Direction::RightToLeft) property(properties, "w:rtl");
    if (!look.language.empty()) write_language(properties, look.language);
}

}  // namespace postconv
