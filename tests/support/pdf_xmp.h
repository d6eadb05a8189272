// An XMP packet (ISO 16684-1) as far as PDFs need it.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

namespace postconv::test::pdf_check {

inline constexpr std::string_view kDublinCore = "http://purl.org/dc/elements/1.1/";
inline constexpr std::string_view kXmpBasic = "http://ns.adobe.com/xap/1.0/";
inline constexpr std::string_view kAdobePdf = "http://ns.adobe.com/pdf/1.3/";
inline constexpr std::string_view kUaIdentity = "http://www.aiim.org/pdfua/ns/id/";
inline constexpr std::string_view kArchiveIdentity = "http://www.aiim.org/pdfa/ns/id/";
inline constexpr std::string_view kExtension = "http://www.aiim.org/pdfa/ns/extension/";

struct XmpProperty {
    std::string space;  // the namespace's URI
    std::string prefix;
    std::string name;
    std::string container;            // "Seq", "Bag" or "Alt"; empty: a plain value
    std::vector<std::string> values;  // one, or those of a Seq, Bag or Alt
    pugi::xml_node node;              // null for one that was written as an attribute
};

// A schema that the packet itself describes (ISO 19005-2, 6.6.2.3).
struct ExtensionSchema {
    std::string space;
    std::vector<std::string> properties;
    std::string fault;  // what its description lacks; empty: nothing
};

class Xmp {
  public:
    // What does not parse has a fault and no properties.
    explicit Xmp(const std::string& packet);

    const std::string& fault() const { return fault_; }
    const std::vector<XmpProperty>& properties() const { return properties_; }
    const XmpProperty* find(std::string_view space, std::string_view name) const;
    std::string value(std::string_view space, std::string_view name) const;  // the first
    std::vector<ExtensionSchema> extensions() const;

  private:
    void check_packet(const std::string& packet);
    void read(pugi::xml_node description);
    std::pair<std::string, std::string> split(pugi::xml_node at, std::string_view name) const;

    pugi::xml_document document_;
    std::vector<XmpProperty> properties_;
    std::string fault_;
};

}  // namespace postconv::test::pdf_check
