// The metadata of a document from all that speaks of it.
#pragma once

#include <string_view>

#include "converters/markdown/front_matter.h"
#include "converters/markdown/metadata_reader.h"
#include "converters/markdown/reader.h"

namespace postconv {

// A file after clean_source().
struct CleanText {
    std::string_view text;
    int source = -1;        // among the diagnostics' sources
    std::string_view name;  // a date or language in the file name speaks after the front matter
};

// `front_matter` is what find_front_matter() found in the text. Throws Failure as read_fields()
// does: Conversion for the front matter, Usage for the texts of options.metadata_defaults.
FrontMatterFacts read_document_metadata(const CleanText& file, const FrontMatter& front_matter,
                                        const ReaderOptions& options, Diagnostics& diagnostics);

}  // namespace postconv
