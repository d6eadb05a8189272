// Built-in classes, sides and directions in Word: named styles, frames, fields.
#include <boost/test/unit_test.hpp>

#include "tests/support/golden.h"
#include "tests/support/markdown.h"
#include "tests/unit/docx_support.h"

using namespace docx_test;

namespace {

Package package_of_markdown(const std::string& markdown) {
    return package_of(Setting{test::read(markdown).document});
}

std::string in_lines(const std::string& part) {
    std::string lines;
    for (std::size_t i = 0; i < part.size(); ++i) {
        lines += part[i];
        if (part[i] == '>' && i + 1 < part.size() && part[i + 1] == '<') lines += '\n';
    }
    return lines;
}

constexpr const char* kDocument = "word/document.xml";

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_looks)

BOOST_AUTO_TEST_CASE(every_look_is_as_when_last_looked_at) {
    const Package package = package_of_markdown(test::golden_text("looks/looks.md"));
    test::check_golden("looks/docx.xml", in_lines(package.parts.at(kDocument)));
}

BOOST_AUTO_TEST_CASE(a_lead_is_a_named_style_and_what_follows_is_flush) {
    Package package = package_of_markdown("one\n{: .lead}\n\ntwo\n\nthree\n");
    const char* style = "//w:p[w:r/w:t='%']/w:pPr/w:pStyle/@w:val";
    const auto style_of_words = [&](const std::string& words) {
        std::string path = style;
        return package.text(kDocument, path.replace(path.find('%'), 1, words).c_str());
    };
    BOOST_TEST(style_of_words("one") == "LeadParagraph");
    BOOST_TEST(style_of_words("two") == "FirstParagraph");
    BOOST_TEST(style_of_words("three") == "BodyText");
}

BOOST_AUTO_TEST_CASE(a_side_is_a_justification_and_the_start_of_hebrew_is_right) {
    Package package = package_of_markdown("one\n{: .right}\n\nאחת\n{: .right}\n");
    BOOST_TEST(package.text(kDocument, "//w:p[w:r/w:t='one']/w:pPr/w:jc/@w:val") == "right");
    BOOST_TEST(package.text(kDocument, "//w:p[w:r/w:t='אחת']/w:pPr/w:jc/@w:val") == "left");
}

BOOST_AUTO_TEST_CASE(paragraphs_of_a_callout_share_the_box_of_their_style) {
    Package package = package_of_markdown("> [!NOTE]\n> one\n>\n> two\n");
    BOOST_TEST(package.body("//w:tbl").empty());
    BOOST_TEST(package.body("//w:p[w:pPr/w:pStyle/@w:val='CalloutText']").size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_list_in_a_callout_stands_in_its_frame) {
    Package package = package_of_markdown("> [!NOTE]\n> one\n>\n> - two\n> - three\n");
    BOOST_TEST(package.text(kDocument, "//w:tbl/w:tblPr/w:tblStyle/@w:val") == "CalloutTextFrame");
    BOOST_TEST(package.body("//w:tbl//w:p[w:pPr/w:numPr]").size() == 2u);
    BOOST_TEST(package.body("//w:tc/w:p[w:pPr/w:pStyle/@w:val='CalloutText']/w:pPr/w:pBdr/"
                            "w:left[@w:val='nil']").size() == 1u);
}

BOOST_AUTO_TEST_CASE(words_of_a_list_in_a_box_are_as_large_as_those_around) {
    Package package = package_of_markdown("> [!NOTE]\n> - two\n");
    BOOST_TEST(package.text(kDocument, "//w:r[w:t='two']/w:rPr/w:sz/@w:val") == "21");
}

BOOST_AUTO_TEST_CASE(small_words_are_smaller_than_what_is_around) {
    Package package = package_of_markdown("large <small>less</small>\n");
    BOOST_TEST(package.text(kDocument, "//w:r[w:t='less']/w:rPr/w:sz/@w:val") == "19");
}

BOOST_AUTO_TEST_CASE(the_language_of_a_block_is_that_of_its_runs) {
    Package package = package_of_markdown("<p lang=\"fr\">oui</p>\n");
    BOOST_TEST(package.text(kDocument, "//w:r[w:t='oui']/w:rPr/w:lang/@w:val") == "fr-FR");
}

BOOST_AUTO_TEST_CASE(a_direction_asked_for_wins_over_the_letters) {
    Package package = package_of_markdown("<p dir=\"rtl\">one</p>\n");
    BOOST_TEST(package.body("//w:p[w:r/w:t='one']/w:pPr/w:bidi").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_number_in_a_caption_is_a_field) {
    Package package =
        package_of_markdown("![a](a.png \"Figure 1: One\")\n\n![b](b.png \"Figure 2. Two\")\n");
    BOOST_TEST(package.text(kDocument, "//w:instrText") ==
               " SEQ Figure \\* ARABIC  SEQ Figure \\* ARABIC ");
    BOOST_TEST(package.text(kDocument, "//w:p[w:r/w:instrText][1]//w:t").find("Figure 1: One") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_number_out_of_turn_stays) {
    Package package = package_of_markdown("![a](a.png \"Figure 7: One\")\n");
    BOOST_TEST(package.text(kDocument, "//w:instrText") == " SEQ Figure \\* ARABIC \\r 7 ");
}

BOOST_AUTO_TEST_CASE(captions_without_a_number_of_their_own_have_no_field) {
    for (const char* caption : {"The wall", "Listing 2-1: A loop", "In March 1944: snow", "3 cats"})
        BOOST_TEST(package_of_markdown("![a](a.png \"" + std::string(caption) + "\")\n")
                       .body("//w:instrText")
                       .empty(),
                   caption);
}

BOOST_AUTO_TEST_CASE(a_caption_above_stays_with_what_it_names) {
    Package package = package_of_markdown(
        "<figure>\n<figcaption>C</figcaption>\n\n```\nx\n```\n\n</figure>\n");
    BOOST_TEST(
        package.find("word/styles.xml", "//w:style[@w:styleId='ListingCaption']/w:pPr/w:keepNext")
            .size() == 1u);
}

BOOST_AUTO_TEST_CASE(boxes_far_within_each_other_take_no_more_tables) {
    Blocks blocks = {bulleted({item("x")})};
    for (int i = 0; i < 50; ++i)
        blocks = {Block{Division{std::move(blocks)}, {}, {{}, {"sidebar"}, {}}}};
    Package package = package_of(std::move(blocks));
    BOOST_TEST(package.body("//w:tbl").size() == 4u);
    BOOST_TEST(package.body("//w:p[w:r/w:t='x']").size() == 1u);
}

BOOST_AUTO_TEST_CASE(the_rule_of_a_hebrew_pull_quote_is_at_the_right) {
    Block quote{PullQuote{{text("אחת")}}};
    quote.attributes.values = {{"dir", "rtl"}};
    Package package = package_of(Blocks{std::move(quote)});
    BOOST_TEST(package.body("//w:tbl/w:tblPr/w:bidiVisual").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_box_in_a_footnote_needs_no_table) {
    Package package = package_of_markdown("x[^1]\n\n[^1]: n\n\n    > [!NOTE]\n    > - two\n");
    BOOST_TEST(package.find("word/footnotes.xml", "//w:tbl").empty());
}

BOOST_AUTO_TEST_SUITE_END()
