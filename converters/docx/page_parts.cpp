#include "converters/docx/page_parts.h"

#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

constexpr double kHeadShare = 0.5;  // of the margin above the running head or below the number

bool is_mirrored(const PageGeometry& page) {
    return page.mirror;
}

void add_reference(pugi::xml_node section, const char* name, const char* type,
                   const std::string& id) {
    if (id.empty()) return;
    pugi::xml_node reference = section.append_child(name);
    set_string(reference, "w:type", type);
    set_string(reference, "r:id", id);
}

void write_size(pugi::xml_node section, const PageGeometry& page) {
    pugi::xml_node size = section.append_child("w:pgSz");
    set_number(size, "w:w", page.width.to_twips());
    set_number(size, "w:h", page.height.to_twips());
    if (page.width > page.height) set_string(size, "w:orient", "landscape");
}

void write_margins(pugi::xml_node section, const PageGeometry& page) {
    pugi::xml_node margins = section.append_child("w:pgMar");
    set_number(margins, "w:top", page.margin_top.to_twips());
    set_number(margins, "w:right", page.margin_outer.to_twips());
    set_number(margins, "w:bottom", page.margin_bottom.to_twips());
    set_number(margins, "w:left", page.margin_inner.to_twips());
    set_number(margins, "w:header", page.margin_top.scaled_by(kHeadShare).to_twips());
    set_number(margins, "w:footer", page.margin_bottom.scaled_by(kHeadShare).to_twips());
    set_number(margins, "w:gutter", 0);
}

}  // namespace

bool has_facing_pages(const Theme& theme) {
    const auto differ = [](const RunningLines& lines) { return !(lines.recto == lines.verso); };
    return (theme.running_heads && differ(theme.running_head)) ||
           (theme.page_numbers && differ(theme.running_foot));
}

Bytes settings_part(const Job& job, const WordLanguages& languages) {
    pugi::xml_document part;
    load_part_template(part, "settings.xml");
    pugi::xml_node settings = part.child("w:settings");
    if (!is_mirrored(job.theme.page)) settings.remove_child("w:mirrorMargins");
    if (!job.theme[Role::Body].hyphenate)
        for (const char* name :
             {"w:autoHyphenation", "w:consecutiveHyphenLimit", "w:doNotHyphenateCaps"})
            settings.remove_child(name);
    if (has_facing_pages(job.theme))
        settings.insert_child_before("w:evenAndOddHeaders",
                                     settings.child("w:characterSpacingControl"));
    pugi::xml_node language = settings.child("w:themeFontLang");
    set_string(language, "w:val", languages.latin);
    set_string(language, "w:eastAsia", languages.east_asian);
    set_string(language, "w:bidi", languages.complex);
    return serialise(part);
}

void write_section(pugi::xml_node section, const Composition& all, const PageParts& parts) {
    add_reference(section, "w:headerReference", "even", parts.even_header);
    add_reference(section, "w:headerReference", "default", parts.header);
    add_reference(section, "w:footerReference", "even", parts.even_footer);
    add_reference(section, "w:footerReference", "default", parts.footer);
    write_size(section, all.job.theme.page);
    write_margins(section, all.job.theme.page);
    if (!parts.header.empty() || !parts.footer.empty() || !parts.even_header.empty() ||
        !parts.even_footer.empty())
        section.append_child("w:titlePg");
    if (all.right_to_left) section.append_child("w:bidi");
}

}  // namespace postconv
