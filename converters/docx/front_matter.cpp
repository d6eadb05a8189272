#include "converters/docx/front_matter.h"

#include "converters/docx/ooxml.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "model/text.h"

namespace postconv {
namespace {

Inlines text_of(const std::string& text) {
    return {Inline{Text{text}}};
}

// The text that follows begins as a first section would.
Length room_below(const Composition& all) {
    return all.job.theme[Role::Heading1].space_before;
}

// Bound to the title in File > Info (17.5.2.6): changing one changes the other.
void bind_to_title_property(pugi::xml_node body) {
    pugi::xml_node paragraph = body.last_child();
    pugi::xml_node control = body.insert_child_before("w:sdt", paragraph);
    pugi::xml_node properties = control.append_child("w:sdtPr");
    add_valued(properties, "w:alias", "Title");
    pugi::xml_node binding = properties.append_child("w:dataBinding");
    set_string(binding, "w:prefixMappings",
               "xmlns:ns0='http://purl.org/dc/elements/1.1/' "
               "xmlns:ns1='http://schemas.openxmlformats.org/package/2006/metadata/"
               "core-properties' ");
    set_string(binding, "w:xpath", "/ns1:coreProperties[1]/ns0:title[1]");
    set_string(binding, "w:storeItemID", "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}");
    properties.append_child("w:text");
    control.append_child("w:sdtContent").append_move(paragraph);
}

}  // namespace

void write_title_block(Story& story, BodyWriter& blocks) {
    const Metadata& metadata = story.all.job.document.metadata;
    const auto write = [&](WordStyle style, const std::string& text) {
        if (!text.empty()) blocks.write_paragraph(style, text_of(text));
    };
    write(WordStyle::Title, metadata.title);
    if (!trimmed(metadata.title).empty()) bind_to_title_property(blocks.stack().container());
    write(WordStyle::Subtitle, metadata.subtitle);
    write(WordStyle::Author, printed_names(metadata.creators, metadata.language));
    if (metadata.date) write(WordStyle::Date, printed_date(*metadata.date, metadata.language));
    blocks.stack().make_room(room_below(story.all));
    if (story.all.job.theme.has_title_page()) blocks.stack().break_page();
}

}  // namespace postconv
