// Blocks and inlines, notes, and HTML.
#include <boost/test/unit_test.hpp>

#include <atomic>
#include <thread>

#include "model/visit.h"
#include "tests/support/markdown.h"
#include "tests/support/text.h"

using namespace postconv;
using namespace postconv::test;
using postconv::test::repeated;

namespace {

int depth_of(const Blocks& blocks) {
    int deepest = 0;
    for (const Block& block : blocks) {
        if (const auto* quote = std::get_if<BlockQuote>(&block.kind))
            deepest = std::max(deepest, 1 + depth_of(quote->content));
        if (const auto* list = std::get_if<List>(&block.kind))
            for (const ListItem& item : list->items)
                deepest = std::max(deepest, 1 + depth_of(item.content));
    }
    return deepest;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_body)

BOOST_AUTO_TEST_CASE(text_in_one_style_is_one_node) {
    BOOST_TEST(body_of("It's [a] \"test\" & more\n") ==
               "  paragraph\n    text \"It’s [a] “test” & more\"\n");
}

BOOST_AUTO_TEST_CASE(a_character_that_may_not_be_leaves_nothing_behind) {
    BOOST_TEST(body_of("&#1;\n\na\n") == "  paragraph\n    text \"a\"\n");
}

BOOST_AUTO_TEST_CASE(code_and_links_keep_their_punctuation) {
    BOOST_TEST(body_of("`\"a\" -- b` <https://x.org/a--b>\n") ==
               "  paragraph\n    code \"\\\"a\\\" -- b\"\n    text \" \"\n"
               "    link \"https://x.org/a--b\"\n      text \"https://x.org/a--b\"\n");
}

BOOST_AUTO_TEST_CASE(styles_nest) {
    BOOST_TEST(body_of("*a **b** ~~c~~*\n") ==
               "  paragraph\n    emphasis\n      text \"a \"\n      strong\n        text \"b\"\n"
               "      text \" \"\n      strikethrough\n        text \"c\"\n");
}

BOOST_AUTO_TEST_CASE(line_ends_are_soft_unless_the_writer_says_so) {
    BOOST_TEST(body_of("a\nb\\\nc\n") ==
               "  paragraph\n    text \"a\"\n    soft-break\n    text \"b\"\n    line-break\n"
               "    text \"c\"\n");
}

BOOST_AUTO_TEST_CASE(a_link_that_runs_a_program_is_taken_off_its_text) {
    const Reading r = read("[a](javascript:alert(1))\n");
    BOOST_TEST(r.warnings() == "unsafe-link@1:1");
    BOOST_TEST(body_of("[a](javascript:alert(1))\n") ==
               "  paragraph\n    span\n      text \"a\"\n");
}

BOOST_AUTO_TEST_CASE(a_list_keeps_kind_start_and_tightness) {
    BOOST_TEST(body_of("3. a\n4. b\n") ==
               "  list ordered start=3 tight\n    item\n      paragraph\n        text \"a\"\n"
               "    item\n      paragraph\n        text \"b\"\n");
    BOOST_TEST(body_of("- a\n\n- b\n").starts_with("  list bullet loose\n"));
}

BOOST_AUTO_TEST_CASE(tasks_are_done_or_not) {
    BOOST_TEST(body_of("- [x] a\n- [ ] b\n- c\n") ==
               "  list bullet tight\n    item done\n      paragraph\n        text \"a\"\n"
               "    item to-do\n      paragraph\n        text \"b\"\n"
               "    item\n      paragraph\n        text \"c\"\n");
}

BOOST_AUTO_TEST_CASE(a_task_may_begin_on_the_line_of_the_item_around_it) {
    BOOST_TEST(body_of("7. - [x] a\n   - [ ] b\n") ==
               "  list ordered start=7 tight\n    item\n      list bullet tight\n"
               "        item done\n          paragraph\n            text \"a\"\n"
               "        item to-do\n          paragraph\n            text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(a_code_block_keeps_its_lines_and_the_name_of_its_language) {
    BOOST_TEST(body_of("```rust,ignore\na\n\tb\n```\n") == "  code-block rust \"a\\n\tb\"\n");
}

BOOST_AUTO_TEST_CASE(a_table_has_columns_head_and_rows) {
    BOOST_TEST(body_of("| a | b |\n|:--|--:|\n| *c* |   |\n") ==
               "  table\n    columns left right\n    head-row\n      cell\n        paragraph\n"
               "          text \"a\"\n      cell\n        paragraph\n          text \"b\"\n"
               "    row\n      cell\n        paragraph\n          emphasis\n"
               "            text \"c\"\n      cell\n");
}

BOOST_AUTO_TEST_CASE(a_heading_keeps_its_written_level_and_its_attributes) {
    BOOST_TEST(body_of("x\n\n### A {#b .c key=v}\n") ==
               "  paragraph\n    text \"x\"\n  heading 3 #b .c key=\"v\"\n    text \"A\"\n");
}

BOOST_AUTO_TEST_CASE(braces_that_are_no_attributes_stay) {
    BOOST_TEST(body_of("x\n\n# A {b c}\n") ==
               "  paragraph\n    text \"x\"\n  heading 1\n    text \"A {b c}\"\n");
}

BOOST_AUTO_TEST_CASE(lines_and_columns_are_those_of_the_file) {
    const Reading r = read_whole("---\ntitle: A\n---\nx\n\n> a *b*\n");
    const auto& quote = std::get<BlockQuote>(r.document.blocks[1].kind);
    const auto& paragraph = std::get<Paragraph>(quote.content[0].kind);
    BOOST_TEST(r.document.blocks[1].span.line == 6);
    BOOST_TEST(paragraph.content[1].span.line == 6);
    BOOST_TEST(paragraph.content[1].span.column == 5);
}

// ---- notes -------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(notes_are_numbered_as_the_text_refers_to_them) {
    const Reading r = read("a[^z] b[^y] c[^z]\n\n[^y]: Y\n[^z]: Z\n");
    BOOST_TEST_REQUIRE(r.document.notes.size() == 2u);
    BOOST_TEST(r.document.notes[0].label == "z");
    BOOST_TEST(r.document.notes[1].label == "y");
    BOOST_TEST(r.warnings() == "");
}

BOOST_AUTO_TEST_CASE(a_note_that_only_a_note_refers_to_comes_behind_it) {
    const Reading r = read("[^i]: I\n[^n]: N[^i]\n\na[^n] b[^m]\n\n[^m]: M\n");
    BOOST_TEST_REQUIRE(r.document.notes.size() == 3u);
    BOOST_TEST(r.document.notes[0].label == "n");
    BOOST_TEST(r.document.notes[1].label == "m");
    BOOST_TEST(r.document.notes[2].label == "i");
}

BOOST_AUTO_TEST_CASE(an_unused_note_is_warned_of_at_its_line) {
    BOOST_TEST(read("a\n\n[^u]: U\n").warnings() == "unused-note@3:1");
}

BOOST_AUTO_TEST_CASE(a_note_written_twice_is_warned_of) {
    BOOST_TEST(read("a[^n]\n\n[^n]: N\n[^n]: O\n").warnings() == "repeated-note@4:1");
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_note_inside_code_is_no_note) {
    BOOST_TEST(read("```\n[^u]: U\n```\n").warnings() == "");
}

BOOST_AUTO_TEST_CASE(a_reference_without_a_note_stays_as_text_and_is_warned_of) {
    BOOST_TEST(read("a[^gone] b\n").warnings() == "missing-note@1:1");
    BOOST_TEST(body_of("a[^gone] b\n") == "  paragraph\n    text \"a[^gone] b\"\n");
}

BOOST_AUTO_TEST_CASE(labels_are_each_files_own) {
    Diagnostics diagnostics;
    const Document d = read_markdown(
        {{"a.md", "# T\n\na[^1]\n\n[^1]: A\n"}, {"b.md", "b[^1]\n\n[^1]: B\n"}}, {}, diagnostics);
    BOOST_TEST_REQUIRE(d.notes.size() == 2u);
    const auto& second = std::get<Paragraph>(d.blocks[1].kind);
    BOOST_TEST(std::get<NoteReference>(second.content[1].kind).note == 1u);
    BOOST_TEST(d.notes[1].span.source == 1);
}

// ---- HTML --------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(tags_for_styles_are_styles) {
    BOOST_TEST(body_of("H<sub>2</sub>O <mark>m</mark> <kbd>K</kbd> a<br>b\n") ==
               "  paragraph\n    text \"H\"\n    subscript\n      text \"2\"\n    text \"O \"\n"
               "    highlight\n      text \"m\"\n    text \" \"\n    keyboard\n      text \"K\"\n"
               "    text \" a\"\n    line-break\n    text \"b\"\n");
}

