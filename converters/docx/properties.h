// What the file says of itself: core, extended and custom properties (ECMA-376 part 2, 11 and
// part 1, 22.2 and 22.3).
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>

#include "converters/backend.h"
#include "converters/docx/statistics.h"

namespace postconv {

inline constexpr const char* kCoreType =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";

// `subject`: instead of the document's main subject; may be empty.
Bytes core_properties_part(const Job& job, const std::string& subject = {});
Bytes extended_properties_part(const Job& job, const std::string& company,
                               const Statistics& statistics);
// None when the metadata has nothing for it. `others`: a Properties element whose properties are
// kept where the metadata have none of their name; may be empty.
std::optional<Bytes> custom_properties_part(const Metadata& metadata, pugi::xml_node others = {});

}  // namespace postconv
