#include "converters/docx/notes.h"

#include <set>

#include "converters/docx/body.h"
#include "converters/docx/ooxml.h"
#include "model/visit.h"

namespace postconv {

Notes::Notes(const Document& document, int last_id)
    : last_id_(last_id), numbers_(document.notes.size()), marks_(document.notes.size()) {
    walk(document.blocks, {.block = {}, .text = [&](const Inline& node) {
                               if (const auto* mark = std::get_if<NoteReference>(&node.kind))
                                   ++marks_[mark->note];
                           }});
}

int Notes::take_number(std::size_t note) {
    order_.push_back(note);
    return numbers_[note] = int(order_.size());
}

std::string note_bookmark(int number) {
    return "_Note" + std::to_string(number);
}

namespace {

// The note and, after it, those that only it refers to.
void write_note(Story& story, pugi::xml_node container, std::size_t note,
                std::set<std::size_t>& written) {
    const Document& document = story.all.job.document;
    const Frame frame{.setting = Frame::Setting::Note,
                      .room = story.all.job.theme.page.text_width()};
    BodyWriter blocks(story, container, frame);
    blocks.write_note(document.notes[note].content, BodyWriter::NoteMark::Number);
    while (!story.waiting_notes.empty()) {
        const std::size_t next = story.waiting_notes.front();
        story.waiting_notes.pop_front();
        if (written.insert(next).second)
            blocks.write_note(document.notes[next].content, BodyWriter::NoteMark::Dagger);
    }
    blocks.finish();
}

}  // namespace

Bytes footnotes_part(Story& story) {
    pugi::xml_document part;
    load_part_template(part, "footnotes.xml");
    pugi::xml_node root = part.child("w:footnotes");
    std::set<std::size_t> written;
    int number = 0;
    for (const std::size_t note : story.all.notes.in_order()) {
        pugi::xml_node node = root.append_child("w:footnote");
        set_number(node, "w:id", story.all.notes.id_of(++number));
        write_note(story, node, note, written);
    }
    return serialise(part);
}

}  // namespace postconv