BOOST_AUTO_TEST_CASE(tags_and_markdown_nest) {
    BOOST_TEST(body_of("<b>a *b* c</b> d\n") ==
               "  paragraph\n    strong\n      text \"a \"\n      emphasis\n        text \"b\"\n"
               "      text \" c\"\n    text \" d\"\n");
}

BOOST_AUTO_TEST_CASE(a_tag_that_never_closes_ends_with_its_paragraph) {
    BOOST_TEST(body_of("a <b>b\n\nc</b>\n") ==
               "  paragraph\n    text \"a \"\n    strong\n      text \"b\"\n"
               "  paragraph\n    text \"c\"\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_tag_goes_its_text_stays_and_it_is_said_once) {
    BOOST_TEST(read("a <foo>b</foo> <foo>c</foo>\n").warnings() == "html-ignored@1:3");
    BOOST_TEST(body_of("a <foo>b</foo> c\n") == "  paragraph\n    text \"a b c\"\n");
}

BOOST_AUTO_TEST_CASE(comments_go_without_a_word_and_without_a_second_space) {
    BOOST_TEST(body_of("a <!-- b --> c\n") == "  paragraph\n    text \"a c\"\n");
    BOOST_TEST(read("a <!-- b --> c\n\n<!-- d -->\n").warnings() == "");
}

BOOST_AUTO_TEST_CASE(a_script_goes_with_what_it_holds) {
    BOOST_TEST(body_of("a\n\n<script>\nvar b = \"<p>c</p>\";\n</script>\n\nd\n") ==
               "  paragraph\n    text \"a\"\n  paragraph\n    text \"d\"\n");
    BOOST_TEST(read("<script>x</script>\n").warnings() == "html-ignored@1:1");
}

BOOST_AUTO_TEST_CASE(a_block_of_html_gives_its_text_as_paragraphs) {
    BOOST_TEST(body_of("<div>\n one &amp; <i>two</i>\n<p>three</p></div>\n") ==
               "  paragraph\n    text \"one & \"\n    emphasis\n      text \"two\"\n"
               "  paragraph\n    text \"three\"\n");
}

BOOST_AUTO_TEST_CASE(a_figure_of_html_is_a_figure_with_its_caption) {
    BOOST_TEST(body_of("<figure>\n<img src=\"a.png\" alt='A \"b\"'>\n"
                       "<figcaption>Cap</figcaption>\n</figure>\n") ==
               "  figure image \"a.png\" alt=\"A \\\"b\\\"\"\n    text \"Cap\"\n");
}

BOOST_AUTO_TEST_CASE(a_block_of_preformatted_html_is_code) {
    BOOST_TEST(body_of("<pre><code class=\"language-c\">\na  &lt; b\n\nc\n</code></pre>\n") ==
               "  code-block c \"a  < b\\n\\nc\"\n");
}

BOOST_AUTO_TEST_CASE(rules_and_page_breaks_of_html_are_what_they_say) {
    BOOST_TEST(body_of("<hr>\n\n<!-- pagebreak -->\n\n<div class=\"page-break\"></div>\n\n"
                       "<div style=\"page-break-after: always\"></div>\n") ==
               "  thematic-break\n  page-break\n  page-break\n  page-break\n");
}

BOOST_AUTO_TEST_CASE(an_anchor_keeps_its_id) {
    BOOST_TEST(body_of("a<a id=\"b\"></a>\n") == "  paragraph\n    text \"a\"\n    span #b\n");
}

BOOST_AUTO_TEST_CASE(a_tag_of_a_block_in_running_text_parts_its_words) {
    BOOST_TEST(body_of("a</p><p>b\n") == "  paragraph\n    text \"a b\"\n");
}

BOOST_AUTO_TEST_CASE(several_threads_read_at_once) {
    const std::string text = "a ~~b~~ www.example.org[^n]\n\n| c |\n|---|\n\n[^n]: d\n";
    const std::string alone = body_of(text);
    std::atomic<int> different = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] {
            for (int n = 0; n < 50; ++n)
                if (body_of(text) != alone) ++different;
        });
    for (std::thread& thread : threads) thread.join();
    BOOST_TEST(different == 0);
}

