#include <boost/test/unit_test.hpp>

#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "converters/pdf/page_plan.h"
#include "converters/pdf/running_lines.h"
#include "styles/theme_reader.h"
#include "tests/support/golden.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::pdf;
using postconv::test::Typeset;

namespace {

const std::string kBook =
    "page: {size: a5, margins: {inner: 15mm, outer: 25mm}, mirror: true}\n"
    "chapter-opening: right\nfront-matter-numbers: roman\n";

// A document laid out in a theme.
class Book {
  public:
    Book(const std::string& markdown, const std::string& theme, bool contents = false)
        : typeset_(markdown) {
        Diagnostics diagnostics;
        typeset_.theme() = read_theme({theme, -1}, {"pdf"}, diagnostics);
        typeset_.options().contents = contents;
        typeset_.options().list_of_tables = true;
        list_ = make_pages(flow_document(typeset_.setting()), typeset_.setting());
    }

    std::string dump() const { return pdf::dump(list_, typeset_.setting()); }

    // "i ii 1 2 "
    std::string labels() const {
        std::string text;
        for (const DisplayPage& page : list_.pages) text += page.label + ' ';
        return text;
    }

    // The words that stand in the margin above or below the text of page `index`.
    std::string head(std::size_t index) const {
        return words(index, Length(), typeset_.job().theme.page.margin_top);
    }
    std::string foot(std::size_t index) const {
        const PageGeometry& page = typeset_.job().theme.page;
        return words(index, page.height - page.margin_bottom, page.height);
    }
    std::string all(std::size_t index) const {
        return words(index, Length(), typeset_.job().theme.page.height);
    }

