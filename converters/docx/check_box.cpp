#include "converters/docx/check_box.h"

#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

constexpr const char* kFont = "Segoe UI Symbol";

void add_state(pugi::xml_node box, const char* name, const char* character) {
    pugi::xml_node state = box.append_child(name);
    set_string(state, "w14:val", character);
    set_string(state, "w14:font", kFont);
}

}  // namespace

void add_check_box(pugi::xml_node paragraph, bool checked) {
    pugi::xml_node control = paragraph.append_child("w:sdt");
    pugi::xml_node box = control.append_child("w:sdtPr").append_child("w14:checkbox");
    set_string(box.append_child("w14:checked"), "w14:val", checked ? "1" : "0");
    add_state(box, "w14:checkedState", "2611");
    add_state(box, "w14:uncheckedState", "2610");
    pugi::xml_node run = control.append_child("w:sdtContent").append_child("w:r");
    pugi::xml_node fonts = property(run_properties(run), "w:rFonts");
    for (const char* script : {"w:ascii", "w:eastAsia", "w:hAnsi", "w:cs"})
        set_string(fonts, script, kFont);
    add_element(run, "w:t", checked ? "\u2611" : "\u2610");
    paragraph.append_child("w:r").append_child("w:tab");
}

}  // namespace postconv
