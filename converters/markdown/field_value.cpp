#include "converters/markdown/field_value.h"

#include <yaml-cpp/depthguard.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>

#include "converters/markdown/source_text.h"
#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 20;
constexpr int kMostValues = 20000;  // an alias counts as often as it is used
constexpr int kDeepest = 32;

class YamlReader {
  public:
    explicit YamlReader(YamlPlace place) : place_(place) {}

    [[noreturn]] void refuse(const YAML::Mark& mark, std::string message, std::string hint) const {
        fail(FailureKind::Conversion, "front-matter", span(mark), std::move(message),
             std::move(hint));
    }

    FieldValue value(const YAML::Node& node, int depth) {
        if (++values_ > kMostValues || depth > kDeepest)
            refuse(node.Mark(), "the front matter is too large or too deep", "make it simpler");
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

  private:
    SourceSpan span(const YAML::Mark& mark) const {
        if (mark.is_null()) return {place_.source, 1, 1, 1, 1};
        const int line = mark.line + 1 + place_.lines_before;
        return {place_.source, line, mark.column + 1, line, mark.column + 1};
    }

    FieldValue list(const YAML::Node& node, int depth) {
        FieldValue result{.kind = FieldValue::Kind::List, .span = span(node.Mark())};
        for (const YAML::Node& item : node) result.items.push_back(value(item, depth + 1));
        return result;
    }

    FieldValue map(const YAML::Node& node, int depth) {
        FieldValue result{.kind = FieldValue::Kind::Map, .span = span(node.Mark())};
        for (const auto& entry : node) {
            if (!entry.first.IsScalar())
                refuse(entry.first.Mark(), "a key of the front matter is not a word",
                       "write it as key: value");
            result.entries.push_back(
                {field_key(entry.first.Scalar()), value(entry.second, depth + 1)});
            if (result.entries.back().value.span.line == 0)
                result.entries.back().value.span = span(entry.first.Mark());
        }
        return result;
    }

    YamlPlace place_;
    int values_ = 0;
};

std::string hint_for(const std::string& problem) {
    if (problem.find("map") != std::string::npos || problem.find("colon") != std::string::npos)
        return "put a value that holds a colon in quotes, and give each key its own line";
    if (problem.find("quote") != std::string::npos || problem.find("end of") != std::string::npos)
        return "look for a quote or bracket that is not closed";
    return "front matter is YAML: lines of key: value";
}

}  // namespace

const FieldValue* FieldValue::find(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names)
        for (const FieldEntry& entry : entries)
            if (entry.key == name) return &entry.value;
    return nullptr;
}

std::string field_key(std::string_view written) {
    std::string key = ascii_lower(trimmed(written));
    std::replace(key.begin(), key.end(), '_', '-');
    return key;
}

FieldValue text_field(std::string_view text, SourceSpan span) {
    FieldValue field{.kind = FieldValue::Kind::Text, .span = span};
    append_prose(field.text, trimmed(text));
    if (field.text.empty()) field.kind = FieldValue::Kind::Nothing;
    return field;
}

FieldValue read_yaml(std::string_view yaml, YamlPlace place) {
    YamlReader reader(place);
    if (yaml.size() > kMostBytes)
        reader.refuse(YAML::Mark::null_mark(), "the front matter is too large", "make it simpler");
    try {
        const YAML::Node root = YAML::Load(std::string(yaml));
        if (root.IsNull()) return {};
        if (!root.IsMap())
            reader.refuse(root.Mark(), "the front matter is not made of keys and values",
                          "write lines such as title: My Essay");
        return reader.value(root, 0);
    } catch (const YAML::DeepRecursion& problem) {
        reader.refuse(problem.mark, "the front matter is nested too deep", "make it simpler");
    } catch (const YAML::Exception& problem) {
        reader.refuse(problem.mark, "the front matter is not valid YAML: " + problem.msg,
                      hint_for(problem.msg));
    }
}

}  // namespace postconv
