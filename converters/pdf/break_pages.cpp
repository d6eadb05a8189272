#include "converters/pdf/break_pages.h"

#include <algorithm>
#include <limits>

namespace postconv::pdf {
namespace {

constexpr double kEmptyPageCost = 10000;  // of a page with nothing on it; a quarter empty: 625
constexpr double kNotHelpedCost = 625;
constexpr double kSplitNoteCost = 600;
constexpr double kLateNoteCost = 2500;    // of a note that begins behind the page of its mark
constexpr double kNotesPageCost = 2000;   // of a page with notes alone
constexpr double kBadSplitCost = 1e5;     // a note split where it should not be
constexpr double kOverfullCost = 1e7;

using Kind = ColumnItem::Kind;

// Skips what vanishes at the top of a page.
std::size_t first_box(std::span<const ColumnItem> column, std::size_t at) {
    while (at < column.size() && column[at].kind == Kind::Gap) ++at;
    return at;
}

std::span<const ColumnItem> without_last_gaps(std::span<const ColumnItem> column) {
    while (!column.empty() && column.back().kind == Kind::Gap)
        column = column.first(column.size() - 1);
    return column;
}

// How the notes of a page end: before which item, and what that costs.
struct NotesEnd {
    std::size_t end = 0;
    double cost = 0;
    bool fits = true;
};

// The notes that a page could have.
struct PendingNotes {
    std::size_t first, end;
    std::size_t last_note;  // where the last of those marked on the page begins
    std::size_t last_box;   // where the first of those marked in the same box as that begins
    bool may_split_badly;   // there is no other way
};

class NotesColumn {
  public:
    explicit NotesColumn(const PageOptions& options) : options_(options), items_(options.notes) {
        heights_.reserve(items_.size() + 1);
        heights_.push_back({});
        for (const ColumnItem& item : items_) heights_.push_back(heights_.back() + item.height);
    }

    Length height(std::size_t first, std::size_t end) const {
        const std::size_t top = first_box(items_, first);
        return top < end ? options_.notes_gap + heights_[end] - heights_[top] : Length();
    }

    NotesEnd end_within(const PendingNotes& notes, Length room) const {
        if (notes.first == notes.end || height(notes.first, notes.end) <= room) return {notes.end};
        std::size_t bad = notes.first;
        for (std::size_t end = notes.end; end-- > notes.first + 1;) {
            if (items_[end - 1].kind == Kind::Gap || height(notes.first, end) > room) continue;
            bad = std::max(bad, end);
            if (end > notes.last_box && items_[end - 1].penalty < kNeverEndPage)
                return {end, end > notes.last_note ? kSplitNoteCost : kLateNoteCost};
        }
        return {bad, kBadSplitCost, notes.may_split_badly};
    }

    std::size_t behind_first_box(std::size_t first) const { return first_box(items_, first) + 1; }

  private:
    const PageOptions& options_;
    std::span<const ColumnItem> items_;
    std::vector<Length> heights_;  // of all items before one
};

// The best way to set everything up to an item of the column and one of the notes.
struct State {
    std::size_t notes = 0;
    double cost = 0;
    std::size_t item_before = 0, notes_before = 0;  // where its last page begins
};

// One end that a page could have: before `item`, with `left` of its height free.
struct PageEnd {
    std::size_t item;
    NotesEnd notes;
    Length left;
};

class PageBreaker {
  public:
    PageBreaker(std::span<const ColumnItem> column, const PageOptions& options)
        : column_(column), options_(options), notes_(options), states_(column.size() + 1) {
        marked_.push_back(0);
        for (const ColumnItem& item : column_) marked_.push_back(marked_.back() + item.notes);
    }

    std::vector<PageSlice> pages() {
        states_[0].push_back({});
        for (std::size_t item = 0; item <= column_.size(); ++item)
            for (std::size_t i = 0; i < states_[item].size(); ++i)
                go_on(item, State(states_[item][i]));
        return trace_back();
    }

  private:
    void go_on(std::size_t start, const State& state) {
        const bool pending = state.notes < marked_[start];
        const bool closed = start == column_.size() || must_end_before(start);
        if (pending) page_of_notes(start, state, closed);
        if (start < column_.size() && !(pending && closed)) pages_from(start, state);
    }

    bool must_end_before(std::size_t at) const {
        while (at > 0 && column_[at - 1].kind == Kind::Gap) --at;
        return at > 0 && column_[at - 1].penalty <= kMustEndPage;
    }

