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

// What to make of the text before the excerpt marker, in documents that have one.
enum class ExcerptUse { Keep, Only, Skip };

struct ReaderOptions {
    // -M key=value: over what the files say, in the order given; a repeated key makes a list.
    std::vector<std::pair<std::string, std::string>> metadata;
    ExcerptUse excerpt = ExcerptUse::Keep;
    bool promote_headings = true;  // short paragraphs that are wholly bold become headings
};

// One document from one or more files, in order; the first file's front matter speaks for all.
// Footnotes are scoped to their file. Front matter that is not valid YAML or never ends throws
// Failure (Conversion) with its place in the file.
Document read_markdown(const std::vector<SourceText>& inputs, const ReaderOptions& options,
                       Diagnostics& diagnostics);

}  // namespace postconv
