#include "converters/epub/chapters.h"

#include <boost/test/unit_test.hpp>

#include "converters/epub/names.h"
#include "model/content_hash.h"
#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

BOOST_AUTO_TEST_SUITE(epub_chapters)

BOOST_AUTO_TEST_CASE(each_heading_of_the_top_level_begins_a_file) {
    Book book({heading(3, "One"), paragraph("a"), heading(4, "Below"), heading(3, "Two")});
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_REQUIRE_EQUAL(plan.chapters.size(), 2u);
    BOOST_TEST(plan.chapters[0].file() == "chapter-one.xhtml");
    BOOST_TEST(plan.chapters[0].end_block == 3u);
    BOOST_TEST(plan.chapters[1].first_block == 3u);
    BOOST_TEST(plan.chapters[1].end_block == 4u);
}

BOOST_AUTO_TEST_CASE(what_precedes_the_first_heading_is_a_chapter_with_the_books_title) {
    Book book({paragraph("a"), heading(1, "One")});
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_REQUIRE_EQUAL(plan.chapters.size(), 2u);
    BOOST_TEST(plan.chapters[0].file() == "opening.xhtml");
    BOOST_TEST(plan.chapters[0].title == "A Book");
    BOOST_TEST(!plan.chapters[0].section);
}

BOOST_AUTO_TEST_CASE(an_empty_document_has_one_chapter) {
    Book book;
    BOOST_TEST(plan_chapters(book.job()).chapters.size() == 1u);
}

BOOST_AUTO_TEST_CASE(two_top_headings_in_one_division_share_a_file) {
    Book book({{Division{{heading(1, "One"), heading(1, "Two")}}}});
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_TEST(plan.chapters.size() == 1u);
    BOOST_TEST(plan.places.at("two").chapter == 0u);
}

BOOST_AUTO_TEST_CASE(file_names_are_ascii_and_differ_in_more_than_case) {
    Book book({heading(1, "Straße & Co."), heading(1, "第二章"), heading(1, "3"),
               heading(1, "stra e co"), heading(1, "Strae  CO")});
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_TEST(plan.chapters[0].file() == "chapter-strae-co.xhtml");
    BOOST_TEST(plan.chapters[1].file() == "chapter-" + content_hash("第二章").substr(0, 10) + ".xhtml");
    BOOST_TEST(plan.chapters[2].file() == "chapter-3.xhtml");
    BOOST_TEST(plan.chapters[4].file() == "chapter-strae-co-2.xhtml");
}

BOOST_AUTO_TEST_CASE(a_long_title_gives_a_short_file_name_cut_at_a_word) {
    const std::string stem =
        ascii_stem("it-was-the-best-of-times-it-was-the-worst-of-times-it-was-the-age-of-wisdom");
    BOOST_TEST(stem == "it-was-the-best-of-times-it-was-the-worst-of");
}

BOOST_AUTO_TEST_CASE(a_claimed_name_never_comes_twice) {
    NameRegister names;
    BOOST_TEST(names.claim("a-2") == "a-2");
    BOOST_TEST(names.claim("a") == "a");
    BOOST_TEST(names.claim("A") == "A-3");
    BOOST_TEST(names.claim("a") == "a-4");
}

BOOST_AUTO_TEST_CASE(ids_become_ascii_names_of_xml) {
    BOOST_TEST(xml_id("plain_id-1.2") == "plain_id-1.2");
    BOOST_TEST(xml_id("1st") == "s-1st");
    BOOST_TEST(xml_id("-x") == "s--x");
    BOOST_TEST(xml_id("第二章").starts_with("s-"));
    BOOST_TEST(xml_id("第二章") == xml_id("第二章"));
    BOOST_TEST(xml_id("第二章") != xml_id("第三章"));
    BOOST_TEST(xml_id("a b").starts_with("s-ab-"));
}

BOOST_AUTO_TEST_CASE(ids_that_would_become_one_stay_apart) {
    Book book({heading(1, "a", "1"), heading(1, "b", "s-1"), heading(1, "c", "note-1")});
    book.document.blocks.push_back(paragraph_of({mark(0)}));
    book.document.notes = {note("n")};
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_TEST(plan.places.at("1").id != plan.places.at("s-1").id);
    BOOST_TEST(plan.places.at("note-1").id != plan.notes[0].id);
}

BOOST_AUTO_TEST_CASE(a_note_stands_in_the_chapter_of_its_first_mark) {
    Book book({heading(1, "One"), paragraph_of({mark(0), mark(1)}), heading(1, "Two"),
               paragraph_of({mark(1), mark(2)})});
    book.document.notes = {note("a"), note("b"), note("c")};
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_TEST(plan.chapters[0].notes == std::vector<std::size_t>({0, 1}));
    BOOST_TEST(plan.chapters[1].notes == std::vector<std::size_t>({2}));
}

BOOST_AUTO_TEST_CASE(a_note_that_only_a_note_refers_to_stands_in_that_ones_chapter) {
    Book book(
        {heading(1, "One"), paragraph_of({mark(0)}), heading(1, "Two"), paragraph_of({mark(1)})});
    book.document.notes = {Note{"", {paragraph_of({text("see"), mark(2)})}}, note("b"), note("c")};
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_TEST(plan.chapters[0].notes == std::vector<std::size_t>({0, 2}));
}

BOOST_AUTO_TEST_CASE(an_address_within_the_file_is_the_fragment_alone) {
    Book book({heading(1, "One"), heading(1, "Two")});
    const ChapterPlan plan = plan_chapters(book.job());
    BOOST_TEST(href_of(plan, plan.places.at("two"), 1) == "#two");
    BOOST_TEST(href_of(plan, plan.places.at("two"), 0) == "chapter-two.xhtml#two");
}

BOOST_AUTO_TEST_SUITE_END()
