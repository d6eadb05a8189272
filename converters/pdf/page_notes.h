// Notes at the foot of pages: one column of all of them, in the order of their first marks.
#pragma once

#include <vector>

#include "converters/pdf/break_pages.h"
#include "converters/pdf/column.h"
#include "converters/pdf/flow.h"
#include "styles/looks.h"

namespace postconv::pdf {

// The space above the notes of a page, their rule in it.
Length notes_gap(const Theme& theme);

struct NotesLook {
    const Theme& theme;
    Side side;  // from which text runs: where the rule begins
};

class PageNotes {
  public:
    // The notes whose first marks are among `marks` join the column; says which items they bring
    // in `item`. A note's first two lines stay together.
    void add(const std::vector<std::size_t>& marks, const std::vector<Flow>& notes, Length between,
             ColumnItem& item);

    const std::vector<ColumnItem>& items() const { return items_; }

    // Of a page's notes, without the gap above them.
    Length height(const PageSlice& slice) const;
    // The notes of a page and the rule above them, at the foot of the text, or at its top when the
    // page has nothing else: a longer rule where a note goes on from the page before.
    DisplayItems draw(const PageSlice& slice, const std::vector<Flow>& notes,
                      const NotesLook& look) const;
    // Calls `use` with what stands in the slice's notes.
    template <typename Use>
    void each(const PageSlice& slice, const std::vector<Flow>& notes, const Use& use) const {
        for (std::size_t i = slice.notes_first; i < slice.notes_last; ++i)
            if (sources_[i].note < notes.size())
                use(notes[sources_[i].note].items[sources_[i].item].items);
    }

  private:
    // Which item of which note an item of the column is.
    struct Source {
        std::size_t note, item;
    };

    void add_note(std::size_t note, const Flow& flow);
    void draw_frames(DisplayItems& to, const PageSlice& slice, const std::vector<Flow>& notes,
                     const std::vector<Length>& tops) const;

    std::vector<ColumnItem> items_;
    std::vector<Source> sources_;
    std::vector<bool> added_;  // by note
    Length space_after_;       // of the last note
};

}  // namespace postconv::pdf
