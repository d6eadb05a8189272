// Obsidian's "![[A note]]" on a line of its own, replaced by the note.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "converters/markdown/reader.h"
#include "converters/markdown/wikilinks.h"
#include "model/diagnostics.h"
#include "model/resources.h"

namespace postconv {

// The part of a note that "note#Heading" (the section) or "note#^id" (the block) calls for, the
// whole of it for an empty `part`; empty: there is no such part. `note` has no front matter.
std::string part_of_note(std::string_view note, std::string_view part);

// Whether the file may name a note to be put in; UTF-16 may always.
bool may_embed_notes(const SourceText& file);

// Puts notes into files, those that are embedded in notes too, up to a depth and a size. A note is
// one of the files, or a Markdown file that `loader` finds from the file that names it. Labels of
// its footnotes get its name before them, so that none is mistaken. What is not found stays
// as written; whoever reads it says so. A note that embeds itself is warned of (missing-note-page).
class NoteEmbedder {
  public:
    NoteEmbedder(const std::vector<SourceText>& files, const Loader& loader,
                 Diagnostics& diagnostics)
        : files_(files), loader_(loader), diagnostics_(diagnostics) {}

    // Replaces the text of `file` by the one with its notes in it, and sets its lines.
    void embed(SourceText& file);

  private:
    struct Place {
        std::string name;  // of the outermost file
        int source = -1;
        int line = 0;                     // in it
        std::vector<std::string> within;  // the notes that we are in
    };
    // None: not found.
    const std::string* find(const std::string& page, const Place& place);
    std::string clean(const std::string& name, const std::string& bytes);
    // The lines that stand for the embed; empty: it stays as it is.
    std::string embedded(const WikiLink& link, const Place& place);
    std::string with_notes(std::string_view note, const Place& place);

    const std::vector<SourceText>& files_;
    const Loader& loader_;
    Diagnostics& diagnostics_;
    std::map<std::pair<std::string, std::string>, std::string> texts_;  // by file and page
    std::size_t embedded_bytes_ = 0;
};

}  // namespace postconv
