#include "converters/docx/template_place.h"

#include <algorithm>
#include <vector>

#include "converters/docx/ooxml.h"
#include "converters/docx/style_names.h"
#include "converters/docx/template_fields.h"
#include "model/text.h"

namespace postconv {
namespace {

bool is(pugi::xml_node node, std::string_view name) {
    return std::string_view(node.name()) == name;
}

std::string style_name(pugi::xml_node paragraph, const TemplateStyles& styles) {
    return style_key(
        styles.name_of(paragraph.child("w:pPr").child("w:pStyle").attribute("w:val").value()));
}

bool is_heading(pugi::xml_node block, const TemplateStyles& styles) {
    if (!is(block, "w:p") || trimmed(paragraph_text(block)).empty()) return false;
    const std::string name = style_name(block, styles);
    for (const char* level : {"heading 1", "heading 2", "heading 3"})
        if (likeness_of_style(level, name) != 0) return true;
    return false;
}

bool names_a_style(pugi::xml_node block, const TemplateStyles& styles) {
    return is(block, "w:p") && block.child("w:pPr").child("w:pStyle") &&
           styles.has_name(paragraph_text(block));
}

std::string_view gallery_of(pugi::xml_node block) {
    return block.child("w:sdtPr")
        .child("w:docPartObj")
        .child("w:docPartGallery")
        .attribute("w:val")
        .value();
}

bool ends_page(pugi::xml_node block) {
    if (gallery_of(block) == "Cover Pages" || gallery_of(block) == "Table of Contents") return true;
    if (block.child("w:pPr").child("w:sectPr")) return true;
    const std::vector<pugi::xml_node> breaks = elements_below(block, "w:br");
    return std::any_of(breaks.begin(), breaks.end(), [](pugi::xml_node mark) {
        return std::string_view(mark.attribute("w:type").value()) == "page";
    });
}

// Of the place's own paragraph when that ends a section, else of the next that does.
pugi::xml_node section_at(pugi::xml_node block, pugi::xml_node body) {
    while (block && block.parent() != body) block = block.parent();
    for (; block; block = block.next_sibling()) {
        if (is(block, "w:sectPr")) return block;
        if (const pugi::xml_node section = block.child("w:pPr").child("w:sectPr")) return section;
    }
    return body.child("w:sectPr");
}

// What stands at the place goes; a section that ends there stays.
BodyPlace take_place(pugi::xml_node held, pugi::xml_node body) {
    BodyPlace place;
    place.section = section_at(held, body);
    pugi::xml_node parent = held.parent();
    if (held.child("w:pPr").child("w:sectPr")) {
        while (held.last_child() != held.child("w:pPr")) held.remove_child(held.last_child());
        place.before = held;
        return place;
    }
    place.before = held.next_sibling();
    if (!place.before) place.before = parent.append_child("w:p");
    parent.remove_child(held);
    return place;
}

pugi::xml_node find_body_control(pugi::xml_node body) {
    for (const pugi::xml_node control : elements_below(body, "w:sdt")) {
        const pugi::xml_node parent = control.parent();
        if (!is(parent, "w:body") && !is(parent, "w:sdtContent")) continue;
        for (const char* source : {"w:tag", "w:alias"}) {
            const std::string name =
                ascii_lower(control.child("w:sdtPr").child(source).attribute("w:val").value());
            if (name == "body" || name == "content" || name == "{{body}}") return control;
        }
    }
    return {};
}

pugi::xml_node find_body_paragraph(pugi::xml_node body) {
    for (const pugi::xml_node paragraph : elements_below(body, "w:p"))
        if (trimmed(paragraph_text(paragraph)) == "{{body}}") return paragraph;
    return {};
}

std::vector<pugi::xml_node> blocks_of(pugi::xml_node body) {
    std::vector<pugi::xml_node> blocks;
    for (const pugi::xml_node block : body.children())
        if (block.type() == pugi::node_element && !is(block, "w:sectPr")) blocks.push_back(block);
    return blocks;
}

bool is_blank(pugi::xml_node block) {
    if (!is(block, "w:p") || ends_page(block)) return false;
    bool shows = !trimmed(paragraph_text(block)).empty();
    for (const char* name : {"w:drawing", "w:pict", "mc:AlternateContent", "w:object"})
        shows = shows || !elements_below(block, name).empty();
    return !shows;
}

BodyPlace place_after_front_matter(pugi::xml_node body, const TemplateStyles& styles) {
    std::vector<pugi::xml_node> blocks = blocks_of(body);
    const auto heading = std::find_if(blocks.begin(), blocks.end(), [&](pugi::xml_node block) {
        return is_heading(block, styles);
    });
    auto end = heading;
    for (auto block = blocks.begin(); block != heading; ++block)
        if (ends_page(*block) && heading != blocks.end()) end = block + 1;
    BodyPlace place;
    for (auto block = end; block != blocks.end(); ++block) {
        if (place.left_out.empty() && is(*block, "w:p"))
            place.left_out = std::string(trimmed(paragraph_text(*block)));
        body.remove_child(*block);
    }
    blocks.erase(end, blocks.end());
    for (const pugi::xml_node block : blocks)
        if (names_a_style(block, styles)) body.remove_child(block);
    blocks = blocks_of(body);
    while (!blocks.empty() && is_blank(blocks.back())) {
        body.remove_child(blocks.back());
        blocks.pop_back();
    }
    if (!body.child("w:sectPr")) body.append_child("w:sectPr");
    place.section = body.child("w:sectPr");
    place.before = place.section;
    return place;
}

}  // namespace

BodyPlace find_place(pugi::xml_node body, const TemplateStyles& styles) {
    if (const pugi::xml_node control = find_body_control(body)) return take_place(control, body);
    if (const pugi::xml_node paragraph = find_body_paragraph(body))
        return take_place(paragraph, body);
    return place_after_front_matter(body, styles);
}

pugi::xml_node find_contents_control(pugi::xml_node body) {
    for (const pugi::xml_node control : elements_below(body, "w:sdt"))
        if (gallery_of(control) == "Table of Contents") return control;
    return {};
}

}  // namespace postconv
