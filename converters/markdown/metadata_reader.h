// Front matter -> Metadata.
#pragma once

#include <string>
#include <vector>

#include "converters/markdown/metadata_fields.h"
#include "model/diagnostics.h"
#include "model/metadata.h"
#include "model/page_setup.h"

namespace postconv {

struct FrontMatterFacts {
    Metadata metadata;
    PageSetup page_setup;
    std::string excerpt_separator;  // the marker that ends the excerpt, as named; may be empty
    std::vector<KeyFact> keys;      // what became of each key
};

// Values that make no sense are warned of (bad-date, bad-language, bad-isbn, bad-value) and left
// out; unknown keys become custom fields. See MetadataFields for the other messages.
FrontMatterFacts read_metadata(const MetadataLayers& layers, Diagnostics& diagnostics);

}  // namespace postconv
