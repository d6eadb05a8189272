// What a person with a disability can expect of the book, as facts of its content (EPUB
// Accessibility 1.1, 2.2; terms of schema.org).
#pragma once

#include <string>
#include <vector>

#include "converters/backend.h"
#include "converters/epub/page_marks.h"

namespace postconv {

struct Accessibility {
    std::vector<std::string> modes;
    std::vector<std::string> sufficient_modes;  // each a list with commas
    std::vector<std::string> features;
    std::vector<std::string> hazards;
    std::string summary;  // the author's, else ours in English
};

// The facts of the content and what the author states: modes and features add up, the other
// statements stand instead of ours. A statement that the content contradicts is left out.
Accessibility accessibility_of(const Job& job, const PageMarks& pages);

// "EPUB Accessibility 1.1 - WCAG 2.2 Level AA", when the author says which level was evaluated and
// by whom; else empty.
std::string conformance_claim(const StatedAccessibility& stated);

// Warns of each such statement (accessibility-contradiction), and of a claim that is
// not whole (conformance-claim).
void check_accessibility(const Job& job, Diagnostics& diagnostics);

}  // namespace postconv
