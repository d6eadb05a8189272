#include "converters/markdown/document_metadata.h"

#include <algorithm>

#include "converters/markdown/source_text.h"

namespace postconv {
namespace {

FieldValue fields_of(const MetadataText& defaults, Diagnostics& diagnostics) {
    const int source = diagnostics.add_source(defaults.name);
    const std::string text = clean_source(defaults.text, source, diagnostics);
    const FieldValue fields = read_fields(text, {.source = source,
                                                 .notation = defaults.notation,
                                                 .what = "the file",
                                                 .failure_name = "metadata-file",
                                                 .failure_kind = FailureKind::Usage});
    if (defaults.below.empty()) return fields;
    const FieldValue* found = fields.find({defaults.below});
    return found ? *found : FieldValue{};
}

FieldValue read_defaults(const MetadataText& defaults, Diagnostics& diagnostics) {
    if (defaults.keys.empty()) return fields_of(defaults, diagnostics);
    try {
        FieldValue fields = fields_of(defaults, diagnostics);
        std::erase_if(fields.entries, [&](const FieldEntry& entry) {
            return std::ranges::find(defaults.keys, entry.key) == defaults.keys.end();
        });
        return fields;
    } catch (const Failure& failure) {
        diagnostics.warn("book-settings", failure.diagnostic.span, failure.diagnostic.message,
                         "the book is made without what stands in it");
        return {};
    }
}

}  // namespace

FrontMatterFacts read_document_metadata(const CleanText& file, const FrontMatter& front_matter,
                                        const ReaderOptions& options, Diagnostics& diagnostics) {
    const auto text = file.text.substr(front_matter.begin, front_matter.end - front_matter.begin);
    MetadataLayers layers;
    layers.overrides = options.metadata;
    layers.file_name = file.name;
    if (!text.empty())
        layers.front_matter = read_fields(text, {.source = file.source,
                                                 .lines_before = front_matter.lines_before,
                                                 .notation = front_matter.notation});
    for (const MetadataText& defaults : options.metadata_defaults)
        layers.defaults.push_back(read_defaults(defaults, diagnostics));
    layers.guess = guess_language(file.text.substr(front_matter.body_begin));
    return read_metadata(layers, diagnostics);
}

}  // namespace postconv
