// The cover out of the many forms in which front matter names it.
#pragma once

#include <optional>

#include "converters/markdown/metadata_fields.h"
#include "model/metadata.h"

namespace postconv {

// The first key, best first, that names a picture: a path, a map with path (or src, url, image...),
// a list of these, or Obsidian's [[a.png]]. Yes and no name none. A caption stands for a missing
// alternative text. The keys that spoke are marked as used.
std::optional<CoverImage> read_cover(MetadataFields& fields, std::string_view language);

}  // namespace postconv
