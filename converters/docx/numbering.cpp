#include "converters/docx/numbering.h"

#include <algorithm>
#include <array>

#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

constexpr int kBullets = 0, kNumbers = 1, kTasks = 2, kSections = 3;  // w:abstractNumId
constexpr int kHeadingLevels = 6;
constexpr std::array<const char*, 3> kBulletCharacters = {"\u2022", "\u2013", "\u00B7"};

// How far the mark hangs out to the left of the text. Bullets stand at the start of the room they
// have; numbers end at one line, so that 9 and 10 keep the same gap to the text.
Length hang_of_bullet(Length step) {
    return step.scaled_by(0.6);
}
Length gap_after_number(Length step) {
    return step.scaled_by(0.25);
}

void add_level(pugi::xml_node definition, int level, bool bullets, Length step) {
    pugi::xml_node node = definition.append_child("w:lvl");
    set_number(node, "w:ilvl", level);
    set_value(node.append_child("w:start"), 1);
    add_valued(node, "w:numFmt", bullets ? "bullet" : "decimal");
    if (level == 0)
        add_valued(node, "w:pStyle",
                   definition_of(bullets ? WordStyle::ListBullet : WordStyle::ListNumber).id);
    add_valued(node, "w:lvlText",
               bullets
                   ? std::string(kBulletCharacters[std::size_t(level) % kBulletCharacters.size()])
                   : "%" + std::to_string(level + 1) + ".");
    add_valued(node, "w:lvlJc", bullets ? "left" : "right");
    pugi::xml_node indent = property(paragraph_properties_at_end(node), "w:ind");
    set_number(indent, "w:left", (step * (level + 1)).to_twips());
    set_number(indent, "w:hanging",
               (bullets ? hang_of_bullet(step) : gap_after_number(step)).to_twips());
}

// Eight hexadecimal digits, unlike those of any other definition in the file (17.9.14).
std::string identity(unsigned number) {
    std::string digits;
    for (int shift = 28; shift >= 0; shift -= 4) digits += "0123456789ABCDEF"[number >> shift & 15];
    return digits;
}

// All definitions stand before all instances (17.9.17).
pugi::xml_node append_definition(pugi::xml_node numbering, int id, const char* kind) {
    pugi::xml_node next = numbering.child("w:num");
    if (!next) next = numbering.child("w:numIdMacAtCleanup");
    pugi::xml_node definition = next ? numbering.insert_child_before("w:abstractNum", next)
                                     : numbering.append_child("w:abstractNum");
    set_number(definition, "w:abstractNumId", id);
    add_valued(definition, "w:nsid", identity(0x504F5301U + unsigned(id)));
    add_valued(definition, "w:multiLevelType", kind);
    add_valued(definition, "w:tmpl", identity(0x504F5311U + unsigned(id)));
    return definition;
}

void add_definition(pugi::xml_node numbering, int id, bool bullets, Length step) {
    pugi::xml_node definition = append_definition(numbering, id, "hybridMultilevel");
    for (int level = 0; level < Numbering::kLevels; ++level)
        add_level(definition, level, bullets, step);
}

// Items without a mark of their own: a control with the box stands where it would. Some programs
// take an item without any mark for more of the one before, so there is one of no width.
void add_task_definition(pugi::xml_node numbering, int id, Length step) {
    pugi::xml_node definition = append_definition(numbering, id, "hybridMultilevel");
    for (int level = 0; level < Numbering::kLevels; ++level) {
        pugi::xml_node node = definition.append_child("w:lvl");
        set_number(node, "w:ilvl", level);
        set_value(node.append_child("w:start"), 1);
        add_valued(node, "w:numFmt", "bullet");
        add_valued(node, "w:suff", "nothing");
        add_valued(node, "w:lvlText", "\u200B");
        add_valued(node, "w:lvlJc", "left");
        pugi::xml_node indent = property(paragraph_properties_at_end(node), "w:ind");
        set_number(indent, "w:left", (step * (level + 1)).to_twips());
        set_number(indent, "w:hanging", step.to_twips());
    }
}

