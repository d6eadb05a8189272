#include "converters/pdf/break_pages.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <optional>
#include <random>

using namespace postconv;
using namespace postconv::pdf;

namespace postconv::pdf {
std::ostream& operator<<(std::ostream& out, const PageSlice& slice) {
    return out << '[' << slice.first << ',' << slice.last << ") notes [" << slice.notes_first << ','
               << slice.notes_last << ')';
}
}  // namespace postconv::pdf

namespace {

constexpr auto kGap = ColumnItem::Kind::Gap;

Length points(double p) { return Length::from_points(p); }
ColumnItem box(double height, int penalty = 0) {
    return {ColumnItem::Kind::Box, points(height), penalty};
}
ColumnItem gap(double height) { return {kGap, points(height)}; }

using Slices = std::vector<PageSlice>;

// Every way to cut the column into pages, costed as the header says.
struct Oracle {
    const std::vector<ColumnItem>& column;
    const std::vector<ColumnItem>& notes;
    PageOptions options;
    double best = std::numeric_limits<double>::infinity();
    Slices slices, best_slices;

    static Length height_of(const std::vector<ColumnItem>& items, std::size_t first,
                            std::size_t last) {
        Length height;
        bool has_box = false;
        for (std::size_t i = first; i < last; ++i) {
            has_box |= items[i].kind != kGap;
            if (has_box) height += items[i].height;
        }
        return height;
    }
    Length notes_height(std::size_t first, std::size_t last) const {
        const Length height = height_of(notes, first, last);
        return height > Length() ? height + options.notes_gap : height;
    }
    std::size_t marked(std::size_t items) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < items; ++i) count += column[i].notes;
        return count;
    }
    // Where the last note marked in items [first, last) begins; `otherwise` when none is.
    std::size_t last_note(std::size_t first, std::size_t last, std::size_t otherwise) const {
        for (std::size_t i = last; i-- > first;)
            if (column[i].notes > 0) return marked(i + 1) - column[i].last_note;
        return otherwise;
    }
    // Where the first note begins that the same item marks.
    std::size_t last_box(std::size_t first, std::size_t last, std::size_t otherwise) const {
        for (std::size_t i = last; i-- > first;)
            if (column[i].notes > 0) return std::max(marked(i), otherwise);
        return otherwise;
    }
    double emptiness(Length left) const {
        const double share = double(left.units()) / double(options.height.units());
        return share * share * 10000;
    }

    struct Split {
        std::size_t end;
        double cost;
    };
    struct Begun {
        std::size_t note, box;  // of the last note marked, and of the first in the same box
    };
    Begun begun(std::size_t first, std::size_t last, std::size_t otherwise) const {
        return {last_note(first, last, otherwise), last_box(first, last, otherwise)};
    }
    // As late as there is room for; none: nowhere.
    std::optional<Split> split(std::size_t from, std::size_t to, const Begun& after,
                               Length room) const {
        if (from == to || notes_height(from, to) <= room) return Split{to, 0};
        std::optional<Split> found;
        for (std::size_t end = after.box + 1; end < to; ++end)
            if (notes[end - 1].kind != kGap && notes[end - 1].penalty < kNeverEndPage &&
                notes_height(from, end) <= room)
                found = Split{end, end > after.note ? 600.0 : 2500.0};
        return found;
    }
    Split bad_split(std::size_t from, std::size_t to, Length room) const {
        Split found{from, 1e5};
        for (std::size_t end = from + 1; end < to; ++end)
            if (notes[end - 1].kind != kGap && notes_height(from, end) <= room) found.end = end;
        return found;
    }

    void page(const PageSlice& slice, double cost, double page_cost) {
        PageSlice trimmed = slice;
        while (trimmed.notes_first < trimmed.notes_last && notes[trimmed.notes_first].kind == kGap)
            ++trimmed.notes_first;
        slices.push_back(trimmed);
        search(slice.last, slice.notes_last, cost + page_cost);
        slices.pop_back();
    }

    void search(std::size_t first, std::size_t note, double cost) {
        const std::size_t before = first;
        const bool pending = note < marked(first);
        const bool closed =
            before == column.size() || (before > 0 && column[before - 1].penalty <= kMustEndPage);
        if (pending) notes_alone(before, note, cost, closed);
        while (first < column.size() && column[first].kind == kGap) ++first;
        if (first == column.size() && !pending && cost < best) best = cost, best_slices = slices;
        if (pending && closed) return;
        for (std::size_t last = first + 1; last <= column.size(); ++last)
            if (column[last - 1].kind != kGap && !try_page(first, last, note, cost)) return;
    }

    void notes_alone(std::size_t item, std::size_t note, double cost, bool closed) {
        const std::size_t to = marked(item);
        const auto good = split(note, to, {note, note}, options.height);
        Split end = good ? *good : bad_split(note, to, options.height);
        double price = 2000 + end.cost;
        if (end.end == note) {
            while (notes[end.end].kind == kGap) ++end.end;
            ++end.end;
            price += 1e7;
        } else if (!closed || end.end < to) {
            price += emptiness(options.height - notes_height(note, end.end));
        }
        page({item, item, note, end.end}, cost, price);
    }

    // Whether a page could end well further down.
    bool has_later_end(std::size_t first, std::size_t last, std::size_t note) const {
        for (std::size_t end = last + 1; end <= column.size(); ++end) {
            if (column[end - 1].kind == kGap) continue;
            const Length room = options.height - column[first].head - height_of(column, first, end);
            const ColumnItem& foot = column[end - 1];
            if (room < Length()) return false;
            if (room < foot.foot ||
                !split(note, marked(end), begun(first, end, note), room - foot.foot)) {
                if (foot.foot == Length() || foot.penalty <= kMustEndPage) return false;
                continue;
            }
            if (foot.penalty < kNeverEndPage) return true;
        }
        return false;
    }

    // False when the page can't be any longer.
    bool try_page(std::size_t first, std::size_t last, std::size_t note, double cost) {
        const ColumnItem& foot = column[last - 1];
        const Length above = options.height - column[first].head - height_of(column, first, last);
        const Length room = above - foot.foot;
        const std::size_t to = marked(last);
        const auto good = split(note, to, begun(first, last, note), room);
        const bool is_first = last == first + 1;
        if (!is_first && (room < Length() || !good))
            return above >= Length() && foot.foot > Length() && foot.penalty > kMustEndPage;
        const Split end = good ? *good : bad_split(note, to, room);
        const Length left = room - notes_height(note, end.end);
        const bool done = end.end == to, must_end = foot.penalty <= kMustEndPage;
        const bool free = done && (last == column.size() || must_end);
        double empty = emptiness(left);
        if (foot.penalty < kNeverEndPage && !must_end && !has_later_end(first, last, note))
            empty = std::min(empty, 625.0);
        if (must_end) empty = std::min(empty, 625.0);
        const double price = left < Length() ? 1e7
                             : free          ? 0
                                             : empty + (must_end ? 0 : foot.penalty);
        page({first, last, note, end.end}, cost, end.cost + price);
        return above >= Length() && !must_end;
    }
};

