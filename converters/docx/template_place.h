// Where in a template the text goes.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "converters/docx/template_styles.h"

namespace postconv {

struct BodyPlace {
    pugi::xml_node before;   // the text goes before this child of `before.parent()`
    pugi::xml_node section;  // the w:sectPr of the pages where it stands
    std::string left_out;    // the first words of sample text that made room; empty: none
};

// A content control named "body" or "content", else a paragraph {{body}}: the text takes its place.
// Else the end of the front matter: after the last page or section break before the first heading,
// and what comes from there on is sample text; styled paragraphs that only name a style are as
// well. A template without breaks and headings is front matter as a whole. `body`: w:body.
BodyPlace find_place(pugi::xml_node body, const TemplateStyles& styles);

// The control that holds a table of contents; empty: none.
pugi::xml_node find_contents_control(pugi::xml_node body);

}  // namespace postconv
