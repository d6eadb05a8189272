#include "converters/markdown/toml_reader.h"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <locale>
#include <sstream>

#include "model/text.h"

namespace postconv {
namespace {

std::size_t end_of_string(std::string_view toml, std::size_t begin) {
    const char quote = toml[begin];
    const std::string three(3, quote);
    const bool is_long = toml.substr(begin, 3) == three;
    for (std::size_t at = begin + (is_long ? 3 : 1); at < toml.size(); ++at) {
        if (toml[at] == '\\' && quote == '"') {
            ++at;
        } else if (is_long && toml.substr(at, 3) == three) {
            return at + 3;
        } else if (!is_long && (toml[at] == quote || toml[at] == '\n')) {
            return at + 1;
        }
    }
    return toml.size();
}

// Whether brackets or dotted keys nest deeper than a writer has use for. toml++ makes one table
// of every dot and frees them recursively, so this is known before it starts.
bool is_too_deep(std::string_view toml) {
    int brackets = 0;
    int dots = 0;
    for (std::size_t at = 0; at < toml.size();) {
        const char c = toml[at];
        if (c == '"' || c == '\'') {
            at = end_of_string(toml, at);
            continue;
        }
        if (c == '#') {
            at = std::min(toml.find('\n', at), toml.size());
            continue;
        }
        if (c == '[' || c == '{') ++brackets;
        if (c == ']' || c == '}') --brackets;
        if (c == '.') ++dots;
        if (c == '\n' || c == '=' || c == ',' || c == '{' || c == '[') dots = 0;
        if (brackets > kDeepestField || dots > kDeepestField) return true;
        ++at;
    }
    return false;
}

template <typename Value>
std::string printed(const Value& value) {
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << value;
    return out.str();
}

std::string printed_number(double value) {
    std::array<char, 32> digits;
    const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return error == std::errc() ? std::string(digits.data(), end) : std::string();
}

class TomlReader {
  public:
    explicit TomlReader(const FieldsPlace& place) : place_(place) {}

    [[noreturn]] void refuse(const toml::source_position& at, const std::string& problem,
                             std::string hint) const {
        fail(place_.failure_kind, place_.failure_name, span(at),
             std::string(place_.what) + ' ' + problem, std::move(hint));
    }

    FieldValue table(const toml::table& table, int depth) {
        struct Entry {
            const toml::key* key;
            const toml::node* node;
        };
        std::vector<Entry> entries;
        for (const auto& [key, node] : table) entries.push_back({&key, &node});
        std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            return a.key->source().begin < b.key->source().begin;
        });
        FieldValue result{.kind = FieldValue::Kind::Map, .span = span(table.source().begin)};
        for (const Entry& entry : entries) {
            const std::string written(entry.key->str());
            result.entries.push_back({field_key(written), written, value(*entry.node, depth + 1)});
        }
        return result;
    }

  private:
    SourceSpan span(const toml::source_position& at) const {
        const int line = std::max(1, int(at.line)) + place_.lines_before;
        const int column = std::max(1, int(at.column));
        return {place_.source, line, column, line, column};
    }

    FieldValue value(const toml::node& node, int depth) {
        if (++values_ > kMostFieldValues || depth > kDeepestField)
            refuse(node.source().begin, "is too large or too deep", "make it simpler");
        switch (node.type()) {
            case toml::node_type::table:
                return table(*node.as_table(), depth);
            case toml::node_type::array:
                return list(*node.as_array(), depth);
            case toml::node_type::none:
            case toml::node_type::string:
            case toml::node_type::integer:
            case toml::node_type::floating_point:
            case toml::node_type::boolean:
            case toml::node_type::date:
            case toml::node_type::time:
            case toml::node_type::date_time:
                break;
        }
        return text_field(text(node), span(node.source().begin));
    }

    FieldValue list(const toml::array& array, int depth) {
        FieldValue result{.kind = FieldValue::Kind::List, .span = span(array.source().begin)};
        for (const toml::node& item : array) result.items.push_back(value(item, depth + 1));
        return result;
    }

    static std::string text(const toml::node& node) {
        if (const auto* string = node.as_string()) return string->get();
        if (const auto* integer = node.as_integer()) return std::to_string(integer->get());
        if (const auto* number = node.as_floating_point()) return printed_number(number->get());
        if (const auto* flag = node.as_boolean()) return flag->get() ? "true" : "false";
        if (const auto* date = node.as_date()) return printed(date->get());
        if (const auto* time = node.as_time()) return printed(time->get());
        if (const auto* moment = node.as_date_time()) return printed(moment->get());
        return {};
    }

    const FieldsPlace& place_;
    int values_ = 0;
};

// "Error while parsing key: ..." reads on behind a colon in lower case.
std::string lowered(std::string_view description) {
    return ascii_lower(description.substr(0, 1)) + std::string(description.substr(1));
}

}  // namespace

FieldValue read_toml(std::string_view toml, const FieldsPlace& place) {
    TomlReader reader(place);
    if (is_too_deep(toml)) reader.refuse({1, 1}, "is nested too deep", "make it simpler");
    try {
        const toml::table root = toml::parse(toml);
        return root.empty() ? FieldValue{} : reader.table(root, 0);
    } catch (const toml::parse_error& problem) {
        reader.refuse(problem.source().begin,
                      "is not valid TOML: " + lowered(problem.description()),
                      "TOML is lines of key = value, with text in quotes");
    }
}

}  // namespace postconv
