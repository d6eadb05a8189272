#include "converters/markdown/yaml_reader.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>

#include "model/text.h"

namespace postconv {
namespace {

// What YAML's core schema calls its own: such a tag changes nothing here.
bool is_plain_tag(std::string_view tag) {
    return tag.empty() || tag == "?" || tag == "!" || tag.starts_with("tag:yaml.org,2002:");
}

class YamlReader {
  public:
    explicit YamlReader(const FieldsPlace& place) : place_(place) {}

    [[noreturn]] void refuse(const YAML::Mark& mark, const std::string& problem,
                             std::string hint) const {
        fail(place_.failure_kind, place_.failure_name, span(mark),
             std::string(place_.what) + ' ' + problem, std::move(hint));
    }

    FieldValue value(const YAML::Node& node, int depth) {
        if (++values_ > kMostFieldValues || depth > kDeepestField)
            refuse(node.Mark(), "is too large or too deep", "make it simpler");
        FieldValue result = untagged(node, depth);
        if (!is_plain_tag(node.Tag())) result.tag = node.Tag();
        return result;
    }

  private:
    SourceSpan span(const YAML::Mark& mark) const {
        if (mark.is_null()) return {place_.source, 1, 1, 1, 1};
        const int line = mark.line + 1 + place_.lines_before;
        return {place_.source, line, mark.column + 1, line, mark.column + 1};
    }

    FieldValue untagged(const YAML::Node& node, int depth) {
        switch (node.Type()) {
            case YAML::NodeType::Undefined:
            case YAML::NodeType::Null:
                break;
            case YAML::NodeType::Scalar:
                return text_field(node.Scalar(), span(node.Mark()));
            case YAML::NodeType::Sequence:
                return list(node, depth);
            case YAML::NodeType::Map:
                return map(node, depth);
        }
        return {.span = span(node.Mark())};
    }

    FieldValue list(const YAML::Node& node, int depth) {
        FieldValue result{.kind = FieldValue::Kind::List, .span = span(node.Mark())};
        for (const YAML::Node& item : node) result.items.push_back(value(item, depth + 1));
        return result;
    }

    FieldValue map(const YAML::Node& node, int depth) {
        FieldValue result{.kind = FieldValue::Kind::Map, .span = span(node.Mark())};
        std::vector<FieldEntry> merged;
        for (const auto& entry : node) {
            if (!entry.first.IsScalar())
                refuse(entry.first.Mark(), "has a key that is not a word",
                       "write it as key: value");
            const std::string& written = entry.first.Scalar();
            if (is_merge_key(entry.first) && take_maps(value(entry.second, depth + 1), merged))
                continue;
            result.entries.push_back({field_key(written), written, value(entry.second, depth + 1)});
            if (result.entries.back().value.span.line == 0)
                result.entries.back().value.span = span(entry.first.Mark());
        }
        add_missing(result.entries, std::move(merged));
        return result;
    }

    // YAML's "<<: *defaults" (yaml.org/type/merge.html); in quotes it is a key like any other.
    static bool is_merge_key(const YAML::Node& key) {
        return key.Scalar() == "<<" && key.Tag() != "!";
    }

    // The entries of a map, or of the maps of a list. False when it is neither.
    static bool take_maps(FieldValue value, std::vector<FieldEntry>& entries) {
        const auto is_map = [](const FieldValue& v) { return v.kind == FieldValue::Kind::Map; };
        if (is_map(value)) {
            std::ranges::move(value.entries, std::back_inserter(entries));
            return true;
        }
        if (value.items.empty() || !std::ranges::all_of(value.items, is_map)) return false;
        for (FieldValue& map : value.items)
            std::ranges::move(map.entries, std::back_inserter(entries));
        return true;
    }

    // What is merged in counts less than what is written, and what comes first more.
    static void add_missing(std::vector<FieldEntry>& entries, std::vector<FieldEntry> merged) {
        std::set<std::string> keys;
        for (const FieldEntry& entry : entries) keys.insert(entry.key);
        for (FieldEntry& entry : merged)
            if (keys.insert(entry.key).second) entries.push_back(std::move(entry));
    }

    const FieldsPlace& place_;
    int values_ = 0;
};

std::string hint_for(const std::string& problem, Notation notation) {
    if (notation == Notation::Json) return "look for a quote, comma or bracket that is missing";
    if (problem.find("map") != std::string::npos || problem.find("colon") != std::string::npos)
        return "put a value that holds a colon in quotes, and give each key its own line";
    if (problem.find("quote") != std::string::npos || problem.find("end of") != std::string::npos)
        return "look for a quote or bracket that is not closed";
    return "YAML is lines of key: value";
}

// The four digits of "\uD83D" at `at`; 0 when there are none.
unsigned utf16_unit(std::string_view json, std::size_t at) {
    unsigned unit = 0;
    if (at + 6 > json.size() || json[at] != '\\' || json[at + 1] != 'u') return 0;
    const char* const end = json.data() + at + 6;
    const auto [stop, error] = std::from_chars(json.data() + at + 2, end, unit, 16);
    return error == std::errc() && stop == end ? unit : 0;
}

// JSON writes what lies beyond U+FFFF as two surrogates (RFC 8259, 7), which YAML does not know.
// Half a pair means nothing: U+FFFD.
std::string without_surrogates(std::string_view json) {
    std::string text;
    for (std::size_t at = 0; at < json.size();) {
        const unsigned high = utf16_unit(json, at);
        if (high < 0xD800 || high > 0xDFFF) {
            const std::size_t taken = json[at] == '\\' && at + 1 < json.size() ? 2 : 1;
            text += json.substr(at, taken);
            at += taken;
            continue;
        }
        const unsigned low = utf16_unit(json, at + 6);
        const bool is_pair = high < 0xDC00 && low >= 0xDC00 && low <= 0xDFFF;
        append_utf8(text, is_pair ? 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD);
        at += is_pair ? 12 : 6;
    }
    return text;
}

}  // namespace

FieldValue read_yaml(std::string_view text, const FieldsPlace& place) {
    YamlReader reader(place);
    const bool is_json = place.notation == Notation::Json;
    try {
        const YAML::Node root = YAML::Load(is_json ? without_surrogates(text) : std::string(text));
        if (root.IsNull()) return {};
        if (!root.IsMap())
            reader.refuse(root.Mark(), "is not made of keys and values",
                          "write lines such as title: My Essay");
        return reader.value(root, 0);
    } catch (const YAML::DeepRecursion& problem) {
        reader.refuse(problem.mark, "is nested too deep", "make it simpler");
    } catch (const YAML::Exception& problem) {
        reader.refuse(problem.mark,
                      std::string("is not valid ") + (is_json ? "JSON: " : "YAML: ") + problem.msg,
                      hint_for(problem.msg, place.notation));
    }
}

}  // namespace postconv
