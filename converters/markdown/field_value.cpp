#include "converters/markdown/field_value.h"

#include <algorithm>

#include "converters/markdown/source_text.h"
#include "converters/markdown/toml_reader.h"
#include "converters/markdown/yaml_reader.h"
#include "model/text.h"

namespace postconv {

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

FieldValue read_fields(std::string_view text, const FieldsPlace& place) {
    if (text.size() > kMostFieldBytes)
        fail(place.failure_kind, place.failure_name, {place.source, 1, 1, 1, 1},
             std::string(place.what) + " is too large", "make it simpler");
    switch (place.notation) {
        case Notation::Yaml:
        case Notation::Json:
            return read_yaml(text, place);
        case Notation::Toml:
            return read_toml(text, place);
    }
    return {};
}

}  // namespace postconv
