// The line above or below the text of a page, from its template.
#pragma once

#include <string>

#include "converters/pdf/display_list.h"
#include "converters/pdf/styled_text.h"
#include "styles/theme.h"

namespace postconv::pdf {

// What the fields of a template stand for.
struct RunningFacts {
    std::string title, author, date;    // of the document
    std::string chapter, section;       // of the page
    std::string page, pages;            // its number, and that of the last page
};

// "{title}, {page}" -> "The Book, 12". What is no field stays as it is.
std::string filled(const std::string& words, const RunningFacts& facts);

// From the left edge of the text and the top of the line. What is too long for its place is cut
// with an ellipsis.
DisplayItems set_running_line(const RunningLine& line, Role role, const RunningFacts& facts,
                              Typesetting& setting);

}  // namespace postconv::pdf
