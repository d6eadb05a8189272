// Markdown with front matter, read into the model.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "converters/markdown/field_value.h"
#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv {

// Where a file stands in a book that is more than its files one after another.
struct Chapter {
    int level = 1;                   // of its first heading; deeper ones follow
    std::string title;               // stands above a file that has no heading over all of it
    std::vector<std::string> parts;  // titles of the parts that begin with it
};

struct SourceText {
    std::string name;  // as messages show it; also the folder that its pictures are relative to
    std::string text;  // UTF-8, or UTF-16 with a byte order mark; any line ends
    // The line in its file of each line of `text`, where they differ.
    std::vector<int> lines = {};
    std::optional<Chapter> chapter = {};  // none: its headings keep their levels
};

// A text with metadata for documents that don't say it themselves.
struct MetadataText {
    std::string name;  // as messages show it
    std::string text;
    std::string below = {};  // the key that holds the metadata; empty: the whole text does
    Notation notation = Notation::Yaml;
    // Another program's settings: only these keys of it count, and what can't be read is a warning
    // (book-settings). Empty: all of it is metadata.
    std::vector<std::string> keys = {};
};

// What to make of the text before the excerpt marker, in documents that have one.
enum class ExcerptUse { Keep, Only, Skip };

struct ReaderOptions {
    // -M key=value: over what the files say, in the order given; a repeated key makes a list.
    std::vector<std::pair<std::string, std::string>> metadata;
    // Under what the files say, field by field; the first that has a field gives it.
    std::vector<MetadataText> metadata_defaults;
    std::string book_title = {};   // when neither metadata nor a lone first heading gives one
    std::string book_folder = {};  // what "/page.md" is relative to; empty: the first file's
    ExcerptUse excerpt = ExcerptUse::Keep;
    bool promote_headings = true;  // short paragraphs that are wholly bold become headings
};

// One document from one or more files, in order; the first file's front matter speaks for all.
// Footnotes and ids are scoped to their file, and links between the files lead inside the document.
// Front matter that is not valid YAML or never ends throws
// Failure (Conversion) with its place in the file.
Document read_markdown(const std::vector<SourceText>& inputs, const ReaderOptions& options,
                       Diagnostics& diagnostics);

}  // namespace postconv
