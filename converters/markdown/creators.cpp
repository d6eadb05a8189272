#include "converters/markdown/creators.h"

#include <algorithm>
#include <array>

#include "converters/markdown/field_words.h"
#include "converters/markdown/names.h"
#include "model/text.h"

namespace postconv {
namespace {

struct RoleName {
    std::string_view name;
    std::string_view code;
};

constexpr std::array kRoles = {
    RoleName{"author", "aut"},        RoleName{"editor", "edt"},
    RoleName{"translator", "trl"},    RoleName{"illustrator", "ill"},
    RoleName{"artist", "art"},        RoleName{"narrator", "nrt"},
    RoleName{"publisher", "pbl"},     RoleName{"cover designer", "cov"},
    RoleName{"book designer", "bkd"}, RoleName{"photographer", "pht"},
    RoleName{"contributor", "ctb"},   RoleName{"foreword", "aui"},
    RoleName{"afterword", "aft"},
};

// "editor" -> "edt"; any three letters are taken for a MARC code; else `fallback`.
std::string relator_code(std::string_view written, std::string_view fallback) {
    const std::string role = ascii_lower(trimmed(written));
    for (const RoleName& known : kRoles)
        if (known.name == role) return std::string(known.code);
    const bool is_code = role.size() == 3 && std::all_of(role.begin(), role.end(), [](char c) {
                             return c >= 'a' && c <= 'z';
                         });
    return is_code ? role : std::string(fallback);
}

std::string text_at(const FieldValue& map, std::initializer_list<std::string_view> names) {
    const FieldValue* found = map.find(names);
    if (found && found->kind == FieldValue::Kind::Map) found = found->find({"literal", "text"});
    return found && found->is_text() ? found->text : std::string();
}

Creator named(std::string name, std::string_view role) {
    std::string sort_name = derived_sort_name(name);
    return {.name = std::move(name), .role = std::string(role), .sort_name = std::move(sort_name)};
}

void add_from_map(std::vector<Creator>& creators, const FieldValue& map, std::string_view role) {
    std::string name = text_at(map, {"name", "text", "literal", "display-name"});
    // quarto's name may be a map of its own
    const FieldValue* nested = map.find({"name"});
    const FieldValue& parts = nested && nested->kind == FieldValue::Kind::Map ? *nested : map;
    const std::string given =
        text_at(parts, {"given", "first", "firstname", "first-name", "given-name"});
    const std::string family =
        text_at(parts, {"family", "last", "lastname", "last-name", "family-name"});
    if (name.empty()) name = given + (given.empty() || family.empty() ? "" : " ") + family;
    if (name.empty()) return;
    Creator creator = named(name, relator_code(text_at(map, {"role"}), role));
    if (!given.empty() && !family.empty()) creator.sort_name = family + ", " + given;
    const std::string file_as = text_at(map, {"file-as", "sort-name"});
    if (!file_as.empty()) creator.sort_name = file_as;
    creator.email = text_at(map, {"email"});
    creator.url = text_at(map, {"url", "website", "homepage"});
    creators.push_back(std::move(creator));
}

}  // namespace

std::vector<Creator> read_creators(const FieldValue& field, std::string_view role) {
    std::vector<Creator> creators;
    switch (field.kind) {
        case FieldValue::Kind::Nothing:
            break;
        case FieldValue::Kind::Text:
            for (const std::string& name : split_names(wikilink_label(field.text)))
                creators.push_back(named(std::string(wikilink_label(name)), role));
            break;
        case FieldValue::Kind::Map:
            add_from_map(creators, field, role);
            break;
        case FieldValue::Kind::List:  // of lists too: [[Ann Lee]] without quotes is one in YAML
            for (const FieldValue& item : field.items)
                for (Creator& creator : read_creators(item, role))
                    creators.push_back(std::move(creator));
            break;
    }
    return creators;
}

}  // namespace postconv
