#include "converters/package/xml.h"

#include "model/text.h"

namespace postconv {
namespace {

struct StringWriter : pugi::xml_writer {
    Bytes bytes;
    void write(const void* data, std::size_t size) override {
        bytes.append(static_cast<const char*>(data), size);
    }
};

constexpr const char* kDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

Bytes with_prologue(const pugi::xml_document& document, const char* doctype) {
    StringWriter writer;
    writer.bytes = kDeclaration;
    writer.bytes += doctype;
    document.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    writer.bytes += '\n';
    return std::move(writer.bytes);
}

bool is_xml_character(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c != 0xFFFE && c != 0xFFFF);
}

// How much from `begin` on is ASCII that every XML has room for.
std::size_t plain_length(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80 &&
           is_xml_character(static_cast<unsigned char>(text[end])))
        ++end;
    return end - begin;
}

}  // namespace

Bytes serialise(const pugi::xml_document& document) {
    return with_prologue(document, "");
}

Bytes serialise_xhtml(const pugi::xml_document& document) {
    return with_prologue(document, "<!DOCTYPE html>\n");
}

std::string xml_safe(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t plain = plain_length(text, i);
        safe.append(text, i, plain);
        i += plain;
        if (i == text.size()) break;
        const std::size_t start = i;
        const char32_t c = next_code_point(text, i);
        const bool damaged = c == 0xFFFD && i - start == 1;
        if (damaged)
            append_utf8(safe, c);
        else if (is_xml_character(c))
            safe.append(text, start, i - start);
    }
    return safe;
}

pugi::xml_node add_element(pugi::xml_node parent, const char* name) {
    return parent.append_child(name);
}

pugi::xml_node add_element(pugi::xml_node parent, const char* name, std::string_view text) {
    pugi::xml_node node = parent.append_child(name);
    add_text(node, text);
    return node;
}

void add_text(pugi::xml_node parent, std::string_view text) {
    if (text.empty()) return;
    parent.append_child(pugi::node_pcdata).set_value(xml_safe(text).c_str());
}

void set_attribute(pugi::xml_node node, const char* name, std::string_view value) {
    pugi::xml_attribute attribute = node.attribute(name);
    if (!attribute) attribute = node.append_attribute(name);
    attribute.set_value(xml_safe(value).c_str());
}

}  // namespace postconv
