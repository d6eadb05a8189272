// Inlines to XHTML.
#pragma once

#include <pugixml.hpp>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/epub/chapters.h"
#include "converters/epub/images.h"
#include "converters/epub/page_marks.h"
#include "converters/epub/targets.h"

namespace postconv {

// What the writers of all chapters share.
struct Writing {
    const Job& job;
    const ChapterPlan& plan;
    const BookImages& images;
    const PageMarks& pages;
    Diagnostics& diagnostics;
    const TargetRules& rules = rules_of(job.options.epub.target);
    std::size_t chapter = 0;               // the one being written
    int section_level = 0;                 // of the last heading of the body
    std::vector<bool> marked = {};         // notes whose first mark is written
    std::set<std::string> warned_of = {};  // link targets
};

// id, lang and dir. Other attributes of the source stay behind: of its classes the stylesheet knows
// those of styles/looks.h, which blocks and spans are given apart.
void set_attributes(pugi::xml_node node, const Attributes& attributes, const Writing& writing);
bool has_attributes(const Attributes& attributes, const Writing& writing);

// An <img>, in a <picture> when there is a drawing too; or its words in a visible box when the
// picture is missing.
pugi::xml_node add_image(pugi::xml_node parent, const Image& image, const Writing& writing);

class InlineWriter {
  public:
    explicit InlineWriter(Writing& writing) : writing_(writing) {}
    void write(pugi::xml_node parent, const Inlines& content);
    // The words of a block on which pages begin.
    void write(pugi::xml_node parent, const Inlines& content, const std::vector<PageMark>& marks);

  private:
    // Text of the model, and the marks of the pages that begin in it.
    void add_words(pugi::xml_node parent, std::string_view words);
    void pass(pugi::xml_node parent, std::size_t bytes);
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
    std::span<const PageMark> marks_;  // those that are not written yet
    std::size_t position_ = 0;         // bytes of the block's text that are written
    bool in_link_ = false;
    std::vector<HeldMark> held_marks_;  // of the open link: a link can't hold another
};

}  // namespace postconv
