// The page: section, header, footer and settings.
#pragma once

#include <pugixml.hpp>

#include "converters/docx/story.h"

namespace postconv {

// Whether even pages have running heads or feet of their own (17.10.1).
bool has_facing_pages(const Theme& theme);
Bytes settings_part(const Job& job, const WordLanguages& languages);

// Relationship ids of the running heads and feet; empty where the theme wants none. Those of even
// pages only where they differ.
struct PageParts {
    std::string header, footer, even_header, even_footer;
};
// Page size and margins, heads and feet (17.6.17), in an empty w:sectPr. The first page has neither
// head nor foot.
void write_section(pugi::xml_node section, const Composition& all, const PageParts& parts);

}  // namespace postconv
