// What of a theme a template decides: pages, type, lists.
#pragma once

#include "converters/docx/numbering.h"
#include "converters/docx/template_styles.h"

namespace postconv {

// The theme on the template's pages, in the size and family of its running text. `section`: the
// w:sectPr where the text stands.
Theme theme_of_template(const Theme& theme, const TemplateStyles& styles, pugi::xml_node section);

// The numbering that a list style refers to; none where it has none of its own.
AdoptedList list_of_style(pugi::xml_node numbering, const AdoptedStyle& style);

}  // namespace postconv
