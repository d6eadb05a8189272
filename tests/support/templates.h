// Word templates as companies have them, made here.
#pragma once

#include <string>

namespace postconv::test_templates {

// A logo and the company's name in the header, two columns of addresses in the footer, a letter's
// places in braces, one of them in two runs; Word in German made the ids of its styles.
std::string letterhead();

// A cover page of content controls that are bound to the document's properties, a table of
// contents, two sections, a control named "body", numbered headings and lists of its own.
std::string report();

// As LibreOffice saves a German document: style names in German, footnote separators 0 and 1,
// no compatibility mode, sample text behind a page break.
std::string german();

// The same as letterhead() with one thing wrong.
enum class Fault {
    Macros,
    Strict,
    PathOutside,
    EntityExpansion,
    TooManyStyles,
    TooDeep,
    ZipBomb,
    CutShort,
    NoDocument,
};
std::string faulty(Fault fault);

}  // namespace postconv::test_templates