    // Every page that begins with an item.
    void pages_from(std::size_t start, const State& state) {
        const std::size_t top = first_box(column_, start);
        PendingNotes pending{state.notes, state.notes, state.notes, state.notes, false};
        Length body = column_[top].head;
        for (std::size_t i = top; i < column_.size(); ++i) {
            const ColumnItem& item = column_[i];
            body += item.height;
            if (item.kind == Kind::Gap) continue;
            pending.end = marked_[i + 1];
            if (item.notes > 0) {
                pending.last_note = pending.end - item.last_note;
                pending.last_box = std::max(marked_[i], state.notes);
            }
            pending.may_split_badly = i == top;
            const Length room = options_.height - body, room_above_foot = room - item.foot;
            if (i > top && room < Length()) break;
            const NotesEnd end = notes_.end_within(pending, room_above_foot);
            if (i == top || (room_above_foot >= Length() && end.fits))
                ends_.push_back(
                    {i + 1, end, room_above_foot - notes_.height(state.notes, end.end)});
            else if (item.foot == Length())
                break;  // else a later end may need less
            if (room < Length() || item.penalty <= kMustEndPage) break;
        }
        take_ends(start, state);
    }

    // All the ends that a page could have; what the last good one leaves free can't be helped.
    void take_ends(std::size_t start, const State& state) {
        bool is_last_good = true;
        for (; !ends_.empty(); ends_.pop_back()) {
            const PageEnd& end = ends_.back();
            const bool is_good = column_[end.item - 1].penalty < kNeverEndPage;
            const double cost = end.notes.cost + page_cost(end, is_good && is_last_good);
            if (is_good) is_last_good = false;
            reach(end.item, {end.notes.end, state.cost + cost, start, state.notes});
        }
    }

    // What a page costs. Space at its foot that can't be helped counts as a quarter at most.
    double page_cost(const PageEnd& end, bool is_last_good) const {
        if (end.left < Length()) return kOverfullCost;
        const int penalty = column_[end.item - 1].penalty;
        const bool notes_done = end.notes.end == marked_[end.item];
        const bool must_end = penalty <= kMustEndPage;
        if (notes_done && (end.item == column_.size() || must_end)) return 0;
        const double empty = emptiness(end.left);
        return (is_last_good ? std::min(empty, kNotHelpedCost) : empty) + (must_end ? 0 : penalty);
    }

    double emptiness(Length left) const {
        const double share = double(left.units()) / double(options_.height.units());
        return share * share * kEmptyPageCost;
    }

    void page_of_notes(std::size_t start, const State& state, bool closed) {
        const PendingNotes pending{state.notes, marked_[start], state.notes, state.notes, true};
        NotesEnd end = notes_.end_within(pending, options_.height);
        double cost = kNotesPageCost + end.cost;
        if (end.end == state.notes) {
            end.end = notes_.behind_first_box(state.notes);
            cost += kOverfullCost;
        } else if (!closed || end.end < pending.end) {
            cost += emptiness(options_.height - notes_.height(state.notes, end.end));
        }
        reach(start, {end.end, state.cost + cost, start, state.notes});
    }

    // Keeps the cheapest way to each state; those of one item in the order of their notes.
    void reach(std::size_t item, const State& state) {
        std::vector<State>& known = states_[item];
        const auto at = std::lower_bound(
            known.begin(), known.end(), state,
            [](const State& a, const State& b) { return a.notes < b.notes; });
        if (at == known.end() || at->notes != state.notes) known.insert(at, state);
        else if (state.cost < at->cost) *at = state;
    }

    std::vector<PageSlice> trace_back() const {
        std::vector<PageSlice> pages;
        std::size_t end = column_.size(), notes = marked_.back();
        while (end > 0) {
            const State& state = *std::find_if(
                states_[end].begin(), states_[end].end(),
                [&](const State& s) { return s.notes == notes; });
            pages.push_back({std::min(first_box(column_, state.item_before), end), end,
                             std::min(first_box(options_.notes, state.notes_before), notes),
                             notes});
            end = state.item_before;
            notes = state.notes_before;
        }
        std::reverse(pages.begin(), pages.end());
        return pages;
    }

    std::span<const ColumnItem> column_;
    const PageOptions& options_;
    NotesColumn notes_;
    std::vector<std::size_t> marked_;          // notes' items brought by everything before an item
    std::vector<PageEnd> ends_;                // of the page looked at
    std::vector<std::vector<State>> states_;   // by item: pages that end before it
};

}  // namespace

std::vector<PageSlice> break_pages(std::span<const ColumnItem> column, const PageOptions& options) {
    return PageBreaker(without_last_gaps(column), options).pages();
}

}  // namespace postconv::pdf
