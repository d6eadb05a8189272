// Front matter as plain values with places in the file, free of any YAML library.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/source.h"

namespace postconv {

struct FieldEntry;

struct FieldValue {
    enum class Kind { Nothing, Text, List, Map };

    Kind kind = Kind::Nothing;
    std::string text;                 // Kind::Text: trimmed, one line
    std::vector<FieldValue> items;    // Kind::List
    std::vector<FieldEntry> entries;  // Kind::Map, in source order
    SourceSpan span = {};

    bool is_text() const { return kind == Kind::Text; }
    // The entry whose key is one of `names` (as field_key() gives them); null when there is none.
    const FieldValue* find(std::initializer_list<std::string_view> names) const;
};

struct FieldEntry {
    std::string key;  // as field_key() gives it
    FieldValue value;
};

// Keys are compared in lower case with '_' as '-': "Cover_Image" -> "cover-image".
std::string field_key(std::string_view written);

FieldValue text_field(std::string_view text, SourceSpan span = {});

// Where the YAML stands in its file.
struct YamlPlace {
    int source = -1;
    int lines_before = 0;
};

// A map, or Nothing when there are no keys. What is no valid YAML, no map or beyond reason in
// size or depth throws Failure (Conversion, "front-matter") at its line and column in the file.
FieldValue read_yaml(std::string_view yaml, YamlPlace place);

}  // namespace postconv
