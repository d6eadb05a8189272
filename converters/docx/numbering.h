// Lists: one definition for bullets, one for numbers, and a numbering of its own for each numbered
// list, so that every list starts where the source says (ECMA-376 part 1, 17.9).
#pragma once

#include <vector>

#include "converters/docx/style_sheet.h"
#include "model/resources.h"

namespace postconv {

class Numbering {
  public:
    static constexpr int kLevels = 9;
    static constexpr int kBulletList = 1;       // w:numId of every bullet list
    static constexpr int kStyleNumberList = 2;  // of the style List Number, for the writer's own
    static constexpr int kHeadings = 3;         // of the heading styles, when sections are numbered

    explicit Numbering(bool numbers_sections) : numbers_sections_(numbers_sections) {}
    bool numbers_sections() const { return numbers_sections_; }

    // The w:numId of a new numbered list at `level` (from 0) that begins with `start`.
    int add_ordered(int level, int start);
    Bytes part(const StyleSheet& sheet) const;  // word/numbering.xml

  private:
    int last_fixed() const { return numbers_sections_ ? kHeadings : kStyleNumberList; }
    struct List {
        int level, start;
    };
    bool numbers_sections_;
    std::vector<List> lists_;
};

// Distance from one level of a list to the next.
Length list_step(const Theme& theme);

}  // namespace postconv
