// Several files as one document: their levels, their lines, their ids and the links among them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "converters/markdown/reader.h"
#include "model/diagnostics.h"
#include "model/document.h"

namespace postconv {

// Which blocks and notes of the document came from a file.
struct FileExtent {
    FileExtent(std::string name, const Document& so_far);
    void end(const Document& so_far);
    void lose_first_block();

    std::string name;
    std::string root;      // of the first file: what "/page.md" is relative to
    std::string title_id;  // of a heading that became the document's title
    std::size_t first_block = 0, end_block = 0;
    std::size_t first_note = 0, end_note = 0;
};

// Spans and diagnostics of a file whose text is not quite its own (includes): each line becomes
// the one of the file. `lines` counts from 0, lines from 1.
void restore_lines(const std::vector<int>& lines, const FileExtent& file, Document& document,
                   Diagnostics& diagnostics, std::size_t first_diagnostic);

// Gives the last file read its level in the book: its first heading gets the chapter's, the
// others keep their distance. Adds headings for the parts that begin here and, where no heading
// of the file stands above all others, for the chapter.
void place_chapter(const Chapter& chapter, FileExtent& file, Document& document);

// Makes ids unique across files: the first file keeps its id, a later one gets its file's name
// before it. Links to the files, or to headings in them, become internal (other.md, other.html,
// other, folder/ for its README.md). Warns of a link to a heading that its file lacks, and of one
// to a Markdown file that is no part of the document (broken-link). One file alone is left as it
// is, but for links to itself.
void join_files(Document& document, std::vector<FileExtent>& files, Diagnostics& diagnostics);

}  // namespace postconv
