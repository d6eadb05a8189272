#include "converters/docx/xml_prefixes.h"

#include <array>
#include <map>
#include <string>
#include <string_view>

#include "converters/docx/ooxml.h"

namespace postconv {
namespace {

struct Namespace {
    const char* prefix;
    const char* uri;
};
constexpr std::array kNamespaces = {
    Namespace{"w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    Namespace{"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    Namespace{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
    Namespace{"a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
    Namespace{"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    Namespace{"mc", "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    Namespace{"w14", "http://schemas.microsoft.com/office/word/2010/wordml"},
    Namespace{"", "http://schemas.openxmlformats.org/package/2006/relationships"},
    Namespace{"", "http://schemas.openxmlformats.org/package/2006/content-types"},
};

using Renames = std::map<std::string, std::string, std::less<>>;  // prefix -> the usual one

Renames renames_for(pugi::xml_node root) {
    Renames renames;
    for (const pugi::xml_attribute attribute : root.attributes()) {
        const std::string_view name = attribute.name();
        if (name != "xmlns" && !name.starts_with("xmlns:")) continue;
        const std::string prefix(name == "xmlns" ? "" : name.substr(6));
        for (const Namespace& known : kNamespaces)
            if (std::string_view(attribute.value()) == known.uri && prefix != known.prefix)
                renames[prefix] = known.prefix;
    }
    return renames;
}

std::string renamed(std::string_view name, const Renames& renames, bool is_attribute) {
    const std::size_t colon = name.find(':');
    const std::string_view prefix = colon == std::string_view::npos ? "" : name.substr(0, colon);
    if (prefix == "xmlns" || name == "xmlns") {
        const auto found = renames.find(prefix.empty() ? "" : name.substr(colon + 1));
        if (found == renames.end()) return {};
        return found->second.empty() ? "xmlns" : "xmlns:" + found->second;
    }
    if (is_attribute && prefix.empty()) return {};  // in no namespace
    const auto found = renames.find(prefix);
    if (found == renames.end()) return {};
    const std::string_view local = name.substr(colon == std::string_view::npos ? 0 : colon + 1);
    return (found->second.empty() ? "" : found->second + ":") + std::string(local);
}

struct Renamer : pugi::xml_tree_walker {
    explicit Renamer(const Renames& all) : renames(all) {}
    bool for_each(pugi::xml_node& node) override {
        if (node.type() != pugi::node_element) return true;
        if (const std::string name = renamed(node.name(), renames, false); !name.empty())
            node.set_name(name.c_str());
        for (pugi::xml_attribute attribute : node.attributes())
            if (const std::string name = renamed(attribute.name(), renames, true); !name.empty())
                attribute.set_name(name.c_str());
        return true;
    }
    const Renames& renames;
};

}  // namespace

void use_usual_prefixes(pugi::xml_document& part) {
    const Renames renames = renames_for(part.document_element());
    if (renames.empty()) return;
    Renamer renamer(renames);
    part.traverse(renamer);
}

void declare_namespaces(pugi::xml_node root) {
    for (const Namespace& known : kNamespaces) {
        const std::string name = std::string("xmlns:") + known.prefix;
        if (known.prefix[0] != '\0' && !root.attribute(name.c_str()))
            root.prepend_attribute(name.c_str()) = known.uri;
    }
    pugi::xml_attribute ignorable = root.attribute("mc:Ignorable");
    if (!ignorable) ignorable = root.append_attribute("mc:Ignorable");
    const std::string words = " " + std::string(ignorable.value()) + " ";
    if (words.find(" w14 ") == std::string::npos)
        ignorable.set_value(
            (std::string(ignorable.value()) + (*ignorable.value() ? " w14" : "w14")).c_str());
}

}  // namespace postconv
