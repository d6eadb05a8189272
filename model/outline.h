// Facts of the whole document, derived once for all backends.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/captions.h"
#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv {

// A heading that stands in the body itself (not in a quote, list or table).
struct Section {
    int level = 1;           // normalised: 1 is the first level the document uses
    std::string id;          // unique in the document
    std::string title;       // plain text
    Inlines content;         // the title with its markup, without note marks
    std::size_t block = 0;   // index into Document::blocks of the heading or what encloses it
    std::string number = {};  // as its heading's
};

// A figure or table with a caption, wherever it stands in the body.
struct Captioned {
    std::string id;
    Inlines content;  // the caption, without note marks
};

struct Outline {
    std::vector<Section> sections;  // document order
    // Document order; empty unless the document asks for a list of them.
    std::vector<Captioned> figures, tables;
    // Id of a figure or table -> what its caption calls it: "Figure 3".
    std::map<std::string, std::string> labels;
    // Every id in the document -> index into Document::blocks, or blocks.size() for one in a note.
    std::map<std::string, std::size_t> ids;
};

// Derives classes (model/classes.h) and gives every heading an id (its own, else its slug, made
// unique with -1, -2, ... as GitHub does), normalises levels: the first level used becomes 1,
// deeper ones follow, none is skipped, a heading above the first one is 1 as well. Warns of a
// heading that skips a level in the source (skipped-level) and of links to ids that do not exist
// (broken-link), which it turns into plain spans, so that no edition carries a dead link. Numbers sections when the document asks for it: "1", "1.1", the first level
// used being the first; a heading of the class "unnumbered" (or "-") and those below it have none.
// Captions of figures and tables get numbers when the document asks for them (number_captions()),
// and ids when they have numbers or there is to be a list of them. A link without words to one with
// a number says what it is called.
Outline make_outline(Document& document, Diagnostics& diagnostics, const CaptionWords& words = {});

}  // namespace postconv
