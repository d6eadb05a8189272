#include "converters/docx/contents.h"

#include <algorithm>

#include "converters/docx/fields.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/runs.h"
#include "converters/docx/style_properties.h"

namespace postconv {
namespace {

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
        add_runs(paragraph, WordStyle::ContentsTitle, {Inline{Text{std::string(title)}}});
    }

    // Wrapped in the field that makes them anew, if there is one.
    void write_entries(const std::vector<ListEntry>& entries, const std::string& instruction) {
        for (std::size_t i = 0; i < entries.size(); ++i) {
            pugi::xml_node paragraph = add_paragraph(entries[i].style);
            if (i == 0 && !instruction.empty()) add_field_start(paragraph, instruction);
            add_link(paragraph, entries[i]);
            if (i + 1 < entries.size()) continue;
            if (!instruction.empty()) add_field_end(paragraph);
            // The text that follows begins as a first section would.
            set_number(property(paragraph.child("w:pPr"), "w:spacing"), "w:after",
                       story_.all.job.theme[Role::Heading1].space_before.to_twips());
        }
    }

  private:
    void add_link(pugi::xml_node paragraph, const ListEntry& entry) {
        pugi::xml_node link = paragraph.append_child("w:hyperlink");
        set_string(link, "w:anchor", story_.all.bookmarks.name_of(entry.id));
        set_string(link, "w:history", "1");
        add_runs(link, entry.style, entry.words);
        const Pagination* pages = story_.all.job.pagination;
        if (!pages) return;
        const auto label = pages->labels.find(entry.id);
        if (label == pages->labels.end()) return;
        link.append_child("w:r").append_child("w:tab");
        add_field(link,
                  {.instruction = " PAGEREF " + story_.all.bookmarks.name_of(entry.id) + " \\h ",
                   .result = label->second});
    }

    pugi::xml_node add_paragraph(WordStyle style) {
        pugi::xml_node paragraph = container_.append_child("w:p");
        pugi::xml_node properties = paragraph.append_child("w:pPr");
        set_value(properties.append_child("w:pStyle"), definition_of(style).id);
        if (story_.all.right_to_left) property(properties, "w:bidi");
        // As Word does where the styles of a document say nothing of page numbers.
        if (style != WordStyle::ContentsTitle && story_.all.sheet.is_adopted(style))
            write_contents_tab(properties, story_.all.sheet);
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

pugi::xml_node add_contents_control(pugi::xml_node container) {
    pugi::xml_node control = container.append_child("w:sdt");
    pugi::xml_node gallery = control.append_child("w:sdtPr").append_child("w:docPartObj");
    add_valued(gallery, "w:docPartGallery", "Table of Contents");
    gallery.append_child("w:docPartUnique");
    return control.append_child("w:sdtContent");
}

int contents_depth(const Job& job) {
    return std::clamp(job.options.contents_depth, 1, 6);
}

std::vector<ListEntry> contents_entries(const Job& job) {
    std::vector<ListEntry> entries;
    for (const Section& section : job.outline.sections) {
        if (section.level > contents_depth(job)) continue;
        Inlines words = section.content;
        if (!section.number.empty()) words.insert(words.begin(), {Text{section.number + "\u2002"}});
        entries.push_back({contents_style(section.level), section.id, std::move(words)});
    }
    return entries;
}

std::string contents_instruction(const Job& job) {
    return " TOC \\o \"1-" + std::to_string(contents_depth(job)) + "\" \\h \\z \\u ";
}

// By the word that all captions are counted under; none where some have no number.
std::string list_instruction(const std::vector<Captioned>& captions) {
    std::string word;
    for (const Captioned& one : captions) {
        const std::optional<WrittenNumber> number = written_number(one.content);
        if (!number || (!word.empty() && number->word != word)) return {};
        word = number->word;
    }
    return " TOC \\h \\z \\c \"" + word + "\" ";
}

void write_list(Label title, const std::vector<Captioned>& captions, Story& story,
                ParagraphStack& stack) {
    if (captions.empty()) return;
    std::vector<ListEntry> entries;
    for (const Captioned& one : captions)
        entries.push_back({WordStyle::TableOfFigures, one.id, one.content});
    ContentsWriter list(story, stack.container());
    list.write_title(title, stack.take_page_break());
    list.write_entries(entries, list_instruction(captions));
}

bool begins_field(pugi::xml_node block) {
    return block.child("w:r").child("w:fldChar") || block.child("w:fldSimple") ||
           block.child("w:hyperlink");
}

}  // namespace

void write_contents(Story& story, ParagraphStack& stack) {
    const std::vector<ListEntry> entries = contents_entries(story.all.job);
    if (entries.empty()) return;
    ContentsWriter contents(story, add_contents_control(stack.container()));
    contents.write_title(Label::Contents, stack.take_page_break());
    contents.write_entries(entries, contents_instruction(story.all.job));
}

void write_lists(Story& story, ParagraphStack& stack) {
    const Job& job = story.all.job;
    if (job.options.list_of_figures)
        write_list(Label::ListOfFigures, job.outline.figures, story, stack);
    if (job.options.list_of_tables)
        write_list(Label::ListOfTables, job.outline.tables, story, stack);
}

void refill_contents(Story& story, pugi::xml_node control_content) {
    pugi::xml_node block = control_content.first_child();
    while (block && !begins_field(block)) block = block.next_sibling();
    while (block) {
        const pugi::xml_node next = block.next_sibling();
        control_content.remove_child(block);
        block = next;
    }
    const std::vector<ListEntry> entries = contents_entries(story.all.job);
    ContentsWriter(story, control_content)
        .write_entries(entries, contents_instruction(story.all.job));
    if (!control_content.first_child()) control_content.append_child("w:p");
}

}  // namespace postconv
