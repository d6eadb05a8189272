// TOML 1.0 -> FieldValue; only here is toml++ known.
#pragma once

#include <string_view>

#include "converters/markdown/field_value.h"

namespace postconv {

// See read_fields(). Dates and times become text in the form of RFC 3339; the keys stand in the
// order of the source. A key given twice is not valid TOML.
FieldValue read_toml(std::string_view toml, const FieldsPlace& place);

}  // namespace postconv
