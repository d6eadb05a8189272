#include "converters/pdf/break_pages.h"

#include <boost/test/unit_test.hpp>

#include <limits>
#include <random>

using namespace postconv;
using namespace postconv::pdf;

namespace postconv::pdf {
std::ostream& operator<<(std::ostream& out, const PageSlice& slice) {
    return out << '[' << slice.first << ',' << slice.last << ')';
}
}  // namespace postconv::pdf

namespace {

constexpr auto kGap = ColumnItem::Kind::Gap;

Length points(double p) { return Length::from_points(p); }
ColumnItem box(double height, int penalty = 0) {
    return {ColumnItem::Kind::Box, points(height), penalty, {}, {}};
}
ColumnItem gap(double height) { return {kGap, points(height), 0, {}, {}}; }

using Slices = std::vector<PageSlice>;

// Every way to cut the column into pages, costed as the header says.
struct Oracle {
    const std::vector<ColumnItem>& column;
    PageOptions options;
    double best = std::numeric_limits<double>::infinity();
    Slices slices, best_slices;

    Length height_of(std::size_t first, std::size_t last) const {
        Length height = column[first].head, notes;
        for (std::size_t i = first; i < last; ++i) {
            height += column[i].height;
            notes += column[i].notes;
        }
        return notes > Length() ? height + notes + options.notes_gap : height;
    }
    void search(std::size_t first, double cost) {
        while (first < column.size() && column[first].kind == kGap) ++first;
        if (first == column.size()) {
            if (cost < best) best = cost, best_slices = slices;
            return;
        }
        for (std::size_t last = first + 1; last <= column.size(); ++last) {
            const ColumnItem& foot = column[last - 1];
            if (foot.kind == kGap) continue;
            const Length left = options.height - height_of(first, last);
            if (left < Length() && last > first + 1) return;
            const bool free = last == column.size() || foot.penalty <= kMustEndPage;
            const double share = double(left.units()) / double(options.height.units());
            const double page =
                left < Length() ? 1e7 : free ? 0 : share * share * 10000 + foot.penalty;
            slices.push_back({first, last});
            search(last, cost + page);
            slices.pop_back();
            if (left < Length() || foot.penalty <= kMustEndPage) return;
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_break_pages)

BOOST_AUTO_TEST_CASE(small_random_columns_break_as_the_exhaustive_search_does) {
    std::mt19937 random(7);
    const auto pick = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    for (int round = 0; round < 400; ++round) {
        std::vector<ColumnItem> column;
        for (int n = pick(1, 14); n > 0; --n) {
            const int penalties[] = {0, 0, 0, 150, kNeverEndPage, kMustEndPage};
            ColumnItem item = box(pick(5, 45), penalties[pick(0, 5)]);
            if (pick(0, 4) == 0) item.notes = points(pick(4, 20));
            if (pick(0, 4) == 0) item.head = points(8);
            column.push_back(item);
            if (pick(0, 2) == 0) column.push_back(gap(pick(2, 20)));
        }
        while (column.back().kind == kGap) column.pop_back();
        const PageOptions options{points(100), points(6)};
        Oracle oracle{column, options, std::numeric_limits<double>::infinity(), {}, {}};
        oracle.search(0, 0);
        BOOST_TEST(break_pages(column, options) == oracle.best_slices,
                   boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_heading_moves_with_its_first_line) {
    const std::vector<ColumnItem> column = {box(80), gap(10), box(10, kNeverEndPage), gap(5), box(10)};
    BOOST_TEST(break_pages(column, {points(100), {}}) == (Slices{{0, 1}, {2, 5}}),
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
    std::vector<ColumnItem> column = {box(60), box(20), box(10)};
    column[1].notes = points(30);
    BOOST_TEST(break_pages(column, {points(100), {}}) == (Slices{{0, 1}, {1, 3}}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(an_empty_column_has_no_pages) {
    BOOST_TEST(break_pages({}, {points(100), {}}).empty());
}

BOOST_AUTO_TEST_SUITE_END()
