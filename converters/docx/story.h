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
#include "converters/docx/statistics.h"
#include "converters/docx/style_sheet.h"

namespace postconv {

inline bool numbers_sections(const Outline& outline) {
    return std::any_of(outline.sections.begin(), outline.sections.end(),
                       [](const Section& section) { return !section.number.empty(); });
}

struct Composition {
    Composition(const Job& the_job, Diagnostics& the_diagnostics)
        : job(the_job),
          diagnostics(the_diagnostics),
          sheet(the_job.theme, numbers_sections(the_job.outline) ? StyleSheet::Headings::Numbered
                                                                 : StyleSheet::Headings::Plain),
          numbering(sheet.numbers_headings()),
          notes(job.document),
          right_to_left(job.document.metadata.direction.empty()
                            ? is_right_to_left(job.document.metadata.language)
                            : job.document.metadata.direction == "rtl") {}

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
    int drawings = 0;  // wp:docPr ids given so far: unique in all parts
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
