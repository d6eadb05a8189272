// Markdown with front matter, read into the model.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv {

struct SourceText {
    std::string name;  // as messages show it; also the folder that its pictures are relative to
    std::string text;  // UTF-8, with or without a byte order mark, any line ends
};

// A text of YAML with metadata for documents that don't say it themselves.
struct MetadataText {
    std::string name;  // as messages show it
    std::string text;
    std::string below;  // the key that holds the metadata; empty: the whole text does
};

struct ReaderOptions {
    // -M key=value: over what the files say, in the order given; a repeated key makes a list.
    std::vector<std::pair<std::string, std::string>> metadata;
    // Under what the files say, field by field; the first that has a field gives it.
    std::vector<MetadataText> metadata_defaults;
};

// One document from one or more files, in order; the first file's front matter speaks for all.
// Footnotes are scoped to their file. Front matter that is not valid YAML or never ends throws
// Failure (Conversion) with its place in the file.
Document read_markdown(const std::vector<SourceText>& inputs, const ReaderOptions& options,
                       Diagnostics& diagnostics);

}  // namespace postconv
