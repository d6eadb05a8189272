// Front matter -> Metadata.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "converters/markdown/field_value.h"
#include "model/diagnostics.h"
#include "model/metadata.h"

namespace postconv {

struct FrontMatterFacts {
    Metadata metadata;
    std::string excerpt_separator;  // the marker that ends the excerpt, as named; may be empty
};

using Overrides = std::vector<std::pair<std::string, std::string>>;

// `front_matter` is read_yaml()'s map, or Nothing. Overrides win over it, whichever of its names a
// field is called by; a repeated one makes a list. Values that make no sense are warned of
// (bad-date, bad-language, bad-isbn, bad-value, repeated-key) and left out; unknown keys become
// custom fields, with a note (unknown-key).
FrontMatterFacts read_metadata(const FieldValue& front_matter, const Overrides& overrides,
                               Diagnostics& diagnostics);

}  // namespace postconv
