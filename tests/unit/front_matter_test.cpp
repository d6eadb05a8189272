#include <boost/test/unit_test.hpp>

#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

BOOST_AUTO_TEST_SUITE(front_matter)

BOOST_AUTO_TEST_CASE(front_matter_is_no_part_of_the_body) {
    const Reading r = read_whole("---\ntitle: A\n---\ntext\n");
    BOOST_TEST(r.document.metadata.title == "A");
    BOOST_TEST_REQUIRE(r.document.blocks.size() == 1u);
}

BOOST_AUTO_TEST_CASE(places_in_the_body_count_the_front_matter) {
    const Reading r = read_whole("---\ntitle: A\n---\n\ntext\n");
    BOOST_TEST(r.document.blocks[0].span.line == 5);
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_before_it_does_not_hide_it) {
    BOOST_TEST(read_whole("\xEF\xBB\xBF---\ntitle: A\n---\n").document.metadata.title == "A");
}

BOOST_AUTO_TEST_CASE(windows_line_ends_are_line_ends) {
    const Reading r = read_whole("---\r\ntitle: A\r\n---\r\ntext\r\n");
    BOOST_TEST(r.document.metadata.title == "A");
    BOOST_TEST(r.document.blocks[0].span.line == 4);
}

BOOST_AUTO_TEST_CASE(three_dots_end_it_too) {
    const Reading r = read_whole("---\ntitle: A\n...\ntext\n");
    BOOST_TEST(r.document.metadata.title == "A");
    BOOST_TEST(r.document.blocks.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_thematic_break_first_is_no_front_matter) {
    BOOST_TEST(body_of("---\n\ntext\n\n---\n") ==
               "  thematic-break\n  paragraph\n    text \"text\"\n  thematic-break\n");
}

BOOST_AUTO_TEST_CASE(a_thematic_break_right_above_prose_is_no_front_matter) {
    BOOST_TEST(body_of("---\nSome words.\n") ==
               "  thematic-break\n  paragraph\n    text \"Some words.\"\n");
}

BOOST_AUTO_TEST_CASE(empty_front_matter_says_nothing) {
    BOOST_TEST(body_of("---\n---\nx\n") == "  paragraph\n    text \"x\"\n");
}

BOOST_AUTO_TEST_CASE(front_matter_that_never_ends_fails_where_it_starts) {
    BOOST_TEST(failure_of("---\ntitle: A\n\ntext\n") == "front-matter@1:1");
}

BOOST_AUTO_TEST_CASE(broken_yaml_fails_at_its_line_in_the_file) {
    BOOST_TEST(failure_of("---\nlayout: post\ntitle: A: B\n---\n") == "front-matter@3:9");
}

BOOST_AUTO_TEST_CASE(front_matter_without_keys_fails) {
    BOOST_TEST(failure_of("---\njust words\n---\n") == "front-matter@2:1");
}

BOOST_AUTO_TEST_CASE(absurd_nesting_fails_and_does_not_crash) {
    const std::string deep = std::string(5000, '[') + std::string(5000, ']');
    BOOST_TEST(failure_of("---\na: " + deep + "\n---\n").starts_with("front-matter@2:"));
}

BOOST_AUTO_TEST_CASE(aliases_that_multiply_beyond_reason_fail) {
    std::string yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
    for (int i = 1; i < 9; ++i) {
        const std::string below = "*a" + std::to_string(i - 1);
        yaml += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [";
        for (int n = 0; n < 10; ++n) yaml += below + (n < 9 ? ", " : "]\n");
    }
    BOOST_TEST(failure_of("---\n" + yaml + "---\n").starts_with("front-matter@"));
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_are_replaced_with_one_warning) {
    const Reading r = read(
        "fine\n\na\xFF"
        "b\xFE\n");
    BOOST_TEST(r.warnings() == "not-utf8@3:0");
    BOOST_TEST(
        std::get<Text>(std::get<Paragraph>(r.document.blocks[1].kind).content[0].kind).text ==
        "a\xEF\xBF\xBD"
        "b\xEF\xBF\xBD");
}

BOOST_AUTO_TEST_CASE(control_characters_go) {
    BOOST_TEST(body_of(std::string("a\0b\x01"
                                   "c &#1; d &#10; e\n",
                                   21)) == "  paragraph\n    text \"abc  d   e\"\n");
}

BOOST_AUTO_TEST_CASE(noncharacters_written_as_entities_go) {
    const test::Reading reading = test::read("a&#xFDD0;b&#x1FFFE;c `d`\n");
    BOOST_TEST(plain_text(reading.document.blocks) == "abc d");
}

BOOST_AUTO_TEST_CASE(noncharacters_and_marks_of_objects_go) {
    BOOST_TEST(body_of("a\uFDD0b\U0001FFFFc\uFFFCd\n") ==
               "  paragraph\n    text \"abcd\"\n");
}

BOOST_AUTO_TEST_CASE(yaml_merge_keys_give_what_is_not_written) {
    const Metadata m = metadata_of(
        "params:\n  - &a {title: One, author: Ann}\n  - &b {title: Two, publisher: P}\n"
        "<<: [*a, *b]\nauthor: Lee");
    BOOST_TEST(m.title == "One");
    BOOST_TEST(m.publisher == "P");
    BOOST_TEST(m.creators.at(0).name == "Lee");
    BOOST_TEST(metadata_of("params: &a {title: One}\n<<: *a").title == "One");
}

BOOST_AUTO_TEST_SUITE_END()
