#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <optional>
#include <set>

#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/paint.h"
#include "converters/pdf/pdf.h"
#include "tests/support/golden.h"
#include "tests/support/print.h"
#include "tests/support/text.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::pdf;
using postconv::test::count;
using postconv::test::repeated;
using postconv::test::Typeset;

namespace {

DisplayList pages_of(Typeset& typeset) {
    return make_pages(flow_document(typeset.setting()), typeset.setting());
}

std::string dump_of(const std::string& markdown) {
    Typeset typeset(markdown);
    return dump(pages_of(typeset), typeset.setting());
}

const std::string kParagraph =
    "The keeper of the lighthouse wrote down every ship that passed, its flag and its hour, "
    "and at the end of the year she sent the book to the office, where nobody read it.\n\n";

std::string page(const std::string& dump, int number) {
    const std::size_t begin = dump.find("page " + std::to_string(number) + ' ');
    const std::size_t end = dump.find("\npage ", begin);
    return begin == std::string::npos ? "" : dump.substr(begin, end - begin);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_pages)

BOOST_AUTO_TEST_CASE(every_construct_is_laid_out_as_when_last_looked_at) {
    test::check_golden("pdf/constructs.txt", dump_of(test::golden_text("pdf/constructs.md")));
}

BOOST_AUTO_TEST_CASE(a_footnote_stands_on_the_page_of_its_mark) {
    const std::string dump =
        dump_of(repeated(kParagraph, 30) + "Marked.[^n]\n\n[^n]: The text of the note.\n");
    const std::size_t mark = dump.find("\"Marked.\"");
    const std::size_t note = dump.find("The text of the note");
    BOOST_TEST_REQUIRE(mark != std::string::npos);
    BOOST_TEST_REQUIRE(note != std::string::npos);
    BOOST_TEST(dump.substr(mark, note - mark).find("\npage ") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_very_long_footnote_loses_nothing) {
    const std::string dump = dump_of("Marked.[^n]\n\n[^n]: Begin. " +
                                     repeated("More and more words. ", 800) + "Finis\n");
    BOOST_TEST(count(dump, "Begin.") == 1u);
    BOOST_TEST(count(dump, "Finis") == 1u);
}

BOOST_AUTO_TEST_CASE(
    a_note_too_long_for_its_page_begins_under_its_mark_and_goes_on_below_a_long_rule) {
    Typeset typeset(repeated(kParagraph, 9) + "Marked.[^n]\n\n" + repeated(kParagraph, 9) +
                    "[^n]: " + repeated("More words. ", 260) + "Finis\n");
    const DisplayList list = pages_of(typeset);
    const std::string text = dump(list, typeset.setting());
    BOOST_TEST_REQUIRE(list.pages.size() == 2u);
    BOOST_TEST(count(page(text, 1), "\"Marked.") == 1u);
    BOOST_TEST(count(page(text, 1), "More words") >= 2u);
    BOOST_TEST(count(page(text, 2), "Finis") == 1u);
    const Length measure = typeset.theme().page.text_width();
    const auto rules = [&](std::size_t number) {
        return std::count_if(list.pages[number].items.begin(), list.pages[number].items.end(),
                             [&](const DisplayItem& item) {
                                 const auto* rule = std::get_if<RectItem>(&item);
                                 return rule && rule->area.width == measure;
                             });
    };
    BOOST_TEST(rules(0) == 0);
    BOOST_TEST(rules(1) == 1);
}

BOOST_AUTO_TEST_CASE(a_heading_never_ends_a_page) {
    for (int before = 8; before < 22; ++before) {
        const std::string dump =
            dump_of(repeated(kParagraph, before) + "# Alone\n\n" + repeated(kParagraph, 6));
        const std::size_t heading = dump.find("\"Alone\"\n");
        BOOST_TEST_REQUIRE(heading != std::string::npos);
        const std::size_t next = dump.find("\"The keeper", heading);
        BOOST_TEST(dump.substr(heading, next - heading).find("\npage ") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_table_repeats_its_head_on_the_next_page) {
    const std::string dump =
        dump_of("| Wide head | Other |\n|---|---|\n" + repeated("| a cell | another |\n", 90));
    BOOST_TEST(count(page(dump, 1), "\"Wide head\"") == 1u);
    BOOST_TEST(count(page(dump, 2), "\"Wide head\"") == 1u);
    BOOST_TEST(count(dump, "\"a cell\"") == 90u);
}

BOOST_AUTO_TEST_CASE(nothing_is_drawn_beyond_the_text_area) {
    Typeset typeset("# A heading\n\n" + repeated(kParagraph, 12) + "> " + kParagraph +
                    "- one\n  - two\n    - three\n\n`" + std::string(300, 'x') + "`\n\n| " +
                    std::string(200, 'y') + " | b |\n|---|---|\n| c | d |\n");
    for (std::size_t i = 0; i < kRoleCount; ++i) typeset.theme()[Role(i)].fit.protrusion = 0;
    const DisplayList list = pages_of(typeset);
    const PageGeometry& geometry = typeset.theme().page;
    for (const DisplayPage& page : list.pages)
        for (const DisplayItem& item : page.items)
            if (const auto* text = std::get_if<TextItem>(&item)) {
                BOOST_TEST(text->at.x >= geometry.margin_inner);
                BOOST_TEST((text->at.x + text->width) <=
                           geometry.width - geometry.margin_outer + Length::from_points(0.01));
            }
}

BOOST_AUTO_TEST_CASE(contents_name_the_page_of_each_section) {
    Typeset typeset("# First\n\n" + repeated(kParagraph, 16) + "# Second\n\nEnd.\n");
    typeset.options().contents = true;
    const std::string list = dump(pages_of(typeset), typeset.setting());
    const std::size_t second = page(list, 1).find("\"Second");
    BOOST_TEST_REQUIRE(second != std::string::npos);
    BOOST_TEST(page(list, 1).find("2\"", second) != std::string::npos);
    BOOST_TEST(page(list, 2).find("place") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(marks_that_are_ours_have_a_glyph_in_plain_latin_text) {
    for (const std::string text :
         {"- [ ] one\n- [x] two\n", ("```\n" + std::string(200, 'x') + "\n```\n").c_str()}) {
        Typeset typeset(text);
        (void)pages_of(typeset);
        BOOST_TEST(typeset.setting().shaper.missing().empty(), text);
    }
}

BOOST_AUTO_TEST_CASE(a_date_stands_on_the_side_where_lines_begin) {
    const auto left_edge_of_date = [](const char* language) {
        Typeset typeset("x");
        const_cast<Metadata&>(typeset.document().metadata).language = language;
        const_cast<Metadata&>(typeset.document().metadata).date = Date{2026, 5, 3};
        const std::string dump = postconv::pdf::dump(pages_of(typeset), typeset.setting());
        const std::size_t at = dump.find("2026");
        BOOST_TEST_REQUIRE(at != std::string::npos);
        const std::size_t line = dump.rfind("text ", at);
        return std::stod(dump.substr(line + 5));
    };
    BOOST_TEST(left_edge_of_date("he") > left_edge_of_date("en") + 200);
}

BOOST_AUTO_TEST_CASE(running_text_stands_on_the_grid_where_the_theme_asks_for_one) {
    const auto lines_off_the_grid = [](bool asked) {
        Typeset typeset(kParagraph + "## Heading\n\n" + kParagraph + "> " + kParagraph +
                        kParagraph + "- one\n\n- two\n\n" + repeated(kParagraph, 20));
        typeset.theme().page.baseline_grid = asked;
        const Style& body = typeset.theme()[Role::Body];
        const DisplayList list = pages_of(typeset);
        std::optional<Length> first;
        int off = 0, all = 0;
        for (const DisplayItem& item : list.pages[0].items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (!text || text->at.x > typeset.theme().page.margin_inner + Length::from_points(1) ||
                typeset.setting().shaper.spec(typeset.setting().format(text->format).font).size !=
                    body.size)
                continue;
            if (!first) first = text->at.y;
            ++all;
            off += (text->at.y - *first).units() % body.leading.units() != 0;
        }
        BOOST_TEST(all > 10);
        return off;
    };
    BOOST_TEST(lines_off_the_grid(false) > 0);
    BOOST_TEST(lines_off_the_grid(true) == 0);
}

BOOST_AUTO_TEST_CASE(a_document_without_text_has_one_page) {
    Typeset typeset("");
    BOOST_TEST(pages_of(typeset).pages.size() == 1u);
}

BOOST_AUTO_TEST_CASE(deep_nesting_keeps_some_measure) {
    std::string deep;
    for (int i = 0; i < 60; ++i) deep += "> ";
    BOOST_TEST(count(dump_of(deep + "bottom\n"), "bottom") == 1u);
}

BOOST_AUTO_TEST_CASE(the_same_job_gives_the_same_bytes) {
    Typeset typeset(
        "# A\n\nText with a [link](https://example.org/ä?x='y') and a note.[^1]\n\n[^1]: Note.\n");
    Diagnostics diagnostics;
    const Bytes first = render_pdf(typeset.job(), diagnostics);
    BOOST_TEST(first.starts_with("%PDF-1."));
    BOOST_TEST((first == render_pdf(typeset.job(), diagnostics)));
}

BOOST_AUTO_TEST_CASE(a_missing_picture_is_a_box_with_its_alternative_text_and_file) {
    BOOST_TEST(count(dump_of("![The old lighthouse](nowhere.png)\n"),
                     " The old lighthouse / nowhere.png\n") == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
