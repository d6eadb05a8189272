// Lists: one definition for bullets, one for numbers, and a numbering of its own for each numbered
// list, so that every list starts where the source says (ECMA-376 part 1, 17.9).
#pragma once

#include <array>
#include <pugixml.hpp>
#include <vector>

#include "converters/docx/style_sheet.h"
#include "model/document.h"
#include "model/resources.h"

namespace postconv {

// Ids that a document has given away already.
struct NumberingBase {
    int numbers = 0;      // the greatest w:numId
    int definitions = 0;  // one more than the greatest w:abstractNumId
};

// A numbering of another's document that lists of ours use.
struct AdoptedList {
    int numbering = 0;          // w:numId
    int definition = 0;         // its w:abstractNumId
    std::vector<Length> lefts;  // of the text, for each level that it defines
};

class Numbering {
  public:
    static constexpr int kLevels = 9;
    static constexpr int kBulletList = 1;       // w:numId of every bullet list
    static constexpr int kStyleNumberList = 2;  // of the style List Number, for the writer's own
    static constexpr int kTaskList = 3;         // of every list of tasks: boxes are their marks
    static constexpr int kHeadings = 4;         // of the heading styles, when sections are numbered

    Numbering(const StyleSheet& sheet, const NumberingBase& base);
    const NumberingBase& base() const { return base_; }
    bool numbers_sections() const { return numbers_sections_; }
    void adopt(ListKind kind, AdoptedList list) { adopted_[std::size_t(kind)] = std::move(list); }

    // The w:numId of bullets at `level` (from 0).
    int bullets(int level) const;
    int tasks() const { return base_.numbers + kTaskList; }
    // The w:numId of a new numbered list at `level` that begins with `start`.
    int add_ordered(int level, int start);
    // Distance of the text of an item from the margin.
    Length left_of(ListKind kind, int level) const;
    Length left_of_task(int level) const { return step_ * (level + 1); }
    // How much further in than the level around.
    Length step_to(ListKind kind, int level) const;

    void write(pugi::xml_node numbering) const;  // w:numbering
    Bytes part() const;                          // word/numbering.xml

  private:
    int last_fixed() const { return numbers_sections_ ? kHeadings : kTaskList; }
    bool is_adopted(ListKind kind, int level) const;
    struct List {
        int level, start;
    };
    bool numbers_sections_;
    Length step_;
    NumberingBase base_;
    std::array<AdoptedList, 2> adopted_ = {};  // by ListKind
    std::vector<List> lists_;
};

// Distance from one level of a list to the next.
Length list_step(const Theme& theme);

}  // namespace postconv
