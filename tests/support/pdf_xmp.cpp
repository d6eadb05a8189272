#include "tests/support/pdf_xmp.h"

#include <string_view>

namespace postconv::test::pdf_check {
namespace {

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
    for (const pugi::xml_node node : parent.children())
        if (local_name(node.name()) == name) return node;
    return {};
}

// The structure within a property: rdf:parseType="Resource" or a Description of its own.
pugi::xml_node fields_of(pugi::xml_node node) {
    const pugi::xml_node inner = child(node, "Description");
    return inner ? inner : node;
}

std::string field(pugi::xml_node structure, std::string_view name) {
    const pugi::xml_node fields = fields_of(structure);
    if (const pugi::xml_node node = child(fields, name)) return node.text().get();
    for (const pugi::xml_attribute one : fields.attributes())
        if (local_name(one.name()) == name) return one.value();
    return {};
}

ExtensionSchema schema_of(pugi::xml_node node) {
    ExtensionSchema schema;
    schema.space = field(node, "namespaceURI");
    for (const char* name : {"schema", "namespaceURI", "prefix"})
        if (field(node, name).empty()) schema.fault = std::string("no pdfaSchema:") + name;
    const pugi::xml_node list = child(child(fields_of(node), "property"), "Seq");
    for (const pugi::xml_node property : list.children()) {
        schema.properties.push_back(field(property, "name"));
        for (const char* name : {"name", "valueType", "category", "description"})
            if (field(property, name).empty())
                schema.fault = std::string("no pdfaProperty:") + name;
        const std::string category = field(property, "category");
        if (category != "internal" && category != "external")
            schema.fault = "the category \"" + category + '"';
    }
    return schema;
}

}  // namespace

Xmp::Xmp(const std::string& packet) {
    check_packet(packet);
    const auto result = document_.load_buffer(
        packet.data(), packet.size(), pugi::parse_default | pugi::parse_pi, pugi::encoding_utf8);
    if (!result) {
        fault_ = std::string("the packet is not well formed: ") + result.description();
        return;
    }
    pugi::xml_node rdf = document_.document_element();
    if (local_name(rdf.name()) == "xmpmeta") rdf = child(rdf, "RDF");
    if (local_name(rdf.name()) != "RDF") {
        fault_ = "the packet holds no rdf:RDF";
        return;
    }
    for (const pugi::xml_node description : rdf.children())
        if (local_name(description.name()) == "Description") read(description);
}

void Xmp::check_packet(const std::string& packet) {
    const std::size_t begin = packet.find("<?xpacket");
    if (begin == std::string::npos || packet.find("<?xpacket end") == std::string::npos) {
        fault_ = "the packet has no header or no end";
        return;
    }
    const std::string head = packet.substr(begin, packet.find("?>", begin) - begin);
    if (head.find("bytes=") != std::string::npos || head.find("encoding=") != std::string::npos)
        fault_ = "the packet's header has bytes or encoding";
}

void Xmp::read(pugi::xml_node description) {
    for (const pugi::xml_attribute one : description.attributes()) {
        const auto [space, prefix] = split(description, one.name());
        if (space.empty() || space == kRdf || prefix == "xmlns" || prefix == "xml") continue;
        properties_.push_back(
            {space, prefix, std::string(local_name(one.name())), "", {one.value()}, {}});
    }
    for (const pugi::xml_node node : description.children()) {
        if (node.type() != pugi::node_element) continue;
        const auto [space, prefix] = split(node, node.name());
        XmpProperty property{space, prefix, std::string(local_name(node.name())), "", {}, node};
        pugi::xml_node list;
        for (const char* kind : {"Seq", "Bag", "Alt"})
            if (const pugi::xml_node found = child(node, kind)) {
                list = found;
                property.container = kind;
            }
        for (const pugi::xml_node item : list.children())
            property.values.push_back(item.text().get());
        if (!list) property.values.push_back(node.text().get());
        properties_.push_back(std::move(property));
    }
}

// The namespace and the prefix of a name.
std::pair<std::string, std::string> Xmp::split(pugi::xml_node at, std::string_view name) const {
    const std::size_t colon = name.find(':');
    const std::string prefix(name.substr(0, colon == std::string_view::npos ? 0 : colon));
    const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
    for (; at; at = at.parent())
        if (const pugi::xml_attribute found = at.attribute(declaration.c_str()))
            return {found.value(), prefix};
    return {"", prefix};
}

const XmpProperty* Xmp::find(std::string_view space, std::string_view name) const {
    for (const XmpProperty& property : properties_)
        if (property.space == space && property.name == name) return &property;
    return nullptr;
}

std::string Xmp::value(std::string_view space, std::string_view name) const {
    const XmpProperty* property = find(space, name);
    return property && !property->values.empty() ? property->values.front() : std::string();
}

std::vector<ExtensionSchema> Xmp::extensions() const {
    std::vector<ExtensionSchema> schemas;
    const XmpProperty* list = find(kExtension, "schemas");
    if (!list) return schemas;
    const pugi::xml_node bag = child(list->node, "Bag");
    for (const pugi::xml_node item : bag.children()) schemas.push_back(schema_of(item));
    return schemas;
}

}  // namespace postconv::test::pdf_check
