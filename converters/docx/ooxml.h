// Office Open XML building blocks: template parts, and properties in the order the standard wants.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "converters/package/xml.h"

namespace postconv {

// Parses styles/docx/`name`, one of the template parts that the build compiles in.
void load_part_template(pugi::xml_document& part, std::string_view name);

// The child `name` of a w:pPr, w:rPr or w:sectPr, made when missing. Children stand in the order of
// ECMA-376 part 1, 17.3.1.26 (CT_PPr) and 17.3.2.28 (EG_RPrBase), 17.6.17 (CT_SectPr) however they were asked for:
// Word reads any order, its validator does not. REQUIRES: `name` is one of those children.
pugi::xml_node property(pugi::xml_node properties, const char* name);

// The w:pPr of a paragraph or style and the w:rPr of a run or style, made when missing.
pugi::xml_node paragraph_properties(pugi::xml_node owner);
pugi::xml_node run_properties(pugi::xml_node owner);
// The same, as the last child: where styles and numbering levels have theirs.
pugi::xml_node paragraph_properties_at_end(pugi::xml_node owner);
pugi::xml_node run_properties_at_end(pugi::xml_node owner);

// <name w:val="value"/>.
pugi::xml_node add_valued(pugi::xml_node parent, const char* name, std::string_view value);
void set_value(pugi::xml_node node, std::string_view value);
void set_value(pugi::xml_node node, long long value);

// An on-off property (17.17.4): <name/> for on, <name w:val="0"/> for off.
void set_switch(pugi::xml_node properties, const char* name, bool on);

// Sets or replaces an attribute that holds a whole number.
void set_number(pugi::xml_node node, const char* attribute, long long value);
void set_string(pugi::xml_node node, const char* attribute, std::string_view value);

}  // namespace postconv
