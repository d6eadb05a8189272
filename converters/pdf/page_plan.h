// Which page is which, before any is made: sides, numbers, chapter openings, blank pages, and the
// sections that running heads name.
#pragma once

#include <string>
#include <vector>

#include "converters/pdf/break_pages.h"
#include "converters/pdf/flow.h"

namespace postconv::pdf {

struct PlannedPage {
    enum class Kind { Text, Opening, Title, Blank };

    PageSlice slice;       // empty: nothing but furniture
    Kind kind = Kind::Text;
    bool is_verso = false; // an even page: a left one, where text runs to the right
    std::string label;     // the number as printed
    std::string chapter;   // of level 1: the first that begins on the page, else the one going on
    std::string section;   // of level 1 or 2
};

// At least one page. The pages of the front matter, when the body begins on one of its own, are
// numbered apart where the theme asks for it; chapters open on right-hand pages where it asks for
// that, with a blank page before them where needed.
std::vector<PlannedPage> plan_pages(const DocumentFlow& flow, const std::vector<PageSlice>& slices,
                                    const Typesetting& setting);

std::string roman(int number);  // "xiv"; REQUIRES: positive

}  // namespace postconv::pdf
