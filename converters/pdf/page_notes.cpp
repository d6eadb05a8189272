#include "converters/pdf/page_notes.h"

#include <algorithm>

namespace postconv::pdf {
namespace {

constexpr double kNotesGap = 1.6;   // of the body's leading, above the notes of a page
constexpr double kRuleRise = 0.35;  // of that gap: the rule above the first note
constexpr double kNotesRule = 0.28; // of the measure
constexpr std::size_t kNoNote = ~std::size_t{0};

}  // namespace

Length notes_gap(const Theme& theme) { return theme[Role::Body].leading.scaled_by(kNotesGap); }

void PageNotes::add(const std::vector<std::size_t>& marks, const std::vector<Flow>& notes,
                    Length between, ColumnItem& item) {
    added_.resize(notes.size());
    for (const std::size_t note : marks) {
        if (added_[note] || notes[note].items.empty()) continue;
        added_[note] = true;
        const std::size_t before = items_.size();
        items_.push_back({ColumnItem::Kind::Gap, std::max(between, space_after_)});
        sources_.push_back({kNoNote, 0});
        add_note(note, notes[note]);
        item.last_note = items_.size() - before;
        item.notes += item.last_note;
    }
}

void PageNotes::add_note(std::size_t note, const Flow& flow) {
    space_after_ = {};
    for (std::size_t i = 0; i < flow.items.size(); ++i) {
        const FlowItem& item = flow.items[i];
        if (item.kind == ColumnItem::Kind::Gap && i + 1 == flow.items.size()) {
            space_after_ = item.height;
            continue;
        }
        const bool is_first = i == 0 && flow.items.size() > 1;
        items_.push_back({item.kind, item.height,
                          is_first ? kNeverEndPage : std::clamp(item.penalty, 0, kNeverEndPage)});
        sources_.push_back({note, i});
    }
}

Length PageNotes::height(const PageSlice& slice) const {
    Length height;
    for (std::size_t i = slice.notes_first; i < slice.notes_last; ++i) height += items_[i].height;
    return height;
}

DisplayItems PageNotes::draw(const PageSlice& slice, const std::vector<Flow>& notes,
                             const NotesLook& look) const {
    const Theme& theme = look.theme;
    const Side side = look.side;
    DisplayItems drawing;
    if (slice.notes_first == slice.notes_last) return drawing;
    const PageGeometry& page = theme.page;
    const bool is_alone = slice.first == slice.last;
    Length y = is_alone ? page.margin_top + notes_gap(theme)
                        : page.height - page.margin_bottom - height(slice);
    const bool goes_on = sources_[slice.notes_first].item > 0;
    const Style& rule = theme[Role::Rule];
    const Length width = goes_on ? page.text_width() : page.text_width().scaled_by(kNotesRule);
    const Length x = side == Side::Right ? page.text_width() - width : Length();
    drawing.push_back(RectItem{{{x, y - notes_gap(theme).scaled_by(kRuleRise)}, width, rule.border},
                               rule.colour});
    std::vector<Length> tops;
    for (std::size_t i = slice.notes_first; i < slice.notes_last; ++i) {
        tops.push_back(y);
        y += items_[i].height;
    }
    tops.push_back(y);
    draw_frames(drawing, slice, notes, tops);
    for (std::size_t i = slice.notes_first; i < slice.notes_last; ++i)
        if (sources_[i].note != kNoNote)
            append_moved(drawing, notes[sources_[i].note].items[sources_[i].item].items,
                         {{}, tops[i - slice.notes_first]});
    return drawing;
}

// The part of each note's frames that stands in the slice.
void PageNotes::draw_frames(DisplayItems& to, const PageSlice& slice,
                            const std::vector<Flow>& notes,
                            const std::vector<Length>& tops) const {
    for (std::size_t begin = slice.notes_first; begin < slice.notes_last;) {
        std::size_t end = begin + 1;
        while (end < slice.notes_last && sources_[end].note == sources_[begin].note) ++end;
        const Source& source = sources_[begin];
        const std::size_t last_item = source.item + (end - begin);
        const Length* top = &tops[begin - slice.notes_first];
        begin = end;
        if (source.note == kNoNote) continue;
        for (const FlowFrame& frame : notes[source.note].frames) {
            const std::size_t first = std::max(frame.first, source.item);
            const std::size_t last = std::min(frame.last, last_item);
            if (first >= last) continue;
            draw_frame(to, frame, top[first - source.item], top[last - source.item]);
        }
    }
}

}  // namespace postconv::pdf
