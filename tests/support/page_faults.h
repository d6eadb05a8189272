// What a typographer would mark in finished pages, counted over the display list and against the
// text of the document alone: nothing here knows how pages were made.
#pragma once

#include <string>
#include <vector>

#include "converters/pdf/display_list.h"
#include "model/document.h"

namespace postconv::test {

struct PageFaults {
    std::vector<std::string> overfull;   // lines beyond the text area by more than what may hang
    std::vector<std::string> widows;     // a paragraph's last line alone at the top of a page
    std::vector<std::string> orphans;    // its first line alone at the foot
    std::vector<std::string> stranded;   // a heading at the foot
    std::vector<std::string> ladders;    // third and further hyphens in a row
    int lines = 0;                       // of the body that were looked at
};

PageFaults faults_of(const pdf::DisplayList& list, const Document& document,
                     const pdf::Typesetting& setting);

}  // namespace postconv::test
