// Built-in classes, sides and directions in the book's pages and style sheet.
#include <boost/test/unit_test.hpp>

#include "converters/epub/stylesheet.h"
#include "tests/support/golden.h"
#include "tests/support/markdown.h"
#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

namespace {

Bytes page_of(const std::string& markdown) {
    return Book(test::read(markdown).document.blocks).file("opening.xhtml");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_looks)

BOOST_AUTO_TEST_CASE(every_look_is_as_when_last_looked_at) {
    Book book(test::read(test::golden_text("looks/looks.md")).document.blocks);
    test::check_golden("looks/epub.xhtml", book.file("chapter-a-chapter.xhtml"));
}

BOOST_AUTO_TEST_CASE(a_class_of_ours_stays_and_others_go) {
    const Bytes page = page_of("Words\n{: .lead .hero}\n");
    BOOST_TEST(holds(page, "<p class=\"lead\">Words</p>"));
}

BOOST_AUTO_TEST_CASE(several_classes_are_one_attribute) {
    BOOST_TEST(holds(page_of("Words\n{: .lead .center}\n"), "<p class=\"lead center\">Words</p>"));
}

BOOST_AUTO_TEST_CASE(details_are_a_section_that_is_open) {
    const Bytes page = page_of("<details><summary>S</summary>\n\nText\n\n</details>\n");
    BOOST_TEST(holds(page, "<section class=\"details\">"));
    BOOST_TEST(holds(page, "<p id=\"opening.s\" class=\"box-title\"><strong>S</strong></p>"));
}

BOOST_AUTO_TEST_CASE(code_with_a_caption_is_a_figure) {
    const Bytes page = page_of(
        "<figure>\n<figcaption>C</figcaption>\n\n```\nx\n```\n\n</figure>\n");
    BOOST_TEST(holds(page, "<figure class=\"listing\"><figcaption class=\"listing-caption\">C"));
}

BOOST_AUTO_TEST_CASE(an_epigraph_says_that_it_is_one) {
    const Bytes page = page_of("> Words\n> — Source\n\n{: .epigraph}\n");
    BOOST_TEST(holds(page, "<blockquote class=\"epigraph\" epub:type=\"epigraph\""));
    BOOST_TEST(holds(page, "<p class=\"attribution\">— Source</p>"));
}

BOOST_AUTO_TEST_CASE(every_class_of_a_look_has_a_rule) {
    const std::string sheet = make_stylesheet(builtin_theme("default"), "ltr");
    for (const char* name : {".lead", ".small", ".epigraph", ".attribution", ".sidebar", ".details",
                             ".box-title", ".listing-caption", ".caption", ".no-indent", ".left",
                             ".center", ".right"})
        BOOST_TEST(holds(sheet, name), name);
}

BOOST_AUTO_TEST_CASE(marks_and_rules_change_sides_with_the_direction) {
    const std::string sheet = make_stylesheet(builtin_theme("default"), "ltr");
    const std::size_t rule = sheet.find("[dir=\"rtl\"] aside.callout");
    BOOST_REQUIRE(rule != std::string::npos);
    BOOST_TEST(holds(sheet.substr(rule, sheet.find('}', rule) - rule), "border-right: "));
    BOOST_TEST(holds(make_stylesheet(builtin_theme("default"), "rtl"), "[dir=\"ltr\"] ul"));
}

BOOST_AUTO_TEST_SUITE_END()
