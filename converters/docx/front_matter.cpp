#include "converters/docx/front_matter.h"

#include <algorithm>

#include "converters/docx/fields.h"
#include "converters/docx/ooxml.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "converters/docx/runs.h"
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

pugi::xml_node add_contents_control(pugi::xml_node container) {
    pugi::xml_node control = container.append_child("w:sdt");
    pugi::xml_node gallery = control.append_child("w:sdtPr").append_child("w:docPartObj");
    add_valued(gallery, "w:docPartGallery", "Table of Contents");
    gallery.append_child("w:docPartUnique");
    return control.append_child("w:sdtContent");
}

class ContentsWriter {
  public:
    ContentsWriter(Story& story, pugi::xml_node container) : story_(story), container_(container) {}

    void write_title(bool on_new_page) {
        const std::string_view title =
            label(Label::Contents, story_.all.job.document.metadata.language);
        pugi::xml_node paragraph = add_paragraph(WordStyle::ContentsTitle);
        if (on_new_page) property(paragraph.child("w:pPr"), "w:pageBreakBefore");
        add_runs(paragraph, WordStyle::ContentsTitle, text_of(std::string(title)));
    }

    void write_entries(const std::vector<const Section*>& sections, int depth) {
        const std::string instruction = " TOC \\o \"1-" + std::to_string(depth) + "\" \\h \\z ";
        for (const Section* section : sections) {
            const WordStyle style = contents_style(section->level);
            pugi::xml_node paragraph = add_paragraph(style);
            if (section == sections.front()) add_field_start(paragraph, instruction);
            pugi::xml_node link = paragraph.append_child("w:hyperlink");
            set_string(link, "w:anchor", story_.all.bookmarks.name_of(section->id));
            set_string(link, "w:history", "1");
            Inlines words = section->content;
            if (!section->number.empty())
                words.insert(words.begin(), {Text{section->number + "\u2002"}});
            add_runs(link, style, words);
            if (section != sections.back()) continue;
            add_field_end(paragraph);
            set_number(property(paragraph.child("w:pPr"), "w:spacing"), "w:after",
                       room_below(story_.all).to_twips());
        }
    }

  private:
    pugi::xml_node add_paragraph(WordStyle style) {
        pugi::xml_node paragraph = container_.append_child("w:p");
        pugi::xml_node properties = paragraph.append_child("w:pPr");
        set_value(properties.append_child("w:pStyle"), definition_of(style).id);
        if (story_.all.right_to_left) property(properties, "w:bidi");
        return paragraph;
    }

    void add_runs(pugi::xml_node parent, WordStyle style, const Inlines& content) {
        const Direction direction =
            story_.all.right_to_left ? Direction::RightToLeft : Direction::LeftToRight;
        RunPlace place{style, direction, story_.all.job.theme.page.text_width()};
        place.echo = true;
        RunWriter(story_, parent, place).write(content);
        story_.all.statistics.end_paragraph();
    }

    Story& story_;
    pugi::xml_node container_;
};

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

void write_contents(Story& story, ParagraphStack& stack) {
    const int depth = std::clamp(story.all.job.options.contents_depth, 1, 6);
    std::vector<const Section*> sections;
    for (const Section& section : story.all.job.outline.sections)
        if (section.level <= depth) sections.push_back(&section);
    if (sections.empty()) return;
    ContentsWriter contents(story, add_contents_control(stack.container()));
    contents.write_title(stack.take_page_break());
    contents.write_entries(sections, depth);
}

}  // namespace postconv
