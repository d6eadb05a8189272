// What the writers of one package share.
#pragma once

#include <algorithm>
#include <deque>

#include "converters/backend.h"
#include "converters/docx/bookmarks.h"
#include "converters/docx/caption_number.h"
#include "converters/docx/language.h"
#include "converters/docx/media.h"
#include "converters/docx/notes.h"
#include "converters/docx/numbering.h"
#include "converters/docx/relationships.h"
#include "converters/docx/sections.h"
#include "converters/docx/statistics.h"
#include "converters/docx/style_sheet.h"

namespace postconv {

inline bool numbers_sections(const Outline& outline) {
    return std::any_of(outline.sections.begin(), outline.sections.end(),
                       [](const Section& section) { return !section.number.empty(); });
}

// What a document that is written into has given away already.
struct Occupied {
    NumberingBase numbering;
    int bookmarks = 0;                       // the greatest w:id of a bookmark
    std::set<std::string> bookmark_names;    // in lower case
    int drawings = 0;                        // the greatest id of a wp:docPr
    int notes = 0;                           // the greatest w:id of a footnote
    std::string media = "image";             // file names that begin so are free
};

struct Composition {
    Composition(const Job& the_job, Diagnostics& the_diagnostics, const Occupied& occupied = {})
        : job(the_job),
          diagnostics(the_diagnostics),
          sheet(the_job.theme, numbers_sections(the_job.outline) ? StyleSheet::Headings::Numbered
                                                                 : StyleSheet::Headings::Plain),
          numbering(sheet, occupied.numbering),
          bookmarks(occupied.bookmarks, occupied.bookmark_names),
          media(occupied.media),
          notes(job.document, occupied.notes),
          right_to_left(job.document.metadata.direction.empty()
                            ? is_right_to_left(job.document.metadata.language)
                            : job.document.metadata.direction == "rtl"),
          drawings(occupied.drawings) {}

    const Job& job;
    Diagnostics& diagnostics;
    StyleSheet sheet;
    Numbering numbering;
    Bookmarks bookmarks;
    Media media;
    Notes notes;
    Statistics statistics;
    CaptionNumbers caption_numbers = {};
    bool right_to_left;
    Sections sections = {};
    int drawings;  // wp:docPr ids given so far: unique in all parts
};

enum class StoryKind { Body, Notes };

// A part with text: the body or the notes. Each has relationships of its own.
struct Story {
    Composition& all;
    StoryKind kind = StoryKind::Body;
    Relationships relationships = {};
    // Notes that the note being written refers to and that have no mark in the body.
    std::deque<std::size_t> waiting_notes = {};
};

}  // namespace postconv
