// What the file says of itself: core, extended and custom properties (ECMA-376 part 2, 11 and
// part 1, 22.2 and 22.3).
#pragma once

#include <optional>

#include "converters/backend.h"
#include "converters/docx/statistics.h"

namespace postconv {

Bytes core_properties_part(const Job& job);
Bytes extended_properties_part(const Metadata& metadata, const Statistics& statistics);
// None when the metadata has nothing for it.
std::optional<Bytes> custom_properties_part(const Metadata& metadata);

}  // namespace postconv
