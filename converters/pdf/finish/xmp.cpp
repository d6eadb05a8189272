#include "converters/pdf/finish/xmp.h"

#include <pugixml.hpp>
#include <sstream>
#include <vector>

#include "converters/package/xml.h"
#include "converters/pdf/finish/objects.h"
#include "model/metadata.h"

namespace postconv::pdf {
namespace {

constexpr const char* kTool = "postconv " POSTCONV_VERSION;

std::string joined_subjects(const Metadata& metadata) {
    std::string words;
    for (const std::string& word : subjects(metadata)) words += (words.empty() ? "" : ", ") + word;
    return words;
}

// "2024-03-09T10:00:00Z" -> "D:20240309100000Z"
std::string pdf_date(const std::string& timestamp) {
    std::string date = "D:";
    for (const char c : timestamp)
        if (c >= '0' && c <= '9') date += c;
    return date + 'Z';
}

bool is_address(const std::string& text) {
    return text.starts_with("http://") || text.starts_with("https://");
}

class PacketWriter {
  public:
    explicit PacketWriter(const Metadata& metadata) : metadata_(metadata) {
        pugi::xml_node meta = document_.append_child("x:xmpmeta");
        set_attribute(meta, "xmlns:x", "adobe:ns:meta/");
        pugi::xml_node rdf = meta.append_child("rdf:RDF");
        set_attribute(rdf, "xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
        about_ = rdf.append_child("rdf:Description");
        set_attribute(about_, "rdf:about", "");
        const std::pair<const char*, const char*> spaces[] = {
            {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
            {"xmlns:xmp", "http://ns.adobe.com/xap/1.0/"},
            {"xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"},
        };
        for (const auto& [name, space] : spaces) set_attribute(about_, name, space);
    }

    std::string write(const std::string& timestamp, const PdfStandard& claims) {
        dublin_core();
        rights();
        times(timestamp);
        identifiers();
        claim(claims);
        std::ostringstream out;
        document_.save(out, "", pugi::format_raw | pugi::format_no_declaration);
        return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" + out.str() +
               "\n<?xpacket end=\"r\"?>";
    }

  private:
    void dublin_core() {
        const Metadata& m = metadata_;
        languages("dc:title", m.title);
        list("dc:creator", "rdf:Seq", names(m.creators));
        list("dc:contributor", "rdf:Bag", names(m.contributors));
        languages("dc:description", m.description);
        list("dc:subject", "rdf:Bag", subjects(m));
        if (m.date) list("dc:date", "rdf:Seq", {to_w3cdtf(*m.date)});
        list("dc:language", "rdf:Bag", {m.language});
        list("dc:publisher", "rdf:Bag", {m.publisher});
        list("dc:type", "rdf:Bag", {"Text"});
        simple("dc:format", "application/pdf");
        simple("pdf:Keywords", joined_subjects(m));
        simple("pdf:Producer", kTool);
    }

    void rights() {
        languages("dc:rights", metadata_.rights);
        if (metadata_.rights.empty()) return;
        set_attribute(about_, "xmlns:xmpRights", "http://ns.adobe.com/xap/1.0/rights/");
        simple("xmpRights:Marked", "True");
        if (is_address(metadata_.rights)) simple("xmpRights:WebStatement", metadata_.rights);
    }

    void times(const std::string& timestamp) {
        simple("xmp:CreatorTool", kTool);
        for (const char* name : {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"})
            simple(name, timestamp);
    }

    void identifiers() {
        for (const Identifier& identifier : metadata_.identifiers) {
            if (!has_identifier_) simple("dc:identifier", identifier.value);
            has_identifier_ = true;
            prism(identifier, "isbn", "prism:isbn");
            prism(identifier, "doi", "prism:doi");
        }
    }

    void prism(const Identifier& identifier, const std::string& scheme, const char* name) {
        if (identifier.scheme != scheme || about_.child(name)) return;
        has_prism_ = true;
        if (!about_.attribute("xmlns:prism")) set_attribute(about_, "xmlns:prism", kPrism);
        simple(name, identifier.value);
    }

    void claim(const PdfStandard& claims) {
        if (claims.accessible) {
            set_attribute(about_, "xmlns:pdfuaid", kPdfUa);
            simple("pdfuaid:part", "1");
        }
        if (claims.archive_part == 0) return;
        set_attribute(about_, "xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/");
        simple("pdfaid:part", std::to_string(claims.archive_part));
        simple("pdfaid:conformance", std::string(1, claims.archive_level));
        if (claims.accessible)
            schema({"PDF/UA identification", kPdfUa, "pdfuaid"},
                   {{"part", "Integer", "internal", "Part of ISO 14289"}});
        if (has_prism_)
            schema({"PRISM Basic Metadata", kPrism, "prism"},
                   {{"isbn", "Text", "external", "ISBN of the publication"},
                    {"doi", "Text", "external", "DOI of the publication"}});
    }

    struct Schema {
        const char *name, *space, *prefix;
    };
    struct Property {
        const char *name, *type, *category, *meaning;
    };
    // Archives want schemas that ISO 19005 does not know described (6.6.2.3).
    void schema(const Schema& schema, const std::vector<Property>& properties) {
        if (!schemas_) {
            set_attribute(about_, "xmlns:pdfaExtension", "http://www.aiim.org/pdfa/ns/extension/");
            set_attribute(about_, "xmlns:pdfaSchema", "http://www.aiim.org/pdfa/ns/schema#");
            set_attribute(about_, "xmlns:pdfaProperty", "http://www.aiim.org/pdfa/ns/property#");
            schemas_ = about_.append_child("pdfaExtension:schemas").append_child("rdf:Bag");
        }
        pugi::xml_node one = resource(schemas_);
        add_element(one, "pdfaSchema:schema", schema.name);
        add_element(one, "pdfaSchema:namespaceURI", schema.space);
        add_element(one, "pdfaSchema:prefix", schema.prefix);
        pugi::xml_node list = one.append_child("pdfaSchema:property").append_child("rdf:Seq");
        for (const Property& property : properties) {
            pugi::xml_node item = resource(list);
            add_element(item, "pdfaProperty:name", property.name);
            add_element(item, "pdfaProperty:valueType", property.type);
            add_element(item, "pdfaProperty:category", property.category);
            add_element(item, "pdfaProperty:description", property.meaning);
        }
    }

    static pugi::xml_node resource(pugi::xml_node list) {
        pugi::xml_node item = list.append_child("rdf:li");
        set_attribute(item, "rdf:parseType", "Resource");
        return item;
    }

    void simple(const char* name, const std::string& value) {
        if (!value.empty()) add_element(about_, name, xml_safe(value));
    }

    void list(const char* name, const char* kind, const std::vector<std::string>& values) {
        pugi::xml_node items;
        for (const std::string& value : values) {
            if (value.empty()) continue;
            if (!items) items = about_.append_child(name).append_child(kind);
            add_element(items, "rdf:li", xml_safe(value));
        }
    }

    void languages(const char* name, const std::string& value) {
        if (value.empty()) return;
        pugi::xml_node items = about_.append_child(name).append_child("rdf:Alt");
        for (const std::string& language : {std::string("x-default"), metadata_.language})
            set_attribute(add_element(items, "rdf:li", xml_safe(value)), "xml:lang", language);
    }

    static std::vector<std::string> names(const std::vector<Creator>& creators) {
        std::vector<std::string> list;
        for (const Creator& creator : creators) list.push_back(creator.name);
        return list;
    }

    static constexpr const char* kPdfUa = "http://www.aiim.org/pdfua/ns/id/";
    static constexpr const char* kPrism = "http://prismstandard.org/namespaces/basic/3.0/";

    const Metadata& metadata_;
    pugi::xml_document document_;
    pugi::xml_node about_, schemas_;
    bool has_identifier_ = false, has_prism_ = false;
};

}  // namespace

std::string information(const Metadata& metadata, long long timestamp) {
    const std::string date = pdf_date(utc_timestamp(timestamp));
    std::string body = "<<";
    const auto say = [&](const char* key, const std::string& value) {
        if (!value.empty()) body += key + pdf_text(value);
    };
    say("/Title", metadata.title);
    say("/Author", joined_names(metadata.creators, "; "));
    say("/Subject", metadata.description);
    say("/Keywords", joined_subjects(metadata));
    say("/Creator", kTool);
    say("/Producer", kTool);
    say("/CreationDate", date);
    say("/ModDate", date);
    return body + ">>";
}

std::string xmp_packet(const Metadata& metadata, long long timestamp, const PdfStandard& claims) {
    return PacketWriter(metadata).write(utc_timestamp(timestamp), claims);
}

}  // namespace postconv::pdf
