#include "converters/epub/notes.h"

#include "converters/epub/page.h"
#include "converters/epub/xhtml.h"
#include "converters/package/xml.h"

namespace postconv {
namespace {

// Number and way back stand first, so that a reading system that shows the note in a small window
// knows where it begins.
void add_way_back(pugi::xml_node parent, std::size_t note, const Writing& writing) {
    const std::string number = std::to_string(note + 1) + '.';
    const std::string_view words = label(Label::BackToText, writing.job.document.metadata.language);
    pugi::xml_node anchor = add_element(parent, "a", number);
    set_attribute(anchor, "class", "note-number");
    set_attribute(anchor, "href", '#' + writing.plan.notes[note].reference_id);
    set_attribute(anchor, "role", "doc-backlink");
    set_attribute(anchor, "aria-label", number + ' ' + std::string(words));
    add_text(parent, " ");
}

void write_note(pugi::xml_node parent, std::size_t note, Writing& writing) {
    pugi::xml_node element = add_element(parent, writing.rules.hides_notes ? "aside" : "div");
    set_attribute(element, "class", "note");
    set_attribute(element, "id", writing.plan.notes[note].id);
    set_semantics(element, {"footnote", "doc-footnote"});
    BlockWriter blocks(writing, /*depth=*/1);
    const Blocks& content = writing.job.document.notes[note].content;
    pugi::xml_node first = add_element(element, "p");
    add_way_back(first, note, writing);
    std::size_t next = 0;
    if (!content.empty()) {
        if (const auto* paragraph = std::get_if<Paragraph>(&content.front().kind)) {
            set_attributes(first, content.front().attributes, writing);
            blocks.inlines().write(first, paragraph->content);
            next = 1;
        }
    }
    for (; next < content.size(); ++next) blocks.write(element, content[next]);
}

}  // namespace

void write_notes(pugi::xml_node parent, const std::vector<std::size_t>& notes, Writing& writing) {
    pugi::xml_node section = add_element(parent, "section");
    set_attribute(section, "class", "notes");
    set_semantics(section, {"endnotes", "doc-endnotes"});
    set_attribute(section, "aria-label",
                  label(Label::Notes, writing.job.document.metadata.language));
    end_line(section);
    for (const std::size_t note : notes) {
        write_note(section, note, writing);
        end_line(section);
    }
    end_line(parent);
}

}  // namespace postconv