// "1", "1.1", ... before the words of the heading styles; turned over lines begin at the margin.
void add_heading_definition(pugi::xml_node numbering, int id) {
    pugi::xml_node definition = append_definition(numbering, id, "multilevel");
    std::string text;
    for (int level = 0; level < kHeadingLevels; ++level) {
        text += (level > 0 ? ".%" : "%") + std::to_string(level + 1);
        pugi::xml_node node = definition.append_child("w:lvl");
        set_number(node, "w:ilvl", level);
        set_value(node.append_child("w:start"), 1);
        add_valued(node, "w:numFmt", "decimal");
        add_valued(node, "w:pStyle", definition_of(heading_style(level + 1)).id);
        add_valued(node, "w:suff", "space");
        add_valued(node, "w:lvlText", text + "\u2002");
        add_valued(node, "w:lvlJc", "left");
        pugi::xml_node indent = property(paragraph_properties_at_end(node), "w:ind");
        set_number(indent, "w:left", 0);
        set_number(indent, "w:firstLine", 0);
    }
}

pugi::xml_node add_instance(pugi::xml_node numbering, int id, int definition) {
    const pugi::xml_node tail = numbering.child("w:numIdMacAtCleanup");
    pugi::xml_node instance = tail ? numbering.insert_child_before("w:num", tail)
                                   : numbering.append_child("w:num");
    set_number(instance, "w:numId", id);
    set_value(instance.append_child("w:abstractNumId"), definition);
    return instance;
}

}  // namespace

Length list_step(const Theme& theme) {
    const Style& list = theme[Role::List];
    return std::max(list.indent_start, list.size);  // a mark needs room whatever the theme says
}

Numbering::Numbering(const StyleSheet& sheet, const NumberingBase& base)
    : numbers_sections_(sheet.numbers_headings()), step_(list_step(sheet.theme())), base_(base) {}

bool Numbering::is_adopted(ListKind kind, int level) const {
    return std::size_t(level) < adopted_[std::size_t(kind)].lefts.size();
}

int Numbering::bullets(int level) const {
    return is_adopted(ListKind::Bullet, level)
               ? adopted_[std::size_t(ListKind::Bullet)].numbering
               : base_.numbers + kBulletList;
}

int Numbering::add_ordered(int level, int start) {
    lists_.push_back({std::clamp(level, 0, kLevels - 1), std::max(start, 0)});
    return base_.numbers + last_fixed() + int(lists_.size());
}

Length Numbering::left_of(ListKind kind, int level) const {
    return is_adopted(kind, level) ? adopted_[std::size_t(kind)].lefts[std::size_t(level)]
                                   : step_ * (level + 1);
}

Length Numbering::step_to(ListKind kind, int level) const {
    const Length around = level == 0 ? Length() : left_of(kind, level - 1);
    return std::max(left_of(kind, level) - around, Length());
}

void Numbering::write(pugi::xml_node numbering) const {
    const int first = base_.definitions;
    add_definition(numbering, first + kBullets, true, step_);
    add_definition(numbering, first + kNumbers, false, step_);
    add_task_definition(numbering, first + kTasks, step_);
    if (numbers_sections_) add_heading_definition(numbering, first + kSections);
    add_instance(numbering, base_.numbers + kBulletList, first + kBullets);
    add_instance(numbering, base_.numbers + kStyleNumberList, first + kNumbers);
    add_instance(numbering, base_.numbers + kTaskList, first + kTasks);
    if (numbers_sections_) add_instance(numbering, base_.numbers + kHeadings, first + kSections);
    int id = base_.numbers + last_fixed();
    for (const List& list : lists_) {
        const int definition = is_adopted(ListKind::Ordered, list.level)
                                   ? adopted_[std::size_t(ListKind::Ordered)].definition
                                   : first + kNumbers;
        pugi::xml_node instance = add_instance(numbering, ++id, definition);
        pugi::xml_node override_node = instance.append_child("w:lvlOverride");
        set_number(override_node, "w:ilvl", list.level);
        set_value(override_node.append_child("w:startOverride"), list.start);
    }
}

Bytes Numbering::part() const {
    pugi::xml_document part;
    load_part_template(part, "numbering.xml");
    write(part.child("w:numbering"));
    return serialise(part);
}

}  // namespace postconv
