#include "converters/docx/sections.h"

#include <string>
#include <string_view>

#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

void swap_attributes(pugi::xml_node node, const char* one, const char* other) {
    const std::string first = node.attribute(one).value(), second = node.attribute(other).value();
    set_string(node, one, second);
    set_string(node, other, first);
}

// A sheet turned a quarter to the left: what was its left margin is the lower one.
void turn(pugi::xml_node properties) {
    pugi::xml_node size = properties.child("w:pgSz"), margins = properties.child("w:pgMar");
    swap_attributes(size, "w:w", "w:h");
    set_string(size, "w:orient", "landscape");
    const std::string top = margins.attribute("w:top").value();
    set_string(margins, "w:top", margins.attribute("w:right").value());
    set_string(margins, "w:right", margins.attribute("w:bottom").value());
    set_string(margins, "w:bottom", margins.attribute("w:left").value());
    set_string(margins, "w:left", top);
}

void write_start(pugi::xml_node properties, SectionKind::Start start) {
    if (start == SectionKind::Start::AsDocument) return;
    set_value(property(properties, "w:type"),
              start == SectionKind::Start::OddPage ? "oddPage" : "nextPage");
}

void write_numbers(pugi::xml_node properties, SectionKind::Numbers numbers) {
    if (numbers == SectionKind::Numbers::Continue) return;
    pugi::xml_node node = property(properties, "w:pgNumType");
    set_string(node, "w:fmt", numbers == SectionKind::Numbers::Roman ? "lowerRoman" : "decimal");
    set_number(node, "w:start", 1);
}

// The first page of a chapter has the foot of the others and no head.
void open_chapter(pugi::xml_node properties) {
    property(properties, "w:titlePg");
    if (properties.find_child_by_attribute("w:footerReference", "w:type", "first")) return;
    const pugi::xml_node foot =
        properties.find_child_by_attribute("w:footerReference", "w:type", "default");
    if (!foot) return;
    pugi::xml_node first = properties.insert_copy_after(foot, foot);
    set_string(first, "w:type", "first");
}

}  // namespace

void Sections::begin(pugi::xml_node properties, const SectionKind& first) {
    document_.reset();
    document_.append_copy(properties);
    current_ = first;
    ended_ = 0;
}

void Sections::write(pugi::xml_node properties) const {
    while (properties.first_child()) properties.remove_child(properties.first_child());
    for (const pugi::xml_node child : document_.first_child().children())
        properties.append_copy(child);
    if (ended_ > 0) {
        properties.remove_child("w:titlePg");  // of the document's first page
        properties.child("w:pgNumType").remove_attribute("w:start");
    }
    if (current_.is_turned) turn(properties);
    write_start(properties, current_.start);
    write_numbers(properties, current_.numbers);
    if (current_.opens_chapter && ended_ > 0) open_chapter(properties);
}

void Sections::end(pugi::xml_node properties, const SectionKind& next) {
    write(properties);
    ++ended_;
    current_ = next;
}

void Sections::finish(pugi::xml_node properties) {
    write(properties);
}

}  // namespace postconv
