#include "converters/pdf/break_lines.h"

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <random>

using namespace postconv;
using namespace postconv::pdf;

namespace {

Length points(double p) { return Length::from_points(p); }

LineItem box(double width) { return {.width = points(width)}; }
// Its glyphs give a fiftieth; it hangs out of the margins.
LineItem giving_box(double width, double hang_start, double hang_end) {
    return {.width = points(width), .give = points(width / 50), .hang_start = points(hang_start),
            .hang_end = points(hang_end)};
}
LineItem glue(double width, double stretch, double shrink) {
    return {.kind = LineItem::Kind::Glue, .width = points(width), .stretch = points(stretch),
            .shrink = points(shrink)};
}
LineItem hyphen(double width) {
    return {
        .kind = LineItem::Kind::Penalty, .is_hyphen = true, .penalty = 50, .width = points(width)};
}
void end(std::vector<LineItem>& items) {
    items.push_back({.kind = LineItem::Kind::Penalty, .penalty = kNeverBreak});
    items.push_back(glue(0, 100000, 0));
    items.push_back({.kind = LineItem::Kind::Penalty, .penalty = kMustBreak});
}

BreakOptions within(double width, double tolerance) {
    BreakOptions options;
    options.width = points(width);
    options.tolerance = tolerance;
    return options;
}

// ---- the oracle: every way to break, costed as Knuth and Plass define it ------------------------

int fitness_of(double r) { return r < -0.5 ? 0 : r <= 0.5 ? 1 : r <= 1 ? 2 : 3; }

struct Oracle {
    const std::vector<LineItem>& items;
    BreakOptions options;
    double best = std::numeric_limits<double>::infinity();
    std::vector<std::size_t> breaks, best_breaks;

    bool legal(std::size_t i) const {
        if (items[i].kind == LineItem::Kind::Penalty) return items[i].penalty < kNeverBreak;
        return items[i].kind == LineItem::Kind::Glue && i > 0 &&
               items[i - 1].kind == LineItem::Kind::Box;
    }
    double cost(double r, std::size_t i, int hyphens, int before) const {
        const double penalty = items[i].kind == LineItem::Kind::Penalty ? items[i].penalty : 0;
        const double base = 10 + std::min(100 * std::abs(r * r * r), 10000.0);
        double total = base * base;
        if (penalty > 0) total += penalty * penalty;
        else if (penalty > kMustBreak) total -= penalty * penalty;
        if (items[i].is_hyphen && hyphens == 1) total += 10000;
        if (i + 1 == items.size() && hyphens > 0) total += 5000;
        if (std::abs(fitness_of(r) - before) > 1) total += 10000;
        return total;
    }
    Length width() const {
        const std::size_t line = breaks.size();
        return line < options.first_widths.size() ? options.first_widths[line] : options.width;
    }
    void search(std::size_t start, double so_far, int hyphens, int before) {
        for (std::size_t i = start; i < items.size(); ++i) {
            if (!legal(i)) continue;
            const double r = adjustment_ratio(measure(items, start, i), width());
            const bool ladder = items[i].is_hyphen && hyphens > 1;
            if (r >= -1 && r <= options.tolerance && !ladder) {
                const double total = so_far + cost(r, i, hyphens, before);
                breaks.push_back(i);
                if (i + 1 == items.size()) {
                    if (total < best) best = total, best_breaks = breaks;
                } else {
                    search(line_start_after(items, i), total, items[i].is_hyphen ? hyphens + 1 : 0,
                           fitness_of(r));
                }
                breaks.pop_back();
            }
            if (items[i].kind == LineItem::Kind::Penalty && items[i].penalty == kMustBreak) return;
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_break_lines)

BOOST_AUTO_TEST_CASE(small_random_paragraphs_break_as_the_exhaustive_search_does) {
    std::mt19937 random(20260301);
    const auto pick = [&](int from, int to) {
        return std::uniform_int_distribution<int>(from, to)(random);
    };
    int with_a_solution = 0;
    for (int round = 0; round < 400; ++round) {
        std::vector<LineItem> items;
        for (int words = pick(4, 11); words > 0; --words) {
            items.push_back(giving_box(pick(4, 40), pick(0, 2), pick(0, 2)));
            for (int parts = pick(0, 2); parts > 0; --parts) {
                items.push_back(hyphen(3));
                items.back().hang_end = points(pick(0, 2));
                items.push_back(giving_box(pick(4, 20), pick(0, 2), pick(0, 2)));
            }
            if (words > 1) items.push_back(glue(4, 3, 1.5));
        }
        end(items);
        BreakOptions options = within(90, 2.5);
        for (int lines = pick(0, 3); lines > 0; --lines)
            options.first_widths.push_back(points(pick(50, 90)));
        Oracle oracle{items, options, std::numeric_limits<double>::infinity(), {}, {}};
        oracle.search(0, 0, 0, 1);
        with_a_solution += !oracle.best_breaks.empty();
        BOOST_TEST(break_lines(items, options) == oracle.best_breaks,
                   boost::test_tools::per_element());
    }
    BOOST_TEST(with_a_solution > 100);
}

BOOST_AUTO_TEST_CASE(the_first_lines_may_be_shorter_than_the_others) {
    std::vector<LineItem> items;
    for (int words = 6; words > 0; --words) {
        items.push_back(box(28));
        if (words > 1) items.push_back(glue(4, 3, 1.5));
    }
    end(items);
    BreakOptions options = within(92, 1);
    options.first_widths = {points(28), points(60)};
    BOOST_TEST(break_lines(items, options) == (std::vector<std::size_t>{1, 5, 13}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_the_tolerance_gives_no_breaks) {
    std::vector<LineItem> items = {box(50), glue(4, 1, 1), box(50)};
    end(items);
    BOOST_TEST(break_lines(items, within(80, 1)).empty());
}

BOOST_AUTO_TEST_CASE(the_last_resort_always_gives_lines) {
    std::vector<LineItem> items = {box(200), glue(4, 1, 1), box(10), glue(4, 1, 1), box(200)};
    end(items);
    BreakOptions options = within(80, std::numeric_limits<double>::infinity());
    options.last_resort = true;
    BOOST_TEST(break_lines(items, options).size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_forced_break_ends_a_line) {
    std::vector<LineItem> items = {box(10)};
    end(items);
    items.push_back(box(10));
    end(items);
    BOOST_TEST(break_lines(items, within(80, 1)).size() == 2u);
}

BOOST_AUTO_TEST_CASE(glue_behind_a_break_vanishes) {
    std::vector<LineItem> items = {box(10), glue(4, 1, 1), glue(4, 1, 1), box(10)};
    end(items);
    BOOST_TEST(line_start_after(items, 1) == 3u);
}

BOOST_AUTO_TEST_SUITE_END()