Slices best_of(const std::vector<ColumnItem>& column, const std::vector<ColumnItem>& notes,
               const PageOptions& options) {
    Oracle oracle{column, notes, options, std::numeric_limits<double>::infinity(), {}, {}};
    oracle.search(0, 0, 0);
    return oracle.best_slices;
}

// A note of lines, the first two and the last two together, behind a gap.
void add_note(std::vector<ColumnItem>& notes, ColumnItem& mark, int lines, double height) {
    notes.push_back(gap(1));
    for (int i = 0; i < lines; ++i)
        notes.push_back(box(height, i == 0 || i == lines - 2 ? kNeverEndPage : 0));
    mark.last_note = std::size_t(lines) + 1;
    mark.notes += mark.last_note;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_break_pages)

BOOST_AUTO_TEST_CASE(small_random_columns_break_as_the_exhaustive_search_does) {
    std::mt19937 random(7);
    const auto pick = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    int split = 0;
    for (int round = 0; round < 1200; ++round) {
        std::vector<ColumnItem> column, notes;
        for (int n = pick(1, 12); n > 0; --n) {
            const int penalties[] = {0, 0, 0, 150, kNeverEndPage, kMustEndPage};
            ColumnItem item = box(pick(5, 45) + pick(0, 999) / 1000.0, penalties[pick(0, 5)]);
            for (int marks = pick(0, 5) == 0 ? pick(1, 2) : 0; marks > 0; --marks)
                add_note(notes, item, pick(1, round % 3 == 0 ? 16 : 5), pick(3, 9));
            if (pick(0, 4) == 0) item.head = points(8);
            if (pick(0, 3) == 0) item.foot = points(pick(2, 12));
            column.push_back(item);
            if (pick(0, 2) == 0) column.push_back(gap(pick(2, 20)));
        }
        while (column.back().kind == kGap) column.pop_back();
        const PageOptions options{points(100), points(6), notes};
        const Slices found = break_pages(column, options);
        BOOST_TEST(found == best_of(column, notes, options), boost::test_tools::per_element());
        for (const PageSlice& slice : found)
            split += slice.notes_last > 0 && slice.notes_last < notes.size() &&
                     notes[slice.notes_last].kind != kGap;
    }
    BOOST_TEST(split > 100);
}

