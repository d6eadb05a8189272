#include "converters/epub/svg.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "converters/epub/names.h"
#include "converters/package/xml.h"
#include "model/text.h"

namespace postconv {
namespace {

using Entities = std::map<std::string, std::string, std::less<>>;

// <!ENTITY name "value"> of the internal subset, as drawing programs write them for namespaces.
// Values are taken literally: an entity within an entity is not opened.
Entities entities_of(std::string_view source) {
    constexpr std::string_view kDeclaration = "<!ENTITY";
    Entities entities;
    for (std::size_t at = source.find(kDeclaration); at != std::string_view::npos;
         at = source.find(kDeclaration, at + 1)) {
        std::string_view rest = source.substr(at + kDeclaration.size());
        rest = trimmed(rest.substr(0, rest.find('>')));
        const std::size_t gap = rest.find_first_of(" \t\r\n");
        if (gap == std::string_view::npos) continue;
        const std::string_view value = trimmed(rest.substr(gap));
        const bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') &&
                            value.back() == value.front();
        if (quoted) entities.emplace(rest.substr(0, gap), value.substr(1, value.size() - 2));
    }
    return entities;
}

// Opens entities in `text` as long as `budget`, the bytes that they may add, lasts.
std::string opened(std::string_view text, const Entities& entities, std::size_t& budget) {
    std::string result;
    while (!text.empty()) {
        const std::size_t start = text.find('&');
        result += text.substr(0, start);
        if (start == std::string_view::npos) break;
        text.remove_prefix(start);
        const std::size_t end = std::min(text.find(';'), text.size());
        const auto found = entities.find(text.substr(1, end > 0 ? end - 1 : 0));
        if (end < text.size() && found != entities.end() && found->second.size() <= budget) {
            budget -= found->second.size();
            result += found->second;
            text.remove_prefix(end + 1);
        } else {
            result += '&';
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string_view local_name(std::string_view name) {
    return name.substr(name.find(':') + 1);
}
std::string_view prefix_of(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

bool stays_inside(std::string_view target) {
    target = trimmed(target);
    return target.starts_with('#') || ascii_lower(target.substr(0, 11)) == "data:image/";
}

// Ids must be NCNames; one that is none gets a spelling that is, wherever it is named.
std::string id_for_book(std::string_view id) {
    const auto stands_first = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
               static_cast<unsigned char>(c) >= 0x80;
    };
    const auto stands = [&](char c) {
        return stands_first(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
    };
    const bool good =
        !id.empty() && stands_first(id.front()) && std::all_of(id.begin(), id.end(), stands);
    return good ? std::string(id) : xml_id(id);
}

// CSS without @import, with "none" for every url() that leads out of the file.
std::string closed_css(std::string css) {
    for (std::size_t at = css.find("@import"); at != std::string::npos;
         at = css.find("@import", at))
        css.erase(at, std::min(css.find(';', at), css.size() - 1) - at + 1);
    constexpr std::string_view kUrl = "url(";
    for (std::size_t at = css.find(kUrl); at != std::string::npos; at = css.find(kUrl, at + 1)) {
        const std::size_t end = css.find(')', at);
        if (end == std::string::npos) break;
        std::string_view target = std::string_view(css).substr(at + 4, end - at - 4);
        target = trimmed(target);
        if (!target.empty() && (target.front() == '"' || target.front() == '\''))
            target.remove_prefix(1);
        if (!stays_inside(target)) {
            css.replace(at, end - at + 1, "none");
        } else if (target.front() == '#') {
            const std::string id(target.substr(1, target.find_first_of("\"'") - 1));
            css.replace(at, end - at + 1, "url(#" + id_for_book(id) + ')');
        }
    }
    return css;
}

class Cleaner {
  public:
    Cleaner(pugi::xml_document& document, const Bytes& source)
        : document_(document), entities_(entities_of(source)), budget_(source.size() + kSlack) {}

    void clean() {
        pugi::xml_node root = document_.document_element();
        if (!root.attribute("xmlns") && prefix_of(root.name()).empty())
            set_attribute(root, "xmlns", "http://www.w3.org/2000/svg");
        for_each_node([&](pugi::xml_node node) { open_entities(node); });
        for_each_node([&](pugi::xml_node node) { collect_prefixes(node); });
        std::vector<pugi::xml_node> unwanted;
        for_each_node([&](pugi::xml_node node) {
            if (is_unwanted(node))
                unwanted.push_back(node);
            else
                clean_node(node);
        });
        // Inner ones first: a node may stand in another that goes too.
        for (auto node = unwanted.rbegin(); node != unwanted.rend(); ++node) remove(*node);
    }

  private:
    static constexpr std::size_t kSlack = 65536;

    // In document order and without recursion: a drawing may be nested as deep as it likes.
    template <typename Use>
    void for_each_node(Use use) {
        pugi::xml_node node = document_.first_child();
        while (node) {
            use(node);
            pugi::xml_node next = node.first_child();
            while (!next && node && node != document_) {
                next = node.next_sibling();
                if (!next) node = node.parent();
            }
            node = next;
        }
    }

    // Leaf by leaf: removing a tree at once would recurse.
    static void remove(pugi::xml_node top) {
        for (pugi::xml_node node = top;;) {
            while (node.last_child()) node = node.last_child();
            pugi::xml_node parent = node.parent();
            const bool is_top = node == top;
            parent.remove_child(node);
            if (is_top) return;
            node = parent;
        }
    }

    void open_entities(pugi::xml_node node) {
        if (entities_.empty()) return;
        for (pugi::xml_attribute attribute : node.attributes())
            attribute.set_value(opened(attribute.value(), entities_, budget_).c_str());
        if (node.type() == pugi::node_pcdata)
            node.set_value(opened(node.value(), entities_, budget_).c_str());
    }

    void collect_prefixes(pugi::xml_node node) {
        for (const pugi::xml_attribute attribute : node.attributes())
            if (prefix_of(attribute.name()) == "xmlns")
                prefixes_.insert(std::string(local_name(attribute.name())));
    }

    bool is_declared(std::string_view name) const {
        const std::string_view prefix = prefix_of(name);
        return prefix.empty() || prefix == "xmlns" || prefixes_.contains(prefix);
    }

    bool is_unwanted(pugi::xml_node node) const {
        if (node.type() != pugi::node_element) return false;
        const std::string_view name = local_name(node.name());
        if (name == "script" || name == "foreignObject" || !is_declared(node.name())) return true;
        return (name == "image" || name == "use") && !stays_inside(href_of(node));
    }

    static std::string_view href_of(pugi::xml_node node) {
        for (const pugi::xml_attribute attribute : node.attributes())
            if (local_name(attribute.name()) == "href") return attribute.value();
        return {};
    }

    bool is_unwanted(pugi::xml_attribute attribute) {
        const std::string_view name = attribute.name();
        if (!is_declared(name) || name.starts_with("on")) return true;
        if (local_name(name) == "href") return !stays_inside(attribute.value());
        return name == "id" && !ids_.insert(attribute.value()).second;
    }

    static void rename_ids(pugi::xml_attribute attribute) {
        const std::string_view value = attribute.value();
        if (std::string_view(attribute.name()) == "id")
            attribute.set_value(id_for_book(value).c_str());
        else if (local_name(attribute.name()) == "href" && value.starts_with('#'))
            attribute.set_value(('#' + id_for_book(value.substr(1))).c_str());
        else if (value.find("url(") != std::string_view::npos)
            attribute.set_value(closed_css(attribute.value()).c_str());
    }

    void clean_node(pugi::xml_node node) {
        const bool is_style = local_name(node.parent().name()) == "style";
        if (is_style && (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata))
            node.set_value(closed_css(node.value()).c_str());
        // A picture in a page is not interactive: its links are groups.
        const bool is_link = std::string_view(node.name()) == "a";
        if (is_link) node.set_name("g");
        for (pugi::xml_attribute attribute = node.first_attribute(); attribute;) {
            const pugi::xml_attribute next = attribute.next_attribute();
            const bool leads_on = is_link && local_name(attribute.name()) == "href";
            if (leads_on || is_unwanted(attribute))
                node.remove_attribute(attribute);
            else
                rename_ids(attribute);
            attribute = next;
        }
    }

    pugi::xml_document& document_;
    const Entities entities_;
    std::size_t budget_;
    std::set<std::string, std::less<>> prefixes_ = {"xml"};
    std::set<std::string> ids_;
};

}  // namespace

std::optional<Bytes> svg_for_book(const Bytes& source) {
    pugi::xml_document document;
    const auto result = document.load_buffer(source.data(), source.size(),
                                             pugi::parse_default | pugi::parse_ws_pcdata);
    if (!result || local_name(document.document_element().name()) != "svg") return std::nullopt;
    Cleaner(document, source).clean();
    return serialise(document);
}

}  // namespace postconv
