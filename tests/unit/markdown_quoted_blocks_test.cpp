// Lines of their own inside block quotes, which say there what they say outside.
#include <boost/test/unit_test.hpp>

#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

namespace {

// The blocks of the quote that the whole text is.
Blocks quoted(const std::string& markdown) {
    const Document document = read(markdown).document;
    BOOST_TEST_REQUIRE(document.blocks.size() == 1u);
    const auto* quote = std::get_if<BlockQuote>(&document.blocks.front().kind);
    BOOST_TEST_REQUIRE(quote);
    return quote->content;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_quoted_blocks)

BOOST_AUTO_TEST_CASE(attributes_below_a_quoted_block_are_its_own) {
    const Blocks blocks = quoted("> One.\n> {: .x #i}\n>\n> Two.\n");
    BOOST_TEST_REQUIRE(blocks.size() == 2u);
    BOOST_TEST(blocks[0].attributes.id == "i");
    BOOST_TEST(plain_text(blocks) == "One. Two.");
}

BOOST_AUTO_TEST_CASE(attributes_above_a_quoted_block_are_its_own) {
    const Blocks blocks = quoted("> One.\n>\n> {: #i}\n> Two.\n");
    BOOST_TEST_REQUIRE(blocks.size() == 2u);
    BOOST_TEST(blocks[1].attributes.id == "i");
}

BOOST_AUTO_TEST_CASE(a_quoted_division_is_a_division) {
    const Blocks blocks = quoted("> ::: {.a}\n> One.\n> :::\n> Two.\n");
    BOOST_TEST_REQUIRE(blocks.size() == 2u);
    BOOST_TEST(std::holds_alternative<Division>(blocks[0].kind));
    BOOST_TEST(plain_text(blocks) == "One. Two.");
}

BOOST_AUTO_TEST_CASE(quoted_terms_have_definitions) {
    const Blocks blocks = quoted("> Term\n> : meaning\n>\n> Other\n>\n> : more\n");
    BOOST_TEST_REQUIRE(blocks.size() == 1u);
    const auto* list = std::get_if<DefinitionList>(&blocks[0].kind);
    BOOST_TEST_REQUIRE(list);
    BOOST_TEST(list->items.size() == 2u);
}

BOOST_AUTO_TEST_CASE(quoted_tasks_are_tasks_with_blocks_behind_them) {
    const Blocks blocks = quoted("> - [x] done\n> - [ ] open\n>\n> Words.\n>\n> ```\n> c\n> ```\n");
    BOOST_TEST_REQUIRE(blocks.size() == 3u);
    const auto& list = std::get<List>(blocks[0].kind);
    BOOST_TEST((list.items[0].checked == true));
    BOOST_TEST((list.items[1].checked == false));
}

BOOST_AUTO_TEST_CASE(a_callout_stands_in_a_quote) {
    const Blocks blocks = quoted("> Words.\n>\n> > [!note] Title\n> > Inside.\n> > {: #i}\n");
    BOOST_TEST_REQUIRE(blocks.size() == 2u);
    const auto* callout = std::get_if<Callout>(&blocks[1].kind);
    BOOST_TEST_REQUIRE(callout);
    BOOST_TEST(plain_text(callout->title) == "Title");
    BOOST_TEST(callout->content.front().attributes.id == "i");
}

BOOST_AUTO_TEST_CASE(a_division_that_is_a_callout_stands_in_a_quote) {
    const Blocks blocks = quoted("> ::: note\n> Inside.\n> :::\n");
    BOOST_TEST_REQUIRE(blocks.size() == 1u);
    BOOST_TEST(std::holds_alternative<Callout>(blocks[0].kind));
}

BOOST_AUTO_TEST_CASE(a_quoted_underlined_heading_takes_braces) {
    const Blocks blocks = quoted("> One {#i}\n> ---\n>\n> Two.\n");
    BOOST_TEST(blocks[0].attributes.id == "i");
    BOOST_TEST(plain_text(blocks) == "One Two.");
}

BOOST_AUTO_TEST_CASE(quoted_highlight_tags_are_code) {
    const Blocks blocks = quoted("> {% highlight ruby %}\n> x = {{ y }}\n> {% endhighlight %}\n");
    BOOST_TEST_REQUIRE(blocks.size() == 1u);
    const auto* code = std::get_if<CodeBlock>(&blocks[0].kind);
    BOOST_TEST_REQUIRE(code);
    BOOST_TEST(code->text == "x = {{ y }}");
    BOOST_TEST(code->language == "ruby");
}

BOOST_AUTO_TEST_CASE(a_quoted_line_in_code_stays_code) {
    const Document document = read("```\n> ::: a\n> {: .x}\n```\n\n    > ::: a\n").document;
    BOOST_TEST(std::get<CodeBlock>(document.blocks[0].kind).text == "> ::: a\n> {: .x}");
    BOOST_TEST(std::get<CodeBlock>(document.blocks[1].kind).text == "> ::: a");
}

BOOST_AUTO_TEST_CASE(a_term_outside_a_quote_has_no_definition_inside) {
    const Document document = read("Term\n> : words\n").document;
    BOOST_TEST(plain_text(document.blocks) == "Term : words");
}

// ---- tags over several lines --------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_shortcode_over_several_lines_is_one_tag) {
    for (const char* text :
         {"{{< figure\n  src=\"a.png\"\n  caption=\"Words\"\n>}}\n\nEnd.\n",
          "> {{< figure\n>   src=\"a.png\"\n>   caption=\"Words\"\n> >}}\n>\n> End.\n"}) {
        const Document document = read(text).document;
        const auto* quote = std::get_if<BlockQuote>(&document.blocks.front().kind);
        const Blocks& blocks = quote ? quote->content : document.blocks;
        BOOST_TEST_REQUIRE(blocks.size() == 2u);
        const auto* figure = std::get_if<Figure>(&blocks[0].kind);
        BOOST_TEST_REQUIRE(figure);
        BOOST_TEST(figure->image.source == "a.png");
        BOOST_TEST(plain_text(figure->caption) == "Words");
    }
}

