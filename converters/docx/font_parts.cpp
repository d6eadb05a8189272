#include "converters/docx/ooxml.h"
#include "converters/docx/style_part.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::size_t kLongestFontName = 31;  // characters

std::string shortened(const std::string& name) {
    std::size_t end = 0;
    for (std::size_t count = 0; end < name.size() && count < kLongestFontName; ++count)
        next_code_point(name, end);
    return name.substr(0, end);
}

// w:family (17.8.3.9): what kind of face may stand in.
const char* kind_of(const FontStack& fonts) {
    return fonts.generic == "monospace"    ? "modern"
           : fonts.generic == "sans-serif" ? "swiss"
                                           : "roman";
}

void add_font(pugi::xml_node table, const FontStack& fonts) {
    const std::string name = word_font(fonts);
    if (table.find_child_by_attribute("w:font", "w:name", name.c_str())) return;
    pugi::xml_node font = table.append_child("w:font");
    set_string(font, "w:name", name);
    const std::string office = shortened(fonts.office);
    if (!office.empty() && office != name) add_valued(font, "w:altName", office);
    add_valued(font, "w:family", kind_of(fonts));
    add_valued(font, "w:pitch", fonts.generic == "monospace" ? "fixed" : "variable");
}

}  // namespace

std::string word_font(const FontStack& fonts) {
    if (!fonts.families.empty() && !fonts.families.front().empty())
        return shortened(fonts.families.front());
    return fonts.office.empty() ? "Times New Roman" : shortened(fonts.office);
}

Bytes font_table_part(const Theme& theme) {
    pugi::xml_document part;
    load_part_template(part, "fontTable.xml");
    pugi::xml_node table = part.child("w:fonts");
    for (const FontStack* fonts : {&theme.serif, &theme.sans, &theme.mono}) add_font(table, *fonts);
    return serialise(part);
}

namespace {

// What Word offers first in its palette.
void set_colours(pugi::xml_node scheme, const Theme& theme) {
    const std::pair<const char*, Colour> colours[] = {
        {"a:dk2", theme[Role::Heading1].colour},
        {"a:accent1", theme[Role::Link].colour},
        {"a:accent2", theme[Role::Callout].border_colour},
        {"a:accent3", theme[Role::PullQuote].border_colour},
        {"a:accent4", theme[Role::Highlight].background},
        {"a:accent5", theme[Role::Caption].colour},
        {"a:accent6", theme[Role::Table].border_colour},
        {"a:hlink", theme[Role::Link].colour},
        {"a:folHlink", theme[Role::Link].colour}};
    for (const auto& [name, colour] : colours)
        set_string(scheme.child(name).child("a:srgbClr"), "val", colour.hex());
}

}  // namespace

Bytes theme_part(const Theme& theme) {
    pugi::xml_document part;
    load_part_template(part, "theme1.xml");
    pugi::xml_node scheme = part.child("a:theme").child("a:themeElements").child("a:fontScheme");
    const auto set = [&](const char* kind, Role role) {
        set_string(scheme.child(kind).child("a:latin"), "typeface",
                   word_font(theme.fonts(theme[role])));
    };
    set_colours(part.child("a:theme").child("a:themeElements").child("a:clrScheme"), theme);
    set("a:majorFont", Role::Heading1);
    set("a:minorFont", Role::Body);
    return serialise(part);
}

}  // namespace postconv
