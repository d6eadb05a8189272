#include "model/outline.h"

#include <boost/test/unit_test.hpp>

#include "model/dump.h"
#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;

namespace {

struct Outlined {
    Document document;
    Diagnostics diagnostics;
    Outline outline;
};

Outlined outlined(const std::string& markdown, const PageSetup& setup = {}) {
    test::Reading reading = test::read(markdown);
    reading.document.page_setup = setup;
    Outlined result{std::move(reading.document), std::move(reading.diagnostics), {}};
    result.outline = make_outline(result.document, result.diagnostics);
    return result;
}

Outlined numbered(const std::string& markdown) {
    return outlined(markdown, {.number_sections = true});
}

// Of all sections; "-" for none.
std::string numbers(const std::string& markdown) {
    std::string text;
    for (const Section& section : numbered(markdown).outline.sections)
        text += (section.number.empty() ? "-" : section.number) + ' ';
    return text;
}

std::string levels(const std::string& markdown) {
    std::string text;
    for (const Section& section : outlined(markdown).outline.sections)
        text += std::to_string(section.level);
    return text;
}

std::string ids(const std::string& markdown) {
    std::string text;
    for (const Section& section : outlined(markdown).outline.sections) text += section.id + ' ';
    return text;
}

std::string warnings(const Outlined& o) {
    std::string text;
    for (const Diagnostic& d : o.diagnostics.items()) text += d.name + ' ';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(outline)

BOOST_AUTO_TEST_CASE(a_heading_that_skips_a_level_is_warned_about) {
    BOOST_TEST(warnings(outlined("## a\n\n#### b\n\n#### c\n\n## d\n")) == "skipped-level ");
}

BOOST_AUTO_TEST_CASE(the_first_heading_may_be_of_any_level) {
    BOOST_TEST(warnings(outlined("### a\n\n## b\n\n### c\n")) == "");
}

BOOST_AUTO_TEST_CASE(the_first_level_used_becomes_the_top_one) {
    BOOST_TEST(levels("x\n\n### A\n\n#### B\n\n### C\n") == "121");
}

BOOST_AUTO_TEST_CASE(no_level_is_skipped) {
    BOOST_TEST(levels("x\n\n# A\n\n#### B\n\n## C\n") == "122");
}

BOOST_AUTO_TEST_CASE(a_heading_above_the_first_one_is_at_the_top_too) {
    BOOST_TEST(levels("x\n\n## A\n\n# B\n\n## C\n") == "112");
}

BOOST_AUTO_TEST_CASE(ids_are_slugs_made_unique_as_github_does) {
    BOOST_TEST(ids("x\n\n# It's *A* Test!\n\n# A\n\n# A\n\n# 民主\n") == "its-a-test a a-1 民主 ");
}

BOOST_AUTO_TEST_CASE(an_id_of_its_own_wins_and_no_slug_takes_it) {
    BOOST_TEST(ids("x\n\n# B\n\n# A {#b}\n") == "b-1 b ");
}

BOOST_AUTO_TEST_CASE(headings_in_quotes_are_no_sections) {
    BOOST_TEST(ids("x\n\n# A\n\n> # B\n") == "a ");
}

BOOST_AUTO_TEST_CASE(a_link_finds_the_title_of_a_quote_and_of_a_box) {
    BOOST_TEST(
        warnings(outlined("[a](#b) [c](#seen)\n\n> ### B\n\n<details><summary>Seen</summary>\n\n"
                          "Text.\n\n</details>\n")) == "");
    BOOST_TEST(ids("> # A\n\n# A\n") == "a ");
}

BOOST_AUTO_TEST_CASE(the_second_use_of_an_id_is_warned_of_and_cleared) {
    const Outlined o = outlined("x\n\n# A {#i}\n\n# B {#i}\n");
    BOOST_TEST(warnings(o) == "duplicate-id ");
    BOOST_TEST(o.document.blocks[2].attributes.id != "i");
}

BOOST_AUTO_TEST_CASE(every_section_keeps_an_id_even_when_its_own_is_taken) {
    const Outlined o = outlined("x\n\n# A {#i}\n\n# B {#i}\n");
    for (const Section& section : o.outline.sections)
        BOOST_TEST(o.outline.ids.contains(section.id), section.id);
    BOOST_TEST(o.outline.sections[0].id != o.outline.sections[1].id);
    BOOST_TEST(o.document.blocks[2].attributes.id == o.outline.sections[1].id);
}

BOOST_AUTO_TEST_CASE(a_link_to_no_place_becomes_plain_text_with_a_warning) {
    const Outlined o = outlined("[a](#gone) [b](#here)\n\n# Here\n");
    BOOST_TEST(warnings(o) == "broken-link ");
    const auto& content = std::get<Paragraph>(o.document.blocks[0].kind).content;
    BOOST_TEST(std::holds_alternative<Span>(content[0].kind));
    BOOST_TEST(std::get<Link>(content[2].kind).target == "#here");
}

BOOST_AUTO_TEST_CASE(a_link_finds_its_heading_whatever_its_case_and_escapes) {
    BOOST_TEST(warnings(outlined(
                   "[a](#Here) [b](#民主) [c](#%E6%B0%91%E4%B8%BB)\n\n# Here\n\n# 民主\n")) == "");
}

BOOST_AUTO_TEST_CASE(a_section_title_has_no_note_mark) {
    const Outlined o = outlined("x\n\n# A[^n]\n\n[^n]: N\n");
    BOOST_TEST(o.outline.sections[0].title == "A");
    BOOST_TEST(o.outline.sections[0].content.size() == 1u);
}

BOOST_AUTO_TEST_CASE(sections_are_numbered_by_level_when_asked) {
    BOOST_TEST(numbers("## A\n\n### B\n\n### C\n\n## D\n\n### E\n") == "1 1.1 1.2 2 2.1 ");
    BOOST_TEST(outlined("# A\n").outline.sections[0].number == "");
}

BOOST_AUTO_TEST_CASE(an_unnumbered_section_takes_no_number_and_gives_none) {
    BOOST_TEST(numbers("# A\n\n# B {.unnumbered}\n\n## C\n\n# D {-}\n\n# E\n\n## F\n") ==
               "1 - - - 2 2.1 ");
}

BOOST_AUTO_TEST_CASE(a_numbered_heading_keeps_the_id_that_its_words_give) {
    BOOST_TEST(numbered("# First things\n").outline.sections[0].id == "first-things");
}

BOOST_AUTO_TEST_CASE(a_heading_in_a_quote_has_no_number) {
    const Outlined o = numbered("# A\n\n> # B\n>\n> More words.\n\n# C\n");
    BOOST_TEST(dump(o.document).find("heading 1 number 1 ") != std::string::npos);
    BOOST_TEST(dump(o.document).find("heading 1 number 2 ") != std::string::npos);
    BOOST_TEST(dump(o.document).find("number 3") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(figures_with_captions_are_listed_when_asked) {
    const std::string text = "![One](a.png \"x\")\n\n![](b.png)\n\n> ![Two](c.png)\n";
    const Outlined asked = outlined(text, {.list_of_figures = true});
    std::string ids;
    for (const Captioned& figure : asked.outline.figures)
        ids += figure.id + '=' + plain_text(figure.content) + ' ';
    BOOST_TEST(ids.starts_with("figure-1="));
    BOOST_TEST(asked.outline.ids.contains("figure-1"));
    BOOST_TEST(asked.outline.tables.empty());
    BOOST_TEST(outlined(text).outline.figures.empty());
}

BOOST_AUTO_TEST_SUITE_END()