    // The leftmost and the lowest glyphs of a page.
    Length left(std::size_t index) const {
        Length least = Length::from_points(10'000);
        each_word(index, [&](const TextItem& word) { least = std::min(least, word.at.x); });
        return least;
    }
    Length last_baseline(std::size_t index) const {
        Length most;
        const PageGeometry& page = typeset_.job().theme.page;
        each_word(index, [&](const TextItem& word) {
            if (word.at.y <= page.height - page.margin_bottom) most = std::max(most, word.at.y);
        });
        return most;
    }
    std::size_t size() const { return list_.pages.size(); }

  private:
    template <typename Use>
    void each_word(std::size_t index, const Use& use) const {
        for (const DisplayItem& item : list_.pages.at(index).items)
            if (const auto* word = std::get_if<TextItem>(&item)) use(*word);
    }

    std::string words(std::size_t index, Length top, Length bottom) const {
        std::string text;
        each_word(index, [&](const TextItem& word) {
            if (word.at.y > top && word.at.y < bottom) text += word.run->text;
        });
        return text;
    }

    mutable Typeset typeset_;
    DisplayList list_;
};

const std::string kParagraph =
    "The keeper of the lighthouse wrote down every ship that passed, its flag and its hour, "
    "and at the end of the year she sent the book to the office, where nobody read it.\n\n";

std::string paragraphs(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += kParagraph;
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_furniture)

BOOST_AUTO_TEST_CASE(a_small_book_is_laid_out_as_when_last_looked_at) {
    test::check_golden("pdf/book.txt", Book(test::golden_text("pdf/book.md"), kBook, true).dump());
}

BOOST_AUTO_TEST_CASE(a_template_is_filled_field_by_field) {
    const RunningFacts facts{"T", "A", "D", "C", "S", "4", "9"};
    BOOST_TEST(filled("{title} {author} {date} {chapter} {section} {page}/{pages}", facts) ==
               "T A D C S 4/9");
    BOOST_TEST(filled("{what} {", facts) == "{what} {");
    BOOST_TEST(filled("{{page}}", facts) == "{4}");
}

BOOST_AUTO_TEST_CASE(a_title_that_looks_like_a_field_is_not_filled_again) {
    BOOST_TEST(filled("{title}", {"{page}", "", "", "", "", "4", "9"}) == "{page}");
}

BOOST_AUTO_TEST_CASE(numbers_are_roman_as_books_have_them) {
    BOOST_TEST(roman(1) == "i");
    BOOST_TEST(roman(14) == "xiv");
    BOOST_TEST(roman(1994) == "mcmxciv");
}

BOOST_AUTO_TEST_CASE(the_first_page_has_no_head_and_the_others_do) {
    const Book book("---\ntitle: Ships\n---\n" + paragraphs(40), "{}");
    BOOST_TEST(book.head(0) == "");
    BOOST_TEST(book.head(1) == "Ships");
    BOOST_TEST(book.foot(1) == "2");
}

BOOST_AUTO_TEST_CASE(a_head_holds_three_places) {
    const Book book("---\ntitle: Ships\nauthor: Ann Lee\ndate: 2024-04-22\n---\n" + paragraphs(40),
                    "running-head: {left: \"{author}\", centre: \"{date}\", right: \"{page} of "
                    "{pages}\"}\n");
    BOOST_TEST(book.head(1) ==
               "Ann Lee22 April 20242 of " + std::to_string(book.size()));
}

BOOST_AUTO_TEST_CASE(the_section_of_a_page_is_the_first_that_begins_on_it) {
    const Book book("# One\n\n" + paragraphs(20) + "## Two\n\nx\n\n## Three\n\n" + paragraphs(40),
                    "running-head: {right: \"{section}\"}\n");
    BOOST_TEST(book.head(1) == "Two");
}

BOOST_AUTO_TEST_CASE(a_page_without_headings_names_the_section_that_goes_on) {
    const Book book("# One\n\n## Two\n\n" + paragraphs(60),
                    "running-head: {right: \"{section}\"}\n");
    BOOST_TEST(book.head(2) == "Two");
}

BOOST_AUTO_TEST_CASE(a_long_head_is_cut_with_an_ellipsis) {
    const std::string title = "A title of so many words that no head of any page could ever hold "
                              "the whole of it from the first word to the last one";
    const Book book("---\ntitle: " + title + "\n---\n" + paragraphs(40),
                    "running-head: {left: \"{title}\", right: \"{page}\"}\n");
    BOOST_TEST(book.head(1).starts_with("A title of so many"));
    BOOST_TEST(book.head(1).ends_with("\u20262"));
}

BOOST_AUTO_TEST_CASE(front_matter_has_roman_numbers_and_the_body_begins_with_1) {
    const Book book("---\ntitle: Ships\n---\n# One\n\nText.\n", kBook, true);
    BOOST_TEST(book.labels() == "i ii iii iv 1 ");
    BOOST_TEST(book.foot(0) == "");
    BOOST_TEST(book.foot(2) == "iii");
    BOOST_TEST(book.foot(4) == "1");
}

BOOST_AUTO_TEST_CASE(front_matter_that_shares_its_page_with_the_body_is_numbered_with_it) {
    const Book book("---\ntitle: Ships\n---\n# One\n\n" + paragraphs(40),
                    "front-matter-numbers: roman\n", true);
    BOOST_TEST(book.labels().starts_with("1 2 "));
}

BOOST_AUTO_TEST_CASE(a_chapter_opens_on_a_right_hand_page_without_a_head) {
    const Book book("---\ntitle: Ships\n---\n# One\n\nText.\n\n# Two\n\n" + paragraphs(60),
                    "chapter-opening: right\ntitle-page: none\n");
    BOOST_TEST(book.labels().starts_with("1 2 3 4 5 "));
    BOOST_TEST(book.all(1) == "");
    BOOST_TEST(book.all(2) == "OneText.3");
    BOOST_TEST(book.all(3) == "");
    BOOST_TEST(book.head(4) == "");
    BOOST_TEST(book.foot(4) == "5");
    BOOST_TEST(book.head(5) == "Ships");
}

BOOST_AUTO_TEST_CASE(margins_change_sides_on_the_pages_of_a_mirrored_book) {
    const Book book(paragraphs(60), "page: {margins: {inner: 20mm, outer: 40mm}, mirror: true}\n"
                                    "roles: {body: {protrusion: 0%, first-line-indent: 0}}\n"
                                    "page-numbers: false\nrunning-heads: false\n");
    BOOST_TEST(book.left(0).to_points() == 20 / 25.4 * 72, boost::test_tools::tolerance(0.01));
    BOOST_TEST(book.left(1).to_points() == 40 / 25.4 * 72, boost::test_tools::tolerance(0.01));
}

BOOST_AUTO_TEST_CASE(a_short_page_is_stretched_at_its_gaps_when_depth_is_to_be_even) {
    bool has_stretched = false;
    for (int bottom = 31; bottom < 36; ++bottom) {
        const std::string text = paragraphs(4) + "## A\n\n" + paragraphs(60);
        const std::string page = "page: {margins: {bottom: " + std::to_string(bottom) + "mm}";
        const Book ragged(text, page + "}\n");
        const Book even(text, page + ", even-depth: true}\n");
        const double added =
            (even.last_baseline(0) - ragged.last_baseline(0)).to_points();
        BOOST_TEST(added >= 0);
        BOOST_TEST(added <= 1.5 * 15 + 0.1);
        has_stretched |= added > 0.5;
    }
    BOOST_TEST(has_stretched);
}

BOOST_AUTO_TEST_CASE(a_title_page_holds_what_the_metadata_says) {
    const Book book("---\ntitle: Ships\nsubtitle: A list\nauthor: Ann Lee\ndate: 2024-04-22\n"
                    "publisher: Press\nabstract: Of ships.\nlang: de\n---\nText.\n",
                    "title-page: full\n");
    BOOST_TEST(book.all(0) == "ShipsA listAnn LeeOf ships.Press22. April 2024");
    BOOST_TEST(book.all(1) == "Text.2");
}

BOOST_AUTO_TEST_CASE(an_abstract_that_the_text_begins_with_is_not_printed_twice) {
    const Book book("---\ntitle: Ships\nabstract: Of ships.\n---\nOf ships. And more.\n",
                    "title-page: full\n");
    BOOST_TEST(book.all(0) == "Ships");
}

BOOST_AUTO_TEST_CASE(an_abstract_too_long_for_the_title_page_goes_on) {
    std::string words;
    for (int i = 0; i < 2000; ++i) words += "word ";
    const Book book("---\ntitle: Ships\nabstract: " + words + "finis\n---\nText.\n",
                    "title-page: full\n");
    BOOST_TEST(book.size() > 2u);
    BOOST_TEST(book.all(book.size() - 1).starts_with("Text."));
}

BOOST_AUTO_TEST_CASE(contents_from_right_to_left_have_their_numbers_at_the_left) {
    const Book book("---\ntitle: Ships\nlang: he\n---\n# \u05D0\u05D1\n\n\u05D0.\n", "{}", true);
    BOOST_TEST(book.left(0).to_points() == 35 / 25.4 * 72, boost::test_tools::tolerance(0.02));
}

BOOST_AUTO_TEST_SUITE_END()
