#include "converters/docx/relationships.h"

#include <algorithm>

#include "converters/docx/ooxml.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::string_view kOfficeTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr std::size_t kLongestTarget = 2079;
constexpr char kHexDigits[] = "0123456789ABCDEF";

bool is_hex_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

// RFC 3986: unreserved, reserved, and a percent sign that begins an escape.
bool may_stand(std::string_view text, std::size_t i) {
    const char c = text[i];
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
    if (c == '%')
        return i + 2 < text.size() && is_hex_digit(text[i + 1]) && is_hex_digit(text[i + 2]);
    return std::string_view("-._~:/?#@!$&'()*+,;=").find(c) != std::string_view::npos;
}

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    encoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (may_stand(text, i)) {
            encoded += text[i];
        } else {
            const auto byte = static_cast<unsigned char>(text[i]);
            encoded += {'%', kHexDigits[byte >> 4], kHexDigits[byte & 15]};
        }
    }
    return encoded;
}

bool is_port(std::string_view text) {
    return text.size() <= 5 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) &&
           (text.empty() || std::stoi(std::string(text)) <= 65535);
}

bool is_host(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '-') return false;
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               c == '.' || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
    });
}

// The parser behind Word's packages refuses an authority it cannot read.
bool has_sound_authority(std::string_view target) {
    const std::size_t slashes = target.find("://");
    if (slashes == std::string_view::npos) return !target.ends_with(':');
    std::string_view authority = target.substr(slashes + 3);
    authority = authority.substr(0, authority.find_first_of("/?#\\"));
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos)
        authority = authority.substr(at + 1);
    const std::size_t colon = authority.find(':');
    if (colon != std::string_view::npos && !is_port(authority.substr(colon + 1))) return false;
    return is_host(authority.substr(0, colon));
}

}  // namespace

Relationships::Relationships(const pugi::xml_document& part) {
    for (const pugi::xml_node node : part.document_element().children()) {
        const bool is_external = std::string_view(node.attribute("TargetMode").value()) ==
                                 "External";
        Item item{node.attribute("Id").value(), node.attribute("Type").value(),
                  node.attribute("Target").value(),
                  is_external ? TargetMode::External : TargetMode::Internal};
        if (!taken_.insert(item.id).second) continue;
        known_.try_emplace(item.type + ' ' + item.target, items_.size());
        items_.push_back(std::move(item));
    }
}

std::string Relationships::free_id() {
    for (std::size_t number = items_.size() + 1;; ++number) {
        std::string id = "rId" + std::to_string(number);
        if (taken_.insert(id).second) return id;
    }
}

std::string Relationships::add(std::string_view kind, const std::string& target, TargetMode mode) {
    const bool whole = kind.find("://") != std::string_view::npos;
    std::string type = whole ? std::string(kind) : std::string(kOfficeTypes) + std::string(kind);
    const auto [known, is_new] = known_.try_emplace(type + ' ' + target, items_.size());
    if (is_new) items_.push_back({free_id(), std::move(type), target, mode});
    return items_[known->second].id;
}

Bytes Relationships::part() const {
    pugi::xml_document document;
    pugi::xml_node root = document.append_child("Relationships");
    set_string(root, "xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
    for (const Item& item : items_) {
        pugi::xml_node node = root.append_child("Relationship");
        set_string(node, "Id", item.id);
        set_string(node, "Type", item.type);
        set_string(node, "Target", item.target);
        if (item.mode == TargetMode::External) set_string(node, "TargetMode", "External");
    }
    return serialise(document);
}

std::optional<std::string> hyperlink_target(std::string_view target) {
    const bool is_absolute = starts_with_scheme(target) || target.starts_with("//");
    if (target.empty() || (is_absolute && !has_sound_authority(target))) return std::nullopt;
    std::string encoded = percent_encoded(target);
    if (encoded.size() > kLongestTarget) return std::nullopt;
    return encoded;
}

}  // namespace postconv
