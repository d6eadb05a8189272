#include "converters/docx/template_properties.h"

#include <optional>
#include <string>
#include <utility>

#include "converters/docx/properties.h"

namespace postconv {
namespace {

// The part of a kind, or the name under which the package is to have one.
std::string part_of_kind(TemplatePackage& package, const char* kind, const char* name,
                         const char* relationship) {
    std::string part = package.target("", kind);
    if (!part.empty()) return part;
    Relationships root = package.relationships("");
    root.add(relationship, name);
    package.set_relationships("", root);
    return name;
}

std::string company_of(TemplatePackage& package, const std::string& part) {
    return package.has(part) ? package.xml(part).child("Properties").child_value("Company") : "";
}

void write_custom(TemplatePackage& package, const Metadata& metadata) {
    const std::string known = package.target("", "custom-properties");
    const pugi::xml_node theirs =
        known.empty() ? pugi::xml_node() : package.xml(known).child("Properties");
    std::optional<Bytes> custom = custom_properties_part(metadata, theirs);
    if (!custom) return;
    package.put(
        part_of_kind(package, "custom-properties", "docProps/custom.xml", "custom-properties"),
        std::move(*custom), "application/vnd.openxmlformats-officedocument.custom-properties+xml");
}

}  // namespace

void write_properties(TemplatePackage& package, const Job& job, const Statistics& statistics,
                      const FilledFields& filled) {
    const Metadata& metadata = job.document.metadata;
    const std::string subject = filled.subject_is_subtitle ? metadata.subtitle : std::string();
    package.put(part_of_kind(package, "core-properties", "docProps/core.xml", kCoreType),
                core_properties_part(job, subject),
                "application/vnd.openxmlformats-package.core-properties+xml");
    const std::string app =
        part_of_kind(package, "extended-properties", "docProps/app.xml", "extended-properties");
    const std::string company =
        metadata.publisher.empty() ? company_of(package, app) : metadata.publisher;
    package.put(app, extended_properties_part(job, company, statistics),
                "application/vnd.openxmlformats-officedocument.extended-properties+xml");
    write_custom(package, metadata);
}

}  // namespace postconv
