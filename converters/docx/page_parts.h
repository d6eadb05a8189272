// The page: section, header, footer and settings.
#pragma once

#include <pugixml.hpp>

#include "converters/docx/story.h"

namespace postconv {

Bytes header_part(const Metadata& metadata);  // the running title
Bytes footer_part();                          // the page number
Bytes settings_part(const Job& job, const WordLanguages& languages);

// Relationship ids of the running head and foot; empty where the theme wants none.
struct PageParts {
    std::string header, footer;
};
// The one section: page size and margins (17.6.17). The first page has neither head nor foot.
void write_section(pugi::xml_node body, const Composition& all, const PageParts& parts);

}  // namespace postconv
