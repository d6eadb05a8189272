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

struct ListEntry {
    WordStyle style;
    std::string id;
    Inlines words;
};

class ContentsWriter {
  public:
    ContentsWriter(Story& story, pugi::xml_node container) : story_(story), container_(container) {}

    void write_title(Label words, bool on_new_page) {
        const std::string_view title = label(words, story_.all.job.document.metadata.language);
        pugi::xml_node paragraph = add_paragraph(WordStyle::ContentsTitle);
        if (on_new_page) property(paragraph.child("w:pPr"), "w:pageBreakBefore");
        add_runs(paragraph, WordStyle::ContentsTitle, text_of(std::string(title)));
    }

    // Wrapped in the field that makes them anew, if there is one. The links of the others carry
    // the page numbers (17.16.5.45).
    void write_entries(const std::vector<ListEntry>& entries, const std::string& instruction = {}) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const ListEntry& entry = entries[i];
            pugi::xml_node paragraph = add_paragraph(entry.style);
            if (i == 0 && !instruction.empty()) add_field_start(paragraph, instruction);
            pugi::xml_node link = paragraph.append_child("w:hyperlink");
            set_string(link, "w:anchor", story_.all.bookmarks.name_of(entry.id));
            set_string(link, "w:history", "1");
            add_runs(link, entry.style, entry.words);
            if (instruction.empty()) add_page_number(link, entry);
            if (i + 1 < entries.size()) continue;
            if (!instruction.empty()) add_field_end(paragraph);
            set_number(property(paragraph.child("w:pPr"), "w:spacing"), "w:after",
                       room_below(story_.all).to_twips());
        }
    }

  private:
    // Word puts the number in when it opens the file: the field is marked as out of date.
    void add_page_number(pugi::xml_node link, const ListEntry& entry) {
        link.append_child("w:r").append_child("w:tab");
        pugi::xml_node before = link.last_child();
        add_field(link, {" PAGEREF " + story_.all.bookmarks.name_of(entry.id) + " \\h ", ""});
        set_string(before.next_sibling().child("w:fldChar"), "w:dirty", "true");
    }

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
    std::vector<ListEntry> entries;
    for (const Section& section : story.all.job.outline.sections) {
        if (section.level > depth) continue;
        Inlines words = section.content;
        if (!section.number.empty())
            words.insert(words.begin(), {Text{section.number + "\u2002"}});
        entries.push_back({contents_style(section.level), section.id, std::move(words)});
    }
    if (entries.empty()) return;
    ContentsWriter contents(story, add_contents_control(stack.container()));
    contents.write_title(Label::Contents, stack.take_page_break());
    contents.write_entries(entries, " TOC \\o \"1-" + std::to_string(depth) + "\" \\h \\z ");
}

namespace {

void write_list(Label title, const std::vector<Captioned>& captions, Story& story,
                ParagraphStack& stack) {
    if (captions.empty()) return;
    std::vector<ListEntry> entries;
    for (const Captioned& one : captions)
        entries.push_back({WordStyle::Contents1, one.id, one.content});
    ContentsWriter list(story, stack.container());
    list.write_title(title, stack.take_page_break());
    list.write_entries(entries);
}

}  // namespace

void write_lists(Story& story, ParagraphStack& stack) {
    const Job& job = story.all.job;
    if (job.options.list_of_figures)
        write_list(Label::ListOfFigures, job.outline.figures, story, stack);
    if (job.options.list_of_tables)
        write_list(Label::ListOfTables, job.outline.tables, story, stack);
}

}  // namespace postconv
