#include "converters/docx/properties.h"

#include <algorithm>

#include "converters/docx/language.h"
#include "converters/docx/ooxml.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr const char* kCustomFormat = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

void add_filled(pugi::xml_node parent, const char* name, std::string_view text) {
    if (!text.empty()) add_element(parent, name, text);
}

void add_time(pugi::xml_node parent, const char* name, long long unix_time) {
    pugi::xml_node node = add_element(parent, name, utc_timestamp(unix_time));
    set_string(node, "xsi:type", "dcterms:W3CDTF");
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) {
        if (!text.empty()) text += "; ";
        text += word;
    }
    return text;
}

bool is_decimal(const std::string& text) {
    return !text.empty() && text.front() != '.' && text.back() != '.' && text.size() < 16 &&
           std::count(text.begin(), text.end(), '.') <= 1 &&
           text.find_first_not_of("0123456789.") == std::string::npos;
}

class CustomProperties {
  public:
    CustomProperties() { load_part_template(part_, "custom.xml"); }

    void add(const char* name, const char* type, const std::string& value) {
        if (value.empty()) return;
        pugi::xml_node node = part_.child("Properties").append_child("property");
        set_string(node, "fmtid", kCustomFormat);
        set_number(node, "pid", next_id_++);
        set_string(node, "name", name);
        add_element(node, type, value);
    }
    void add_text(const char* name, const std::string& value) { add(name, "vt:lpwstr", value); }

    // A key that only the writer knows: of the type that its value has.
    void add_of_author(const std::string& name, const std::string& value) {
        constexpr std::size_t kLongestName = 255;
        if (name.size() > kLongestName || has(name)) return;
        if (value == "true" || value == "false") return add(name.c_str(), "vt:bool", value);
        const bool is_short = value.size() < 10 && is_decimal(value);
        const bool is_whole = is_short && value.find('.') == std::string::npos;
        add(name.c_str(), is_whole ? "vt:i4" : is_short ? "vt:r8" : "vt:lpwstr", value);
    }

    void add_copy(pugi::xml_node property) {
        if (has(property.attribute("name").value())) return;
        set_number(part_.child("Properties").append_copy(property), "pid", next_id_++);
    }

    std::optional<Bytes> part() const {
        if (!part_.child("Properties").first_child()) return std::nullopt;
        return serialise(part_);
    }

  private:
    bool has(const std::string& name) const {
        for (const pugi::xml_node& property : part_.child("Properties").children())
            if (ascii_lower(property.attribute("name").value()) == ascii_lower(name)) return true;
        return false;
    }

    pugi::xml_document part_;
    int next_id_ = 2;  // 0 and 1 belong to the format
};

std::string identifier_of(const Metadata& metadata, std::string_view scheme) {
    for (const Identifier& id : metadata.identifiers)
        if (id.scheme == scheme) return id.value;
    return {};
}

std::string main_subject(const Metadata& metadata) {
    return metadata.coded_subjects.empty() ? std::string() : metadata.coded_subjects.front().text;
}

}  // namespace

Bytes core_properties_part(const Job& job, const std::string& subject) {
    const Metadata& metadata = job.document.metadata;
    pugi::xml_document part;
    load_part_template(part, "core.xml");
    pugi::xml_node core = part.child("cp:coreProperties");
    add_filled(core, "dc:title", metadata.title);
    add_filled(core, "dc:subject", subject.empty() ? main_subject(metadata) : subject);
    add_filled(core, "dc:creator", joined_names(metadata.creators, "; "));
    add_filled(core, "dc:description", metadata.description);
    add_filled(core, "cp:keywords", joined(metadata.keywords));
    add_filled(core, "cp:category", joined(metadata.categories));
    add_filled(core, "dc:language", metadata.language);
    add_filled(core, "dc:identifier", publication_identifier(metadata, job.options));
    if (!metadata.creators.empty())
        add_filled(core, "cp:lastModifiedBy", metadata.creators.front().name);
    add_element(core, "cp:revision", "1");
    add_filled(core, "cp:version", metadata.edition);
    if (metadata.draft) add_element(core, "cp:contentStatus", "Draft");
    const long long modified = job.options.timestamp;
    add_time(core, "dcterms:created",
             metadata.date ? std::min(to_unix_time(*metadata.date), modified) : modified);
    add_time(core, "dcterms:modified", modified);
    return serialise(part);
}

Bytes extended_properties_part(const Job& job, const std::string& company,
                               const Statistics& statistics) {
    pugi::xml_document part;
    load_part_template(part, "app.xml");
    pugi::xml_node root = part.child("Properties");
    const auto add_count = [&](const char* name, long long count) {
        add_element(root, name, std::to_string(count));
    };
    add_count("TotalTime", 0);
    if (job.pagination)
        add_count("Pages", static_cast<long long>(job.pagination->pages.size()));
    add_count("Words", statistics.words);
    add_count("Characters", statistics.characters);
    add_element(root, "Application", "postconv");
    add_count("Paragraphs", statistics.paragraphs);
    add_filled(root, "Company", company);
    add_count("CharactersWithSpaces", statistics.characters + statistics.spaces);
    add_element(root, "AppVersion", "16.0000");
    return serialise(part);
}

std::optional<Bytes> custom_properties_part(const Metadata& metadata, pugi::xml_node others) {
    CustomProperties custom;
    custom.add_text("Subtitle", metadata.subtitle);
    if (metadata.date)
        custom.add("Date published", "vt:filetime", utc_timestamp(to_unix_time(*metadata.date)));
    custom.add_text("ISBN", identifier_of(metadata, "isbn"));
    custom.add_text("DOI", identifier_of(metadata, "doi"));
    custom.add_text("Publisher", metadata.publisher);
    custom.add_text("Copyright", metadata.rights);
    custom.add_text("Source URL", metadata.url);
    if (metadata.series) {
        custom.add_text("Series", metadata.series->name);
        const std::string& position = metadata.series->position;
        custom.add("Series index", is_decimal(position) ? "vt:r8" : "vt:lpwstr", position);
    }
    for (const auto& [name, value] : metadata.custom) custom.add_of_author(name, value);
    for (const pugi::xml_node property : others.children("property")) custom.add_copy(property);
    return custom.part();
}

}  // namespace postconv
