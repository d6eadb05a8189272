#include "converters/docx/fields.h"

#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

void add_mark(pugi::xml_node parent, const char* kind) {
    set_string(parent.append_child("w:r").append_child("w:fldChar"), "w:fldCharType", kind);
}

}  // namespace

void add_field(pugi::xml_node parent, const Field& field) {
    add_field_start(parent, field.instruction);
    pugi::xml_node run = parent.append_child("w:r");
    if (!field.character_style.empty())
        set_value(property(run_properties(run), "w:rStyle"), field.character_style);
    add_element(run, "w:t", field.result);
    add_field_end(parent);
}

void add_field_start(pugi::xml_node parent, const std::string& instruction) {
    add_mark(parent, "begin");
    pugi::xml_node node = add_element(parent.append_child("w:r"), "w:instrText", instruction);
    set_string(node, "xml:space", "preserve");
    add_mark(parent, "separate");
}

void add_field_end(pugi::xml_node parent) {
    add_mark(parent, "end");
}

}  // namespace postconv
