// Namespace prefixes as Word itself writes them, whatever program wrote the part.
#pragma once

#include <pugixml.hpp>

namespace postconv {

// Renames elements and attributes so that those of the namespaces we read and write have their
// usual prefixes (w, r, wp, a, pic, mc, w14; relationships and content types: none). Declarations
// on the root count, as all producers write them. Does nothing to parts that have them already.
void use_usual_prefixes(pugi::xml_document& part);

// Declares the namespaces that the body's own elements need on the root of a part.
void declare_namespaces(pugi::xml_node root);

}  // namespace postconv
