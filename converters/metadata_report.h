// What became of the front matter: each key, its field, and where the field goes in each format.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "converters/markdown/metadata_fields.h"

namespace postconv {

// Where a field goes, in the formats' own names; empty: nowhere. The PDF's are entries of its
// document information, OPF is the EPUB's package document, DOCX has the parts core, app and
// custom of its properties.
struct FieldTargets {
    Field field;
    std::string_view name;  // of the field, as people call it
    std::string_view pdf;
    std::string_view opf;
    std::string_view docx;
};

// The one table of them. Backends write what it says; tests/binary compares.
const FieldTargets& targets_of(Field field);

struct MetadataReport {
    struct Row {
        std::string key;                        // as written
        std::string place;                      // "essay.md:3", or "-M"
        const FieldTargets* targets = nullptr;  // null: the key is no field
        std::string dropped;  // why it goes nowhere; empty: it goes to the targets
    };
    std::vector<Row> rows;
};

// `sources` are Diagnostics::sources().
MetadataReport make_metadata_report(const std::vector<KeyFact>& keys,
                                    const std::vector<std::string>& sources);

// Aligned columns; control characters are shown as '?'.
std::string as_table(const MetadataReport& report);
// {"keys": [{"key", "place", "field", "pdf", "opf", "docx"}], "dropped": [{..., "reason"}]}
std::string as_json(const MetadataReport& report);

}  // namespace postconv
