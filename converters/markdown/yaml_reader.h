// YAML and JSON -> FieldValue; only here does front matter meet yaml-cpp.
#pragma once

#include <string_view>

#include "converters/markdown/field_value.h"

namespace postconv {

// See read_fields(). JSON is read as the YAML that it is, its surrogate pairs joined before.
FieldValue read_yaml(std::string_view text, const FieldsPlace& place);

}  // namespace postconv
