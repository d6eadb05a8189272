// How the document is cut into files, and where in them each thing stands.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "converters/backend.h"

namespace postconv {

// One XHTML file of the body. It begins at a heading, goes on with a chapter that is too long for
// one file, or holds what precedes the first heading.
struct ChapterFile {
    std::string stem;      // of the file name, and the manifest id
    std::string title;     // plain text of its heading; the publication's own when it has none
    bool goes_on = false;  // the chapter before it, without a heading of its own
    std::optional<std::size_t> section;  // index into Outline::sections of its heading
    std::size_t first_block = 0;         // half-open range of Document::blocks
    std::size_t end_block = 0;
    std::vector<std::size_t> notes;  // those first referred to here, in the order of their marks

    std::string file() const { return stem + ".xhtml"; }
};

// A target of links.
struct Place {
    std::size_t chapter = 0;
    std::string id;  // as it stands in the XHTML
};

struct NotePlace {
    std::optional<std::size_t> chapter;  // none: nothing refers to the note, so it is not printed
    std::string id;                      // of the note
    std::string reference_id;            // of its first mark
};

struct ChapterPlan {
    std::vector<ChapterFile> chapters;
    std::map<std::string, Place> places;  // id in the document -> where; ids are unique in the book
    std::vector<NotePlace> notes;         // as Document::notes
};

// Files begin at headings down to a level: the caller's, else 1, or 2 when one heading of level 1
// stands above all others. A chapter of more than kLongestFile bytes is divided at headings below
// that, or between blocks. File names and ids come from the words of the chapter alone, so that
// they stay when other chapters come and go.
inline constexpr std::size_t kLongestFile = 250'000;
ChapterPlan plan_chapters(const Job& job);

// "chapter.xhtml#id", or "#id" alone within the file `from`.
std::string href_of(const ChapterPlan& plan, const Place& place, std::size_t from);

}  // namespace postconv
