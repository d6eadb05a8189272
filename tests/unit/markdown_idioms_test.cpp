// What essays mean by turns of Markdown that has no word for it: excerpts, pull quotes, bold
// headings, figures, titles.
#include <boost/test/unit_test.hpp>

#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

namespace {

std::string levels_of(const std::string& markdown) {
    std::string levels;
    for (const Block& block : read(markdown).document.blocks) {
        const auto* heading = std::get_if<Heading>(&block.kind);
        levels += heading ? std::to_string(heading->level) : ".";
    }
    return levels;
}

Document with_separator(const std::string& marker, const std::string& body) {
    return read_whole("---\ntitle: T\nexcerpt_separator: \"" + marker + "\"\n---\n" + body)
        .document;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_idioms)

BOOST_AUTO_TEST_CASE(the_text_before_the_marker_is_the_abstract) {
    const Metadata m = read("One *two*.\n\nThree.\n\n<!--more-->\n\nFour.\n").document.metadata;
    BOOST_TEST(m.abstract == "One two. Three.");
    BOOST_TEST(m.description == "One two. Three.");
}

BOOST_AUTO_TEST_CASE(a_description_of_its_own_is_kept) {
    const Metadata m = read_whole("---\ntitle: T\ndescription: D\n---\nA.\n\n<excerpt/>\n\nB.\n")
                           .document.metadata;
    BOOST_TEST(m.abstract == "A.");
    BOOST_TEST(m.description == "D");
}

BOOST_AUTO_TEST_CASE(headings_are_no_part_of_the_abstract) {
    BOOST_TEST(read("## H\n\nA.\n\n<!-- more -->\n\n## I\n").document.metadata.abstract == "A.");
}

BOOST_AUTO_TEST_CASE(a_marker_inside_a_paragraph_leaves_one_space) {
    BOOST_TEST(body_of("_A._ <excerpt/> _B._\n") ==
               "  paragraph\n    emphasis\n      text \"A.\"\n    text \" \"\n"
               "    emphasis\n      text \"B.\"\n");
    BOOST_TEST(body_of("A. <excerpt/> B.\n") == "  paragraph\n    text \"A. B.\"\n");
    BOOST_TEST(body_of("A. <excerpt/>\n\nB.\n") ==
               "  paragraph\n    text \"A.\"\n  paragraph\n    text \"B.\"\n");
    BOOST_TEST(body_of("A.<excerpt/>B.\n") == "  paragraph\n    text \"A. B.\"\n");
    BOOST_TEST(body_of("_A._<excerpt/>_B._\n") == body_of("_A._ <excerpt/> _B._\n"));
    BOOST_TEST(body_of("A.<excerpt/>\n") == "  paragraph\n    text \"A.\"\n");
    BOOST_TEST(body_of("<excerpt/> B.\n") == "  paragraph\n    text \"B.\"\n");
    BOOST_TEST(body_of("A.\n<excerpt/>\nB.\n") ==
               "  paragraph\n    text \"A.\"\n    soft-break\n    text \"B.\"\n");
}

BOOST_AUTO_TEST_CASE(a_marker_between_chinese_words_leaves_no_space) {
    for (const char* text : {"中文(a)<!--more-->中文\n", "中文(a)<!--more-->_中文_\n"})
        BOOST_TEST(plain_text(read(text).document.blocks) == "中文(a)中文");
    for (const char* text : {"中文。 <!--more--> 中文\n", "_中文。_ <!--more--> _中文_\n"})
        BOOST_TEST(plain_text(read(text).document.blocks) == "中文。中文");
    BOOST_TEST(plain_text(read("Words. <!--more--> 中文\n").document.blocks) == "Words. 中文");
    BOOST_TEST(plain_text(read("_Words._ <!--more--> 中文\n").document.blocks) == "Words. 中文");
}

BOOST_AUTO_TEST_CASE(markdown_right_below_a_marker_is_still_markdown) {
    const std::string text = "A.\n\n<excerpt/>\n*B* c\n\nD.\n";
    BOOST_TEST(body_of(text) ==
               "  paragraph\n    text \"A.\"\n  paragraph\n    emphasis\n      text \"B\"\n"
               "    text \" c\"\n  paragraph\n    text \"D.\"\n");
    BOOST_TEST(read(text).document.blocks[1].span.line == 4);
}

BOOST_AUTO_TEST_CASE(a_marker_may_be_plain_text) {
    const Document d = with_separator("---more---", "A.\n\n---more---\n\nB.\n");
    BOOST_TEST(d.metadata.abstract == "A.");
    BOOST_TEST(d.blocks.size() == 2u);
    BOOST_TEST(with_separator("[cut]", "A [cut] B.\n").metadata.abstract == "A");
}

BOOST_AUTO_TEST_CASE(a_marker_in_code_is_code) {
    BOOST_TEST(body_of("`<excerpt/>`\n") == "  paragraph\n    code \"<excerpt/>\"\n");
}

BOOST_AUTO_TEST_CASE(code_in_bold_italics_alone_is_a_pull_quote_of_words) {
    BOOST_TEST(body_of("a\n\n___`It's \"here\" -- now`___\n") ==
               "  paragraph\n    text \"a\"\n  pull-quote\n    text \"It’s “here” – now\"\n");
    BOOST_TEST(body_of("___`a\tb`___\n") == "  pull-quote\n    text \"a b\"\n");
    BOOST_TEST(body_of("***`a`***\n") == "  pull-quote\n    text \"a\"\n");
}

BOOST_AUTO_TEST_CASE(several_such_spans_are_one_pull_quote) {
    BOOST_TEST(body_of("___`a`___\n___`b`___\n") ==
               "  pull-quote\n    text \"a\"\n    soft-break\n    text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(a_pull_quote_with_other_words_beside_it_stays_a_paragraph) {
    BOOST_TEST(body_of("___`a`___ b\n").starts_with("  paragraph\n"));
    BOOST_TEST(body_of("`a`\n").starts_with("  paragraph\n"));
}

BOOST_AUTO_TEST_CASE(a_bold_paragraph_is_a_heading_one_level_below_the_one_above) {
    BOOST_TEST(levels_of("### A\n\nx\n\n__B__\n\ny\n\n**C**\n\nz\n") == "3.4.4.");
}

BOOST_AUTO_TEST_CASE(bold_headings_in_a_row_are_siblings) {
    BOOST_TEST(levels_of("# A\n\n__B__\n\n__C__\n\nx\n") == "122.");
}

BOOST_AUTO_TEST_CASE(bold_italics_stand_below_bold) {
    BOOST_TEST(levels_of("# A\n\n__B__\n\nx\n\n___C___\n\ny\n\n# D\n\n___E___\n\nz\n") ==
               "12.3.12.");
}

BOOST_AUTO_TEST_CASE(code_in_a_bold_heading_stands_for_looks) {
    BOOST_TEST(body_of("# A\n\n__`B`__\n\nx\n").find("heading 2\n    text \"B\"\n") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_bold_paragraph_stays_one_when_it_is_no_heading) {
    BOOST_TEST(levels_of("# A\n\n**B.**\n\nx\n") == "1..", "a sentence");
    BOOST_TEST(levels_of("# A\n\n**B** c\n\nx\n") == "1..", "partly bold");
    BOOST_TEST(levels_of("# A\n\nx\n\n**B**\n") == "1..", "the last block");
    BOOST_TEST(levels_of("**By Ann**\n\n# A\n\nx\n") == ".1.", "before the first heading");
    BOOST_TEST(levels_of("# A\n\n**B\\\nc**\n\nx\n") == "1..", "two lines");
    BOOST_TEST(levels_of("# A\n\n**" + std::string(121, 'b') + "**\n\nx\n") == "1..", "long");
    BOOST_TEST(levels_of("# A\n\n> **B**\n>\n> c\n\nx\n") == "1..", "in a quote");
}

BOOST_AUTO_TEST_CASE(without_any_heading_bold_paragraphs_are_the_top_level) {
    BOOST_TEST(levels_of("x\n\n**A**\n\ny\n") == ".1.");
}

BOOST_AUTO_TEST_CASE(an_image_alone_is_a_figure_with_its_title_as_caption) {
    BOOST_TEST(body_of("![alt *text*](a.png \"It's\")\n") ==
               "  figure image \"a.png\" alt=\"alt text\"\n    text \"It’s\"\n");
}

BOOST_AUTO_TEST_CASE(italics_or_an_arrow_on_the_line_below_an_image_are_its_caption) {
    BOOST_TEST(body_of("![a](a.png)\n_b_\n") ==
               "  figure image \"a.png\" alt=\"a\"\n    emphasis\n      text \"b\"\n");
    BOOST_TEST(body_of("![a](a.png)\n▲ b\n") ==
               "  figure image \"a.png\" alt=\"a\"\n    text \"▲ b\"\n");
    BOOST_TEST(body_of("![a](a.png)\nplain\n").starts_with("  paragraph\n"));
}

BOOST_AUTO_TEST_CASE(newpage_alone_is_a_page_break) {
    BOOST_TEST(body_of("\\newpage\n") == "  page-break\n");
}

BOOST_AUTO_TEST_CASE(a_single_top_heading_that_comes_first_is_the_title) {
    const Reading r = read_whole("# The *Cost*\n\nx\n\n## A\n");
    BOOST_TEST(r.document.metadata.title == "The Cost");
    BOOST_TEST(r.document.blocks.size() == 2u);
    BOOST_TEST(r.warnings() == "");
}

BOOST_AUTO_TEST_CASE(a_first_heading_that_repeats_the_title_is_not_printed_again) {
    const Reading r = read_whole("---\ntitle: The Cost\n---\n# the *cost*\n\nx\n");
    BOOST_TEST(r.document.blocks.size() == 1u);
    const Reading other = read_whole("---\ntitle: The Cost\n---\n# Introduction\n\nx\n");
    BOOST_TEST(other.document.blocks.size() == 2u);
}

BOOST_AUTO_TEST_CASE(without_a_title_the_file_name_stands_for_it_with_a_warning) {
    const Reading r = read_whole("# A\n\n# B\n");
    BOOST_TEST(r.document.metadata.title == "Essay");
    BOOST_TEST(r.warnings() == "no-title@0:0");
    BOOST_TEST(r.document.blocks.size() == 2u);
}

BOOST_AUTO_TEST_SUITE_END()
