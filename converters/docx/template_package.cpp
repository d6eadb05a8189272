#include "converters/docx/template_package.h"

#include <algorithm>
#include <set>

#include "converters/docx/ooxml.h"
#include "converters/docx/xml_prefixes.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr ZipLimits kLimits{.entries = 4096, .bytes = std::size_t{128} << 20};
constexpr std::size_t kMostTags = 1'000'000;  // in all parts: some 120 MB when parsed
constexpr int kDeepest = 256;                 // elements within each other
constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";  // [MS-CFB] 2.2
constexpr const char* kTypes = "[Content_Types].xml";
constexpr const char* kSaveAgain = "open it in Word or LibreOffice and save it again as .docx";

std::string relationships_part(const std::string& part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

bool is_safe_name(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
        name.find('\0') != std::string_view::npos || name.find(':') != std::string_view::npos)
        return false;
    for (std::size_t at = 0; at <= name.size();) {
        const std::size_t end = std::min(name.find('/', at), name.size());
        const std::string_view step = name.substr(at, end - at);
        if (step.empty() || step == "." || step == "..") return false;
        at = end + 1;
    }
    return true;
}

bool is_too_deep(const pugi::xml_document& document) {
    int depth = 0;
    pugi::xml_node node = document.first_child();
    while (node) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > kDeepest) return true;
            continue;
        }
        while (node && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (node) node = node.next_sibling();
    }
    return false;
}

bool has_document_type(const pugi::xml_document& document) {
    for (const pugi::xml_node node : document.children())
        if (node.type() == pugi::node_doctype) return true;
    return false;
}

bool is_type_of(const std::string& type, std::string_view kind) {
    return type.size() > kind.size() && type.ends_with(kind) &&
           type[type.size() - kind.size() - 1] == '/';
}

pugi::xml_node override_of(const pugi::xml_document& types, const std::string& part) {
    for (const pugi::xml_node node : types.child("Types").children("Override"))
        if (ascii_lower(node.attribute("PartName").value()) == "/" + ascii_lower(part)) return node;
    return {};
}

}  // namespace

std::string folder_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

std::string resolved_target(const std::string& part, std::string_view target) {
    if (target.find("://") != std::string_view::npos) return {};
    std::vector<std::string> steps;
    const std::string whole = target.starts_with('/') ? std::string(target.substr(1))
                                                      : folder_of(part) + std::string(target);
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', at), whole.size());
        const std::string step = whole.substr(at, end - at);
        if (step == ".." && steps.empty()) return {};
        if (step == "..")
            steps.pop_back();
        else if (!step.empty() && step != ".")
            steps.push_back(step);
        at = end + 1;
    }
    std::string name;
    for (const std::string& step : steps) name += (name.empty() ? "" : "/") + step;
    return name;
}

TemplatePackage::TemplatePackage(std::string name, std::string_view file) : name_(std::move(name)) {
    check_kind(file);
    read_entries(file);
    check_content_types();
    find_main_part();
}

void TemplatePackage::refuse(const std::string& why, const std::string& hint) const {
    fail(FailureKind::NotFound, "bad-reference", {}, "the template \"" + name_ + "\" " + why, hint);
}

void TemplatePackage::refuse_size(const std::string& what) const {
    fail(FailureKind::Limit, "large-reference", {}, "the template \"" + name_ + "\" has " + what,
         "name a document that was made by hand");
}

void TemplatePackage::check_kind(std::string_view file) const {
    if (file.empty()) refuse("is empty", "name a .docx or .dotx file");
    if (file.starts_with(kOldOffice))
        refuse("is encrypted, or saved in the format of Word 97",
               "open it in Word, take its password away and save it as .docx or .dotx");
    if (!file.starts_with("PK")) refuse("is no Word document", "name a .docx or .dotx file");
}

void TemplatePackage::read_entries(std::string_view file) {
    try {
        entries_ = read_zip(file, kLimits);
    } catch (const Failure& problem) {
        if (problem.kind == FailureKind::Limit) refuse_size("more in it than any document needs");
        if (problem.diagnostic.name == "encrypted-archive")
            refuse("is encrypted", "save it without a password");
        refuse("is damaged: " + problem.diagnostic.message, kSaveAgain);
    }
    std::erase_if(entries_, [](const ZipEntry& entry) { return entry.name.ends_with('/'); });
    std::set<std::string> taken;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const std::string& part = entries_[i].name;
        if (!is_safe_name(part))
            refuse("names a file outside itself", "ask where it comes from; don't open it in Word");
        if (!taken.insert(ascii_lower(part)).second)
            refuse("holds two parts of one name", kSaveAgain);
        index_[part] = i;
    }
}

void TemplatePackage::check_content_types() {
    if (!has(kTypes)) refuse("is no Word document", "name a .docx or .dotx file");
    for (const pugi::xml_node node : xml(kTypes).child("Types").children()) {
        const std::string type = ascii_lower(node.attribute("ContentType").value());
        if (type.find("macroenabled") != std::string::npos ||
            type.find("vbaproject") != std::string::npos)
            refuse("holds macros", "save it as .docx or .dotx, which can't hold any");
    }
}

