#include "converters/epub/page.h"

#include <algorithm>
#include <array>

#include "converters/package/xml.h"
#include "model/direction.h"
#include "model/text.h"

namespace postconv {
namespace {

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_ascii_alphanumeric(char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

}  // namespace

bool is_language_tag(std::string_view tag) {
    std::size_t part = 0;
    while (!tag.empty()) {
        const std::size_t end = std::min(tag.find('-'), tag.size());
        const std::string_view subtag = tag.substr(0, end);
        const bool good_size = part == 0 ? end == 2 || end == 3 : end >= 1 && end <= 8;
        if (!good_size) return false;
        if (!std::all_of(subtag.begin(), subtag.end(),
                         part == 0 ? is_ascii_letter : is_ascii_alphanumeric))
            return false;
        if (end + 1 == tag.size()) return false;  // a hyphen at the end
        tag.remove_prefix(std::min(end + 1, tag.size()));
        ++part;
    }
    return part > 0;
}

std::string language_of(const Metadata& metadata) {
    return is_language_tag(metadata.language) ? metadata.language : "und";
}

std::string direction_of(const Metadata& metadata) {
    return is_right_to_left(metadata) ? "rtl" : "ltr";
}

pugi::xml_node start_page(pugi::xml_document& page, const Metadata& metadata,
                          std::string_view title) {
    const std::string language = language_of(metadata);
    pugi::xml_node html = add_element(page, "html");
    set_attribute(html, "xmlns", "http://www.w3.org/1999/xhtml");
    set_attribute(html, "xmlns:epub", "http://www.idpf.org/2007/ops");
    set_attribute(html, "lang", language);
    set_attribute(html, "xml:lang", language);
    if (direction_of(metadata) == "rtl") set_attribute(html, "dir", "rtl");
    end_line(html);
    pugi::xml_node head = add_element(html, "head");
    set_attribute(add_element(head, "meta"), "charset", "utf-8");
    add_element(head, "title", title);
    pugi::xml_node sheet = add_element(head, "link");
    set_attribute(sheet, "rel", "stylesheet");
    set_attribute(sheet, "type", "text/css");
    set_attribute(sheet, "href", kStylesheetFile);
    end_line(html);
    pugi::xml_node body = add_element(html, "body");
    end_line(body);
    return body;
}

void set_semantics(pugi::xml_node node, Semantics semantics) {
    set_attribute(node, "epub:type", semantics.type);
    set_attribute(node, "role", semantics.role);
}

void add_class(pugi::xml_node node, std::string_view name) {
    const std::string known = node.attribute("class").value();
    set_attribute(node, "class",
                  known.empty() ? std::string(name) : known + ' ' + std::string(name));
}

void keep_open(pugi::xml_node element) {
    if (!element.first_child()) element.append_child(pugi::node_pcdata);
}

void end_line(pugi::xml_node parent) {
    parent.append_child(pugi::node_pcdata).set_value("\n");
}

}  // namespace postconv
