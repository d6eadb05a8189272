// What PDF/UA-1 (ISO 14289-1) and PDF/A-2u (ISO 19005-2) ask of a finished file, checked in the
// file itself: nothing here knows how it was made.
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace postconv::test {

struct PdfFault {
    std::string_view rule;  // the name of one of pdf_rules()
    int page = 0;           // from 1; 0: of no page
    int object = 0;         // number of the object; 0: of none
    std::string message;
};

struct PdfRule {
    std::string_view name;    // "unmarked-content"
    std::string_view clause;  // "ua 7.1-3": as veraPDF numbers its checks; empty: our own demand
};
std::span<const PdfRule> pdf_rules();

// The faults of a file, in the order of the rules' subjects; at most 20 of one rule and then the
// number of the others. What PDF/A alone asks is checked when the file claims to be PDF/A-2 or -3;
// of a file that does not claim PDF/UA that is one fault among the others.
// Files may be hostile: time and memory are bounded, and what can't be read is a fault.
std::vector<PdfFault> pdf_faults(std::string_view file);

// "page 3, object 17: unmarked-content (ua 7.1-3): text is neither tagged nor an artifact".
std::ostream& operator<<(std::ostream& out, const PdfFault& fault);
std::string listed(const std::vector<PdfFault>& faults);  // one a line

}  // namespace postconv::test
