// Authors and contributors out of front matter.
#pragma once

#include <string_view>
#include <vector>

#include "converters/markdown/field_value.h"
#include "model/metadata.h"

namespace postconv {

// A string with one or more names, a list of strings or maps, or a map with name (or text), role,
// file-as, email and url. `role` is the MARC relator code for those who name none.
std::vector<Creator> read_creators(const FieldValue& field, std::string_view role);

}  // namespace postconv
