// Inlines to XHTML.
#pragma once

#include <pugixml.hpp>
#include <set>
#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/epub/chapters.h"

namespace postconv {

// What the writers of all chapters share.
struct Writing {
    const Job& job;
    const ChapterPlan& plan;
    Diagnostics& diagnostics;
    std::size_t chapter = 0;               // the one being written
    int section_level = 0;                 // of the last heading of the body
    std::vector<bool> marked = {};         // notes whose first mark is written
    std::set<std::string> warned_of = {};  // link targets
};

// id, lang and dir. Other attributes of the source stay behind: of its classes the stylesheet knows
// those of styles/looks.h, which blocks and spans are given apart.
void set_attributes(pugi::xml_node node, const Attributes& attributes, const Writing& writing);
bool has_attributes(const Attributes& attributes, const Writing& writing);

// An <img>, or its words in a visible box when the picture is missing.
pugi::xml_node add_image(pugi::xml_node parent, const Image& image, const Writing& writing);

class InlineWriter {
  public:
    explicit InlineWriter(Writing& writing) : writing_(writing) {}
    void write(pugi::xml_node parent, const Inlines& content);

  private:
    void write_one(pugi::xml_node parent, const Inline& node);
    void write_text(pugi::xml_node parent, const Inline& node, const Text& text);
    void write_styled(pugi::xml_node parent, const Inline& node, TextStyle style,
                      const Inlines& content);
    void write_span(pugi::xml_node parent, const Inline& node, const Inlines& content);
    void write_link(pugi::xml_node parent, const Inline& node, const Link& link);
    void write_mark(pugi::xml_node parent, const Inline& node, const NoteReference& mark);
    pugi::xml_node add(pugi::xml_node parent, const char* name, const Inline& node);
    // Where a link leads, spelt for the book; empty when it can't stand, which is warned of.
    std::string address_of(const Inline& node, const Link& link);

    struct HeldMark {
        const Inline& node;
        const NoteReference& mark;
    };
    Writing& writing_;
    bool in_link_ = false;
    std::vector<HeldMark> held_marks_;  // of the open link: a link can't hold another
};

}  // namespace postconv
