// Front matter as plain values with places in the file, free of any library and notation.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostics.h"

namespace postconv {

struct FieldEntry;

struct FieldValue {
    enum class Kind { Nothing, Text, List, Map };

    Kind kind = Kind::Nothing;
    std::string text;                 // Kind::Text: trimmed, one line
    std::vector<FieldValue> items;    // Kind::List
    std::vector<FieldEntry> entries;  // Kind::Map, in source order
    SourceSpan span = {};
    std::string tag;  // of YAML, when it asks for more than plain values: "!include"

    bool is_text() const { return kind == Kind::Text; }
    // The entry whose key is one of `names` (as field_key() gives them); null when there is none.
    const FieldValue* find(std::initializer_list<std::string_view> names) const;
};

struct FieldEntry {
    std::string key;      // as field_key() gives it
    std::string written;  // as the writer has it
    FieldValue value;
};

// Keys are compared in lower case with '_' as '-': "Cover_Image" -> "cover-image".
std::string field_key(std::string_view written);

FieldValue text_field(std::string_view text, SourceSpan span = {});

enum class Notation { Yaml, Toml, Json };

// A text of fields: where it stands in its file, and how failures name it.
struct FieldsPlace {
    int source = -1;
    int lines_before = 0;
    Notation notation = Notation::Yaml;
    const char* what = "the front matter";
    const char* failure_name = "front-matter";
    FailureKind failure_kind = FailureKind::Conversion;
};

// More than these is refused, so that no reader runs out of stack or memory.
inline constexpr std::size_t kMostFieldBytes = std::size_t{1} << 20;
inline constexpr int kMostFieldValues = 20000;  // an alias counts as often as it is used
inline constexpr int kDeepestField = 32;

// A map, or Nothing when there are no keys. What is not valid in its notation, no map or beyond
// reason in size or depth throws Failure at its line and column in the file.
FieldValue read_fields(std::string_view text, const FieldsPlace& place);

}  // namespace postconv
