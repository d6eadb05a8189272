// XML parts: built or loaded with pugixml, written the same way everywhere.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

#include "model/resources.h"

namespace postconv {

// UTF-8 with declaration, no added white space inside mixed content.
Bytes serialise(const pugi::xml_document& document);
// The same, preceded by <!DOCTYPE html> (XHTML parts of EPUB).
Bytes serialise_xhtml(const pugi::xml_document& document);

// Drops what XML 1.0 (2.2) does not allow: control characters, lone surrogates, U+FFFE and U+FFFF.
std::string xml_safe(std::string_view text);

// parent.append_child(name) with text, and with attributes as name-value pairs.
pugi::xml_node add_element(pugi::xml_node parent, const char* name);
pugi::xml_node add_element(pugi::xml_node parent, const char* name, std::string_view text);
void add_text(pugi::xml_node parent, std::string_view text);
// In place of the value that it has.
void set_attribute(pugi::xml_node node, const char* name, std::string_view value);

}  // namespace postconv
