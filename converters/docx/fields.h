// Complex fields (ECMA-376 part 1, 17.16): an instruction with the result it had when written.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace postconv {

struct Field {
    std::string instruction;  // with its outer spaces
    std::string result;
    std::string character_style = {};  // of the result; may be empty
};
void add_field(pugi::xml_node parent, const Field& field);

// For fields whose result is written in between.
void add_field_start(pugi::xml_node parent, const std::string& instruction);
void add_field_end(pugi::xml_node parent);

}  // namespace postconv