BOOST_AUTO_TEST_CASE(a_lone_angle_bracket_is_text) {
    BOOST_TEST(body_of("<div>\na < b <\n</div>\n") == "  paragraph\n    text \"a < b <\"\n");
}

// ---- hostile input -----------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(quotes_beyond_reason_are_flattened_and_keep_their_text) {
    const Reading r = read(std::string(20000, '>') + " words\n");
    BOOST_TEST(depth_of(r.document.blocks) <= 100);
    BOOST_TEST(r.warnings() == "deep-nesting@1:100");
    BOOST_TEST(body_of(std::string(20000, '>') + " words\n").find("words") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(lists_beyond_reason_are_flattened_and_keep_their_text) {
    const Reading r = read(repeated("- ", 5000) + "words\n");
    BOOST_TEST(depth_of(r.document.blocks) <= 100);
    BOOST_TEST(r.warnings().starts_with("deep-nesting@"));
}

BOOST_AUTO_TEST_CASE(a_table_that_asks_for_millions_of_cells_fails_at_once) {
    const std::string wide = "|" + repeated("a|", 5000) + "\n|" + repeated("-|", 5000) + "\n";
    BOOST_TEST(failure_of(wide + repeated("| b |\n", 2000)).starts_with("table-too-large@"));
    BOOST_TEST(failure_of("| a |\n|---|\n" + repeated("| b |\n", 20000)) == "");
}

BOOST_AUTO_TEST_CASE(styles_beyond_reason_are_flattened_and_keep_their_text) {
    for (const std::string& text :
         {repeated("<b>", 20000) + "words",
          repeated("*a **b ", 3000) + "words" + repeated("** c*", 3000)}) {
        BOOST_TEST(read(text).warnings().starts_with("deep-nesting@"));
        BOOST_TEST(body_of(text).find("words") != std::string::npos);
    }
}

BOOST_AUTO_TEST_SUITE_END()
