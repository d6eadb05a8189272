// Sections of the text (ECMA-376 part 1, 17.6): pages turned for wide tables, chapters that open
// right-hand pages, front matter with numbers of its own.
#pragma once

#include <optional>
#include <pugixml.hpp>

namespace postconv {

// How a section begins and what its pages are like, where that differs from the document's.
struct SectionKind {
    enum class Start { AsDocument, NextPage, OddPage };
    enum class Numbers { Continue, Roman, Arabic };  // Roman and Arabic begin with 1
    Start start = Start::NextPage;
    Numbers numbers = Numbers::Continue;
    bool is_turned = false;      // landscape
    bool opens_chapter = false;  // no running head on its first page
};

class Sections {
  public:
    // `properties`: a w:sectPr with the document's pages, headers and footers. It is copied.
    void begin(pugi::xml_node properties,
               const SectionKind& first = {.start = SectionKind::Start::AsDocument});
    // The text stands in something, such as a cell, that sections can't end in.
    void keep_whole() { is_whole_ = true; }
    bool may_divide() const { return !is_whole_; }
    SectionKind& current() { return current_; }  // the section being written

    // Writes the properties of the section that ends into `properties`, an empty w:sectPr.
    void end(pugi::xml_node properties, const SectionKind& next);
    // The last section's, into a w:sectPr that is empty or the one that began() was given.
    void finish(pugi::xml_node properties);
    bool is_divided() const { return ended_ > 0; }

  private:
    void write(pugi::xml_node properties) const;

    pugi::xml_document document_;  // holds the copy
    SectionKind current_;
    int ended_ = 0;
    bool is_whole_ = false;
};

}  // namespace postconv
