#include "converters/docx/template_theme.h"

#include <algorithm>
#include <string>

#include "styles/theme_options.h"

namespace postconv {
namespace {

void take_length(pugi::xml_node node, const char* name, Length& value) {
    if (const pugi::xml_attribute attribute = node.attribute(name)) value = measured(attribute);
}

Length magnitude(Length length) {
    return length < Length() ? Length() - length : length;
}

// Text stands in one of the columns.
Length column_width(pugi::xml_node columns, Length measure) {
    const int count = std::clamp(columns.attribute("w:num").as_int(1), 1, 12);
    if (count == 1) return measure;
    Length space = Length::from_points(36);
    take_length(columns, "w:space", space);
    return (measure - space * (count - 1)) / count;
}

void take_page(pugi::xml_node section, PageGeometry& page) {
    PageGeometry theirs = page;
    const pugi::xml_node size = section.child("w:pgSz"), margins = section.child("w:pgMar");
    take_length(size, "w:w", theirs.width);
    take_length(size, "w:h", theirs.height);
    take_length(margins, "w:top", theirs.margin_top);
    take_length(margins, "w:bottom", theirs.margin_bottom);
    take_length(margins, "w:left", theirs.margin_inner);
    take_length(margins, "w:right", theirs.margin_outer);
    theirs.margin_top = magnitude(theirs.margin_top);  // negative: text may not push it (17.6.11)
    theirs.margin_bottom = magnitude(theirs.margin_bottom);
    Length gutter;
    take_length(margins, "w:gutter", gutter);
    theirs.margin_inner += gutter;
    const Length measure = theirs.text_width();
    theirs.margin_outer += measure - column_width(section.child("w:cols"), measure);
    const Length least = Length::from_points(36);
    if (theirs.text_width() >= least && theirs.text_height() >= least) page = theirs;
}

bool is_family(const std::string& name) {
    return !name.empty() && name.find_first_of(",\"\\<") == std::string::npos &&
           std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < 0x20; });
}

}  // namespace

Theme theme_of_template(const Theme& theme, const TemplateStyles& styles, pugi::xml_node section) {
    Theme result = theme;
    result.title_page = TitlePage::None;
    result.chapter_opening = ChapterOpening::Any;  // its headings say it
    result.front_matter_numbers = PageNumerals::Arabic;
    take_page(section, result.page);
    std::string body = styles.id_for("paragraph", "Normal", "Normal");
    if (body.empty()) body = styles.default_paragraph_style();
    const Style normal = styles.resolved(body).style;
    if (normal.size >= Length::from_points(4) && normal.size <= Length::from_points(72))
        scale_type(result, normal.size);
    if (const std::string family = styles.font_of(body); is_family(family))
        apply(ThemeOptions{.main_font = family}, result);
    const std::string heading = styles.id_for("paragraph", "heading 1", "Heading1");
    if (!heading.empty())
        result[Role::Heading1].space_before = styles.resolved(heading).style.space_before;
    return result;
}

AdoptedList list_of_style(pugi::xml_node numbering, const AdoptedStyle& style) {
    AdoptedList list;
    const std::string number = std::to_string(style.numbering);
    const pugi::xml_node instance =
        numbering.find_child_by_attribute("w:num", "w:numId", number.c_str());
    const pugi::xml_node link = instance.child("w:abstractNumId");
    const pugi::xml_node definition = numbering.find_child_by_attribute(
        "w:abstractNum", "w:abstractNumId", link.attribute("w:val").value());
    if (style.numbering == 0 || style.level != 0 || !link || !definition) return list;
    list.numbering = style.numbering;
    list.definition = link.attribute("w:val").as_int();
    for (const pugi::xml_node level : definition.children("w:lvl")) {
        if (level.attribute("w:ilvl").as_int() != int(list.lefts.size())) break;
        const pugi::xml_node indent = level.child("w:pPr").child("w:ind");
        const pugi::xml_attribute left =
            indent.attribute("w:left") ? indent.attribute("w:left") : indent.attribute("w:start");
        list.lefts.push_back(left ? measured(left) : style.style.indent_start);
    }
    const bool is_single =
        std::string_view(definition.child("w:multiLevelType").attribute("w:val").value()) ==
        "singleLevel";
    if (is_single && list.lefts.size() > 1) list.lefts.resize(1);
    return list;
}

}  // namespace postconv