// Whatever the column: every note is there once and in order, and no page is overfull.
BOOST_AUTO_TEST_CASE(no_note_is_lost_or_overlaps_the_text) {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::vector<ColumnItem> column, notes;
        for (int n = 0; n < 60; ++n) {
            column.push_back(box(4 + int(random() % 12)));
            if (random() % 5 == 0) add_note(notes, column.back(), 1 + int(random() % 40), 4);
        }
        std::size_t item = 0, note = 0;
        for (const PageSlice& slice : break_pages(column, {points(100), points(6), notes})) {
            while (note < notes.size() && notes[note].kind == kGap && note < slice.notes_first)
                ++note;
            BOOST_TEST(slice.first == item);
            if (slice.notes_first < slice.notes_last) {
                BOOST_TEST(slice.notes_first == note);
                note = slice.notes_last;
            }
            item = slice.last;
            const Length height =
                Oracle::height_of(column, slice.first, slice.last) +
                Oracle::height_of(notes, slice.notes_first, slice.notes_last) +
                (slice.notes_first < slice.notes_last ? points(6) : Length());
            BOOST_TEST((height <= points(100)));
        }
        BOOST_TEST(item == column.size());
        BOOST_TEST(note == notes.size());
    }
}

BOOST_AUTO_TEST_CASE(a_note_too_long_for_its_page_goes_on_at_the_foot_of_the_next) {
    std::vector<ColumnItem> column, notes;
    for (int i = 0; i < 12; ++i) column.push_back(box(10));
    add_note(notes, column[6], 6, 10);
    BOOST_TEST(
        break_pages(column, {points(100), {}, notes}) == (Slices{{0, 7, 1, 4}, {7, 12, 4, 7}}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_two_notes_of_a_line_the_first_may_be_split_too) {
    std::vector<ColumnItem> column, notes;
    for (int i = 0; i < 12; ++i) column.push_back(box(10, kNeverEndPage));
    column[6].penalty = 0;
    add_note(notes, column[6], 6, 10);
    add_note(notes, column[6], 1, 10);
    BOOST_TEST(
        break_pages(column, {points(100), {}, notes}) == (Slices{{0, 7, 1, 4}, {7, 12, 4, 9}}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_page_puts_below_a_box_has_room) {
    std::vector<ColumnItem> column;
    for (int i = 0; i < 13; ++i) column.push_back(box(10));
    column[9].foot = points(5);
    BOOST_TEST(break_pages(column, {points(100), {}}) == (Slices{{0, 9}, {9, 13}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_note_longer_than_pages_closes_the_column_alone) {
    std::vector<ColumnItem> column = {box(50)}, notes;
    add_note(notes, column[0], 18, 10);
    BOOST_TEST(break_pages(column, {points(100), {}, notes}) ==
                   (Slices{{0, 1, 1, 6}, {1, 1, 6, 16}, {1, 1, 16, 19}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_heading_moves_with_its_first_line) {
    const std::vector<ColumnItem> column = {box(80), gap(10), box(10, kNeverEndPage), gap(5),
                                            box(10)};
    BOOST_TEST(break_pages(column, {points(100), {}}) == (Slices{{0, 1}, {2, 5}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_box_as_tall_as_a_page_leaves_one_page_short) {
    std::vector<ColumnItem> column;
    for (int i = 0; i < 13; ++i) column.push_back(box(10));
    column.push_back(box(95));
    BOOST_TEST(break_pages(column, {points(100), {}}) == (Slices{{0, 10}, {10, 13}, {13, 14}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_gap_vanishes_at_the_top_of_a_page) {
    const std::vector<ColumnItem> column = {box(100), gap(50), box(60)};
    BOOST_TEST(break_pages(column, {points(100), {}}) == (Slices{{0, 1}, {2, 3}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_box_taller_than_a_page_has_one_alone) {
    const std::vector<ColumnItem> column = {box(10), box(150), box(10)};
    BOOST_TEST(break_pages(column, {points(100), {}}) == (Slices{{0, 1}, {1, 2}, {2, 3}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_line_takes_its_footnote_along) {
    std::vector<ColumnItem> column = {box(60), box(20), box(10)}, notes;
    add_note(notes, column[1], 1, 30);
    BOOST_TEST(break_pages(column, {points(100), {}, notes}) == (Slices{{0, 1}, {1, 3, 1, 2}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_column_has_no_pages) {
    BOOST_TEST(break_pages({}, {points(100), {}}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