void TemplatePackage::find_main_part() {
    main_part_ = target("", "officeDocument");
    if (main_part_.empty() || !has(main_part_))
        refuse("is no Word document", "name a .docx or .dotx file");
    const pugi::xml_node root = xml(main_part_).document_element();
    for (const pugi::xml_attribute attribute : root.attributes())
        if (std::string_view(attribute.value()).starts_with("http://purl.oclc.org/ooxml/"))
            refuse("is saved as Strict Open XML", "save it as \"Word Document (.docx)\"");
    const bool is_word = std::string_view(root.attribute("xmlns:w").value())
                             .ends_with("/wordprocessingml/2006/main");
    if (is_word && std::string_view(root.name()) == "w:document" && root.child("w:body")) return;
    refuse("is no Word document", "name a .docx or .dotx file");
}

void TemplatePackage::parse(const std::string& part, pugi::xml_document& document) {
    const Bytes& bytes = entries_[index_.at(part)].bytes;
    tags_ += std::size_t(std::count(bytes.begin(), bytes.end(), '<'));
    if (tags_ > kMostTags) refuse_size("more elements in \"" + part + "\" than any document needs");
    const pugi::xml_parse_result result =
        document.load_buffer(bytes.data(), bytes.size(),
                             pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype);
    if (!result) refuse("is damaged: \"" + part + "\" is no XML", kSaveAgain);
    // Part 2, 8.1.2: packages hold no document type definitions, and entities need one.
    if (has_document_type(document))
        refuse("defines entities in \"" + part + "\"", "ask where it comes from");
    if (is_too_deep(document)) refuse_size("elements too deep within each other");
    use_usual_prefixes(document);
}

bool TemplatePackage::has_prefix(const std::string& start) const {
    const auto found = index_.lower_bound(start);
    return found != index_.end() && found->first.starts_with(start);
}

std::vector<std::string> TemplatePackage::parts_of_type(std::string_view ending) {
    std::vector<std::string> parts;
    for (const pugi::xml_node node : xml(kTypes).child("Types").children("Override")) {
        const std::string part = std::string(node.attribute("PartName").value()).substr(1);
        if (std::string_view(node.attribute("ContentType").value()).ends_with(ending) && has(part))
            parts.push_back(part);
    }
    return parts;
}

pugi::xml_document& TemplatePackage::xml(const std::string& part) {
    const auto [known, is_new] = parsed_.try_emplace(part);
    if (is_new) parse(part, known->second);
    return known->second;
}

Relationships TemplatePackage::relationships(const std::string& part) {
    const std::string name = relationships_part(part);
    return has(name) ? Relationships(xml(name)) : Relationships();
}

void TemplatePackage::set_relationships(const std::string& part, const Relationships& all) {
    if (!all.empty()) put(relationships_part(part), all.part());
}

std::string TemplatePackage::target(const std::string& part, std::string_view kind) {
    const std::string name = relationships_part(part);
    if (!has(name)) return {};
    for (const pugi::xml_node node : xml(name).document_element().children())
        if (is_type_of(node.attribute("Type").value(), kind) &&
            std::string_view(node.attribute("TargetMode").value()) != "External") {
            const std::string found = resolved_target(part, node.attribute("Target").value());
            if (has(found)) return found;
        }
    return {};
}

void TemplatePackage::put(const std::string& part, Bytes bytes, const std::string& type,
                          Compression compression) {
    parsed_.erase(part);
    const auto [known, is_new] = index_.try_emplace(part, entries_.size());
    if (is_new)
        entries_.push_back({part, std::move(bytes), compression});
    else
        entries_[known->second].bytes = std::move(bytes);
    if (!type.empty()) set_type(part, type);
}

void TemplatePackage::set_type(const std::string& part, const std::string& type) {
    pugi::xml_document& types = xml(kTypes);
    pugi::xml_node node = override_of(types, part);
    if (!node) {
        node = types.child("Types").append_child("Override");
        set_string(node, "PartName", "/" + part);
    }
    set_string(node, "ContentType", type);
}

void TemplatePackage::set_default_type(const std::string& extension, const std::string& type) {
    pugi::xml_node types = xml(kTypes).child("Types");
    for (const pugi::xml_node node : types.children("Default"))
        if (ascii_lower(node.attribute("Extension").value()) == extension) return;
    pugi::xml_node node = types.prepend_child("Default");
    set_string(node, "Extension", extension);
    set_string(node, "ContentType", type);
}

void TemplatePackage::remove(const std::string& part) {
    const auto found = index_.find(part);
    if (found == index_.end()) return;
    entries_[found->second].name.clear();  // left out when written
    index_.erase(found);
    parsed_.erase(part);
    pugi::xml_document& types = xml(kTypes);
    if (pugi::xml_node node = override_of(types, part)) types.child("Types").remove_child(node);
    remove(relationships_part(part));
}

void TemplatePackage::remove_root_target(std::string_view kind) {
    if (!has("_rels/.rels")) return;
    pugi::xml_node root = xml("_rels/.rels").document_element();
    for (pugi::xml_node node = root.first_child(); node;) {
        const pugi::xml_node next = node.next_sibling();
        if (is_type_of(node.attribute("Type").value(), kind)) {
            remove(resolved_target("", node.attribute("Target").value()));
            root.remove_child(node);
        }
        node = next;
    }
}

Bytes TemplatePackage::zipped(long long unix_time) {
    for (const auto& [part, document] : parsed_)
        entries_[index_.at(part)].bytes = serialise(document);
    std::erase_if(entries_, [](const ZipEntry& entry) { return entry.name.empty(); });
    std::stable_partition(entries_.begin(), entries_.end(),
                          [](const ZipEntry& entry) { return entry.name == kTypes; });
    return write_zip(entries_, unix_time);
}

}  // namespace postconv