BOOST_AUTO_TEST_CASE(a_tag_over_lines_of_a_paragraph_leaves_the_paragraph_whole) {
    const Reading reading =
        read("One {% include a.html\n  x=\"1\"\n  y=\"2\" %} two\nthree {{ page.x }}.\n");
    BOOST_TEST_REQUIRE(reading.document.blocks.size() == 1u);
    BOOST_TEST(plain_text(reading.document.blocks) == "One two three .");
    BOOST_TEST(reading.warnings().starts_with("template-ignored@1"));
}

BOOST_AUTO_TEST_CASE(lines_below_a_tag_over_several_lines_keep_their_numbers) {
    const Document document = read("{% include a.html\n  x=\"1\" %}\n\nWords.\n").document;
    BOOST_TEST_REQUIRE(document.blocks.size() == 1u);
    BOOST_TEST(document.blocks[0].span.line == 4);
}

BOOST_AUTO_TEST_CASE(a_tag_that_never_ends_is_text) {
    BOOST_TEST(plain_text(read("One {% include a\ntwo\n\nthree %}\n").document.blocks) ==
               "One {% include a two three %}");
}

// ---- closing hashes -----------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(closing_hashes_before_braces_are_no_words) {
    for (const char* text : {"## A ## {#id}\n", "## A ##{#id}\n", "## A #### {#id}  \n"}) {
        const Document document = read(text).document;
        BOOST_TEST(plain_text(document.blocks) == "A");
        BOOST_TEST(document.blocks.front().attributes.id == "id");
    }
    BOOST_TEST(plain_text(read("## C# {#id}\n").document.blocks) == "C#");
}

BOOST_AUTO_TEST_SUITE_END()
