// Ways through the file: links, named places, the outline, page labels (ISO 32000-1, 12.3, 12.4.2
// and 12.5.6.5).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "converters/pdf/finish/objects.h"
#include "converters/pdf/finish/structure_tree.h"
#include "converters/pdf/painted.h"

namespace postconv::pdf {

// What is on the pages, and the objects that they are.
struct PageContent {
    const Painted& painted;
    const std::vector<int>& pages;
    double height;  // points
};

// One for each line of a link whose words are drawn and which leads somewhere, in the order of
// painting; annotation i has StructParent page count + i.
std::vector<Annotation> write_annotations(const PageContent& content,
                                          const std::vector<LinkFacts>& links,
                                          const std::function<bool(NodeId)>& is_drawn,
                                          FileWriter& file);

// A name tree of the ids: a link to "report.pdf#introduction" opens there. 0: there are none.
int write_destinations(const PageContent& content, FileWriter& file);

// Sections, those of the first level open. 0: there are none.
int write_outline(const std::vector<Section>& sections, const PageContent& content,
                  FileWriter& file);

// A number tree from the labels as printed: runs of figures, of roman numerals, or words.
std::string page_labels(const std::vector<std::string>& labels);

}  // namespace postconv::pdf
