// The files of a request as the reader wants them: a SUMMARY.md (mdBook, GitBook) gives way to its
// chapters, and what the files include stands in them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "converters/markdown/reader.h"
#include "model/diagnostics.h"
#include "model/resources.h"

namespace postconv {

struct Book {
    std::vector<SourceText> files;     // in reading order
    std::string title;                 // the heading of SUMMARY.md; empty: none, or only "Summary"
    std::vector<std::string> folders;  // of each SUMMARY.md: pictures may be named from there
};

// A file named SUMMARY.md that holds nothing but headings and links is the plan of a book; any
// other is a file as good as the rest. Chapters are read through `chapters`. A draft (a chapter
// without a file) gets a note, a chapter that can't be read a warning (missing-chapter). When no
// chapter can be read, the summary stands for itself. Throws Failure (Limit) for a book larger
// than any.
Book gather_book(std::vector<SourceText> inputs, const Loader& chapters, Diagnostics& diagnostics);

// What mdBook's book.toml says of the book whose SUMMARY.md lies in `folder`: title, authors,
// description and language. It stands beside it, or wherever else `loader` may look; none is there
// when it is not found.
std::optional<MetadataText> book_settings(const std::string& folder, const Loader& loader);

// In each file, by the rules of IncludeExpander, then of NoteEmbedder.
void expand_includes(std::vector<SourceText>& files, const Loader& loader,
                     Diagnostics& diagnostics);

}  // namespace postconv
