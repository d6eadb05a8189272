// Raw HTML, alone and with Markdown between its tags.
#include <boost/test/unit_test.hpp>

#include "model/text.h"
#include "tests/support/markdown.h"
#include "tests/support/text.h"

using namespace postconv;
using namespace postconv::test;
using postconv::test::repeated;

namespace {

std::string words_of(const std::string& markdown) {
    return plain_text(read(markdown).document.blocks);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_html)

BOOST_AUTO_TEST_CASE(markdown_between_the_tags_of_a_division_is_in_it) {
    BOOST_TEST(body_of("<div align=\"center\">\n\n*a*\n\n</div>\n\nb\n") ==
               "  division .center\n    paragraph\n      emphasis\n        text \"a\"\n"
               "  paragraph\n    text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(a_division_that_never_closes_ends_with_its_block) {
    BOOST_TEST(body_of("<div align=\"center\">a\n\nb\n") ==
               "  division .center\n    paragraph\n      text \"a\"\n"
               "  paragraph\n    text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(details_are_a_division_below_their_summary_in_bold) {
    BOOST_TEST(body_of("<details><summary>a</summary>\n\nb\n\n</details>\n") ==
               "  division .details\n    paragraph\n      strong\n        text \"a\"\n"
               "    paragraph\n      text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(a_table_in_pieces_is_one_table) {
    BOOST_TEST(body_of("<table>\n<tr><th>a\n\n<tr><td align=right>\n\n*b*\n\n</td></tr>\n\n"
                       "</table>\n") ==
               "  table\n    columns right\n    head-row\n      cell\n        paragraph\n"
               "          text \"a\"\n    row\n      cell\n        paragraph\n"
               "          emphasis\n            text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(rows_of_a_table_are_filled_up_and_spans_cut) {
    const Document d =
        read("<table><tr><td colspan=2 rowspan=9>a<td>b<tr><td>c<tr></table>\n").document;
    const auto& table = std::get<Table>(d.blocks.at(0).kind);
    BOOST_TEST(table.columns.size() == 3u);
    BOOST_TEST(table.body.at(0).cells.at(0).row_span == 2);
}

BOOST_AUTO_TEST_CASE(captions_without_a_place_stay_as_paragraphs) {
    BOOST_TEST(words_of("<table><caption>a</caption></table>\n") == "a");
    BOOST_TEST(words_of("<table><caption>a<caption>b<tr><td>c</table>\n").ends_with("b"));
}

BOOST_AUTO_TEST_CASE(lists_of_html_nest_without_end_tags) {
    BOOST_TEST(body_of("<ol start=3><li>a<li>b<ul><li>c</ol>\n") ==
               "  list ordered start=3 tight\n    item\n      paragraph\n        text \"a\"\n"
               "    item\n      paragraph\n        text \"b\"\n      list bullet tight\n"
               "        item\n          paragraph\n            text \"c\"\n");
}

BOOST_AUTO_TEST_CASE(a_definition_list_of_html_is_one) {
    const Document d = read("<dl><dt>a<dd>b<dd>c<dt>d<dd>e</dl>\n").document;
    const auto& list = std::get<DefinitionList>(d.blocks.at(0).kind);
    BOOST_TEST(list.items.size() == 2u);
    BOOST_TEST(list.items.at(0).descriptions.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_quote_of_html_is_a_quote) {
    BOOST_TEST(body_of("<blockquote>a<p>b</blockquote>\n") ==
               "  block-quote\n    paragraph\n      text \"a\"\n    paragraph\n"
               "      text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(bold_around_markdown_makes_it_bold) {
    BOOST_TEST(body_of("<b>\n\na.\n\n</b>\n\nb\n") ==
               "  paragraph\n    strong\n      text \"a.\"\n  paragraph\n    text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(bold_that_never_closes_leaves_the_markdown_below_alone) {
    BOOST_TEST(body_of("<p>a <b>b.\n\nb\n") ==
               "  paragraph\n    text \"a \"\n    strong\n      text \"b. \"\n  paragraph\n    "
               "text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(a_film_is_a_link) {
    BOOST_TEST(body_of("<video><source src=\"a.mp4\">old</video>\n") ==
               "  paragraph\n    link \"a.mp4\"\n      text \"a.mp4\"\n");
    BOOST_TEST(body_of("a <iframe src=\"b\" title=\"c\"></iframe>\n") ==
               "  paragraph\n    text \"a \"\n    link \"b\"\n      text \"c\"\n");
}

BOOST_AUTO_TEST_CASE(a_form_goes_and_the_markdown_in_it_stays) {
    BOOST_TEST(words_of("<form>a\n\nb\n\n</form>\n") == "b");
    BOOST_TEST(read("<form>a</form>\n").warnings() == "html-ignored@1:1");
}

BOOST_AUTO_TEST_CASE(an_unknown_element_keeps_its_words_and_its_caption) {
    BOOST_TEST(body_of("<Listing number=\"1-2\" caption=\"A `b`\" file-name=\"c.rs\">\n\nd\n\n"
                       "</Listing>\n") ==
               "  division .listing\n    paragraph .caption\n      text \"Listing 1-2\"\n"
               "      text \": \"\n      text \"A \"\n      code \"b\"\n      text \" (\"\n"
               "      code \"c.rs\"\n      text \")\"\n    paragraph\n      text \"d\"\n");
}

BOOST_AUTO_TEST_CASE(what_is_spoken_of_a_character_stands_behind_it) {
    BOOST_TEST(words_of("<ruby>a<rp>[</rp><rt>b</rt><rp>]</rp></ruby>\n") == "a(b)");
}

BOOST_AUTO_TEST_CASE(the_size_of_a_picture_is_read) {
    const Document d =
        read("a <img src=b width=100 height=\"50px\"> <img src=c width=50%>\n").document;
    const auto& content = std::get<Paragraph>(d.blocks.at(0).kind).content;
    BOOST_TEST(std::get<Image>(content.at(1).kind).size.width.to_points() == 75);
    BOOST_TEST(std::get<Image>(content.at(1).kind).size.height.to_points() == 37.5);
    BOOST_TEST(std::get<Image>(content.at(3).kind).size.width_share == 0.5);
}

BOOST_AUTO_TEST_CASE(tags_that_swallow_text_in_a_browser_swallow_nothing) {
    for (const char* tag : {"title", "textarea", "select", "plaintext", "template", "svg", "math"})
        BOOST_TEST(words_of(std::string("<div><") + tag + ">\n\na\n\n</div>\n\nb\n") == "a b", tag);
}

BOOST_AUTO_TEST_CASE(tags_nested_very_deep_leave_their_text) {
    const Reading r = read(repeated("<div class=a>", 20000) + "a\n\nb\n");
    BOOST_TEST(plain_text(r.document.blocks) == "a b");
    BOOST_TEST(r.warnings() == "deep-nesting@1:1");
}

BOOST_AUTO_TEST_CASE(styles_that_never_close_cost_no_more_than_their_length) {
    std::string text = "<div>";
    for (int i = 0; i < 20000; ++i) text += "<p><b class=a" + std::to_string(i) + ">c";
    BOOST_TEST(words_of(text).size() >= 20000u);
}

BOOST_AUTO_TEST_SUITE_END()
