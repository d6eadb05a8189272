// Tables of the PDF: where cells stand, how wide columns are, how rows break over pages.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <random>

#include "converters/pdf/column_widths.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/table_grid.h"
#include "tests/support/golden.h"
#include "tests/support/print.h"
#include "tests/support/text.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::pdf;
using postconv::test::repeated;
using postconv::test::Typeset;

namespace {

Length points(double p) { return Length::from_points(p); }
ContentWidths wish(double least, double most) { return {points(least), points(most)}; }

Length sum(const std::vector<Length>& widths) {
    Length all;
    for (const Length width : widths) all += width;
    return all;
}

TableCell cell(int columns = 1, int rows = 1) { return {{}, columns, rows, {}}; }

DisplayList pages_of(Typeset& typeset) {
    return make_pages(flow_document(typeset.setting()), typeset.setting());
}

struct Word {
    std::size_t page;
    const TextItem* item;
};

// Where a word stands, in the order in which it is drawn.
std::vector<Word> places_of(const DisplayList& list, const std::string& word) {
    std::vector<Word> found;
    for (std::size_t page = 0; page < list.pages.size(); ++page)
        for (const DisplayItem& item : list.pages[page].items)
            if (const auto* text = std::get_if<TextItem>(&item); text && text->run->text == word)
                found.push_back({page, text});
    return found;
}

Length lowest_text(const DisplayPage& page, Length height, const PageGeometry& geometry) {
    Length lowest;
    for (const DisplayItem& item : page.items)
        if (const auto* text = std::get_if<TextItem>(&item);
            text && text->at.y < height - geometry.margin_bottom + points(8))
            lowest = std::max(lowest, text->at.y);
    return lowest;
}

const std::string kSpans =
    "<table><thead><tr><th>Line</th><th>From</th><th>To</th></tr></thead><tbody>"
    "<tr><td rowspan=\"2\">North</td><td>Ayr</td><td>Oban</td></tr>"
    "<tr><td>Perth</td><td>Wick</td></tr>"
    "<tr><td colspan=\"3\">Whole</td></tr></tbody></table>\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_table)

BOOST_AUTO_TEST_CASE(a_cell_over_two_rows_moves_the_next_row_to_the_right) {
    const std::vector<TableRow> rows = {{{cell(1, 2), cell()}}, {{cell()}}};
    const TableGrid grid = grid_of(rows);
    BOOST_TEST(grid.columns == 2u);
    BOOST_TEST(grid.cells[0].row_end == 2u);
    BOOST_TEST(grid.cells[2].row == 1u);
    BOOST_TEST(grid.cells[2].column == 1u);
}

BOOST_AUTO_TEST_CASE(a_wide_cell_ends_before_a_column_that_another_holds) {
    const std::vector<TableRow> rows = {{{cell(), cell(1, 2)}}, {{cell(2)}}};
    BOOST_TEST(grid_of(rows).cells[2].column_end == 1u);
}

BOOST_AUTO_TEST_CASE(a_row_span_ends_with_the_rows) {
    const std::vector<TableRow> rows = {{{cell(1, 9)}}};
    BOOST_TEST(grid_of(rows).cells[0].row_end == 1u);
}

BOOST_AUTO_TEST_CASE(rows_that_a_cell_joins_are_one_group) {
    const std::vector<TableRow> rows = {
        {{cell(), cell()}}, {{cell(1, 2), cell()}}, {{cell(1, 2)}}, {{cell()}}, {{cell(), cell()}}};
    BOOST_TEST(group_ends(grid_of(rows)) == (std::vector<std::size_t>{1, 4, 5}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(columns_with_room_are_as_wide_as_their_lines) {
    const std::vector<ContentWidths> columns = {wish(10, 50), wish(20, 100)};
    const std::vector<Length> widths = fitted_widths(columns, points(200));
    BOOST_TEST(widths[0] == points(50));
    BOOST_TEST(widths[1] == points(100));
}

BOOST_AUTO_TEST_CASE(a_short_column_beside_long_text_stays_on_one_line) {
    const std::vector<ContentWidths> columns = {wish(20, 45), wish(40, 3000)};
    const std::vector<Length> widths = fitted_widths(columns, points(400));
    BOOST_TEST(widths[0] == points(45));
    BOOST_TEST(widths[1] > points(354));
}

BOOST_AUTO_TEST_CASE(columns_that_lack_their_least_share_what_narrow_ones_leave) {
    const std::vector<ContentWidths> columns = {wish(10, 10), wish(300, 300), wish(400, 400)};
    const std::vector<Length> widths = fitted_widths(columns, points(210));
    BOOST_TEST(widths[0] == points(10));
    BOOST_TEST(widths[1] == points(100));
    BOOST_TEST(widths[2] == points(100));
}

BOOST_AUTO_TEST_CASE(a_cell_over_columns_widens_those_that_are_too_narrow_for_it) {
    const std::vector<ContentWidths> columns =
        widened_for_spans({wish(10, 10), wish(30, 30)}, {{0, 2, wish(80, 120)}});
    BOOST_TEST(least_width(columns) >= points(80));
    BOOST_TEST(least_width(columns) < points(80.1));
    BOOST_TEST(columns[1].least > columns[0].least);
}

BOOST_AUTO_TEST_CASE(random_columns_stay_between_their_least_and_most_and_within_the_measure) {
    std::mt19937 random(3);
    for (int round = 0; round < 500; ++round) {
        std::vector<ContentWidths> columns;
        for (int n = 1 + int(random() % 30); n > 0; --n) {
            const double least = double(random() % 60);
            columns.push_back(wish(least, least + double(random() % 2000)));
        }
        const Length available = points(100 + double(random() % 500));
        const std::vector<Length> widths = fitted_widths(columns, available);
        BOOST_TEST(sum(widths) <= available);
        if (least_width(columns) > available) continue;
        for (std::size_t i = 0; i < widths.size(); ++i) {
            BOOST_TEST(widths[i] >= columns[i].least);
            BOOST_TEST(widths[i] <= columns[i].most);
        }
    }
}

BOOST_AUTO_TEST_CASE(tables_are_laid_out_as_when_last_looked_at) {
    Typeset typeset(test::golden_text("pdf/tables.md"));
    const DisplayList list = pages_of(typeset);
    test::check_golden("pdf/tables.txt", dump(list, typeset.setting()));
}

BOOST_AUTO_TEST_CASE(a_cell_over_two_rows_stands_beside_both) {
    Typeset typeset(kSpans);
    const DisplayList list = pages_of(typeset);
    const TextItem& north = *places_of(list, "North").at(0).item;
    const TextItem& ayr = *places_of(list, "Ayr").at(0).item;
    const TextItem& perth = *places_of(list, "Perth").at(0).item;
    BOOST_TEST(north.at.y == ayr.at.y);
    BOOST_TEST(perth.at.x == ayr.at.x);
    BOOST_TEST(perth.at.y > ayr.at.y);
}

BOOST_AUTO_TEST_CASE(no_rule_goes_through_a_cell_over_two_rows) {
    Typeset typeset(kSpans);
    const DisplayList list = pages_of(typeset);
    const TextItem& north = *places_of(list, "North").at(0).item;
    const TextItem& perth = *places_of(list, "Perth").at(0).item;
    int beside = 0;
    for (const DisplayItem& item : list.pages[0].items) {
        const auto* rule = std::get_if<RectItem>(&item);
        if (!rule || rule->area.at.y <= north.at.y || rule->area.at.y >= perth.at.y) continue;
        BOOST_TEST(rule->area.at.x > north.at.x + north.width);
        ++beside;
    }
    BOOST_TEST(beside == 1);
}

BOOST_AUTO_TEST_CASE(rows_that_a_cell_joins_stay_on_one_page) {
    for (int before = 30; before < 50; ++before) {
        Typeset typeset("<table><tbody>" + repeated("<tr><td>a</td><td>b</td></tr>", before) +
                        "<tr><td rowspan=\"3\">North</td><td>one</td></tr><tr><td>two</td></tr>"
                        "<tr><td>three</td></tr>" +
                        repeated("<tr><td>a</td><td>b</td></tr>", 3) + "</tbody></table>\n");
        const DisplayList list = pages_of(typeset);
        BOOST_TEST(places_of(list, "North").at(0).page == places_of(list, "three").at(0).page);
    }
}

BOOST_AUTO_TEST_CASE(a_row_taller_than_a_page_goes_on_cell_beside_cell) {
    const std::string text = repeated("Words fill this cell for long. ", 400);
    Typeset typeset("| Alpha | Beta |\n|---|---|\n| x | y |\n| " + text + "| " + text + "Last |\n");
    const DisplayList list = pages_of(typeset);
    BOOST_TEST(list.pages.size() >= 3u);
    BOOST_TEST(places_of(list, "Words").size() == 800u);
    const Length middle = list.width / 2;
    for (std::size_t page = 0; page < list.pages.size(); ++page) {
        bool left = false, right = false;
        for (const Word& word : places_of(list, "cell"))
            if (word.page == page) (word.item->at.x < middle ? left : right) = true;
        BOOST_TEST((left && right));
    }
    BOOST_TEST(places_of(list, "Alpha").size() == list.pages.size());
    const PageGeometry& geometry = typeset.theme().page;
    for (const DisplayPage& page : list.pages)
        BOOST_TEST(lowest_text(page, list.height, geometry) < list.height - geometry.margin_bottom);
}

BOOST_AUTO_TEST_CASE(a_table_with_room_keeps_its_type) {
    Typeset typeset("| Alpha | Beta |\n|---|---|\n| one | two |\n");
    const DisplayList list = pages_of(typeset);
    const TextItem& one = *places_of(list, "one").at(0).item;
    BOOST_TEST(typeset.setting().shaper.spec(typeset.setting().format(one.format).font).size ==
               typeset.theme()[Role::Table].size);
    BOOST_TEST(!typeset.diagnostics().has_warnings());
}

BOOST_AUTO_TEST_CASE(a_table_too_wide_is_set_in_smaller_type_before_words_are_broken) {
    Typeset typeset("|" + repeated("incomprehensibly|", 5) + "\n|" + repeated("-|", 5) + "\n|" +
                    repeated("one|", 5) + "\n");
    const DisplayList list = pages_of(typeset);
    BOOST_TEST(places_of(list, "incomprehensibly").size() == 5u);
    const TextItem& one = *places_of(list, "one").at(0).item;
    const Length size =
        typeset.setting().shaper.spec(typeset.setting().format(one.format).font).size;
    BOOST_TEST(size < typeset.theme()[Role::Table].size);
    BOOST_TEST(size >= typeset.theme()[Role::Table].size.scaled_by(0.799));
    BOOST_TEST(!typeset.diagnostics().has_warnings());
}

BOOST_AUTO_TEST_CASE(a_table_that_no_type_makes_fit_is_warned_about_where_it_stands) {
    Typeset typeset("Text.\n\n|" + repeated("incomprehensibilities|", 12) + "\n|" +
                    repeated("-|", 12) + "\n|" + repeated("one|", 12) + "\n");
    pages_of(typeset);
    BOOST_TEST_REQUIRE(typeset.diagnostics().has_warnings());
    const auto& all = typeset.diagnostics().items();
    const auto found = std::find_if(all.begin(), all.end(), [](const Diagnostic& d) {
        return d.name == "table-too-wide";
    });
    BOOST_TEST_REQUIRE((found != all.end()));
    BOOST_TEST(found->span.line == 3);
}

BOOST_AUTO_TEST_CASE(words_of_a_table_too_wide_are_hyphenated_before_they_break_between_letters) {
    Typeset typeset("|" + repeated("incomprehensibilities|", 7) + "\n|" + repeated("-|", 7) +
                    "\n|" + repeated("incomprehensibilities|", 7) + "\n");
    const DisplayList list = pages_of(typeset);
    const std::string whole = "incomprehensibilities";
    int parts = 0, hyphens = 0;
    for (const DisplayItem& item : list.pages.front().items) {
        const auto* text = std::get_if<TextItem>(&item);
        if (!text) continue;
        hyphens += text->run->text == "\u00AD";
        parts += whole.find(text->run->text) != std::string::npos && text->run->text.size() > 1;
    }
    BOOST_TEST(hyphens >= 14);
    BOOST_TEST(parts == hyphens + 14);
}

BOOST_AUTO_TEST_CASE(columns_of_numbers_end_at_one_edge) {
    Typeset typeset("| Sum |\n|--:|\n| 7 |\n| 4711 |\n");
    const DisplayList list = pages_of(typeset);
    const TextItem& small = *places_of(list, "7").at(0).item;
    const TextItem& large = *places_of(list, "4711").at(0).item;
    BOOST_TEST((small.at.x + small.width) == (large.at.x + large.width));
}

BOOST_AUTO_TEST_SUITE_END()
