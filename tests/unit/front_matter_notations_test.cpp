#include <boost/test/unit_test.hpp>

#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

namespace {

Metadata of_toml(const std::string& toml) {
    return read_whole("+++\n" + toml + "\n+++\n").document.metadata;
}

Metadata of_json(const std::string& json) {
    return read_whole(json + "\n").document.metadata;
}

std::string message_of(const std::string& text) {
    try {
        read_whole(text);
    } catch (const Failure& failure) {
        return failure.diagnostic.message;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(front_matter_notations)

BOOST_AUTO_TEST_CASE(toml_stands_between_plus_signs) {
    const Reading r = read_whole("+++\ntitle = \"A\"\n+++\n\ntext\n");
    BOOST_TEST(r.document.metadata.title == "A");
    BOOST_TEST_REQUIRE(r.document.blocks.size() == 1u);
    BOOST_TEST(r.document.blocks[0].span.line == 5);
}

BOOST_AUTO_TEST_CASE(toml_dates_keep_their_zone) {
    BOOST_TEST(to_w3cdtf(*of_toml("date = 2024-04-22T12:00:00+08:00").date) ==
               "2024-04-22T12:00:00+08:00");
    BOOST_TEST(to_w3cdtf(*of_toml("date = 2024-04-22").date) == "2024-04-22");
}

BOOST_AUTO_TEST_CASE(toml_lists_and_tables_are_lists_and_maps) {
    const Metadata m = of_toml(
        "tags = [\"war\", \"peace\"]\n[params]\nauthor = \"Ann Lee\"\n[cover]\nimage = \"a.png\"\n"
        "alt = \"Alt\"");
    BOOST_TEST(m.keywords.size() == 2u);
    BOOST_TEST(m.creators.at(0).name == "Ann Lee");
    BOOST_TEST(m.cover->source == "a.png");
    BOOST_TEST(m.cover->alt == "Alt");
}

BOOST_AUTO_TEST_CASE(toml_keys_keep_the_order_of_the_source) {
    const Metadata m = of_toml("zebra = 1\nyak = 2.5\nant = true");
    BOOST_TEST_REQUIRE(m.custom.size() == 3u);
    BOOST_TEST(m.custom[0].first == "zebra");
    BOOST_TEST(m.custom[1].second == "2.5");
    BOOST_TEST(m.custom[2].second == "true");
}

BOOST_AUTO_TEST_CASE(values_in_toml_have_their_place_in_the_file) {
    BOOST_TEST(read_whole("+++\ntitle = \"A\"\ndate = \"soon\"\n+++\n").warnings() ==
               "bad-date@3:8");
}

BOOST_AUTO_TEST_CASE(broken_toml_fails_at_its_line_in_the_file) {
    BOOST_TEST(
        failure_of("+++\ntitle = \"A\"\ndraft = perhaps\n+++\n").starts_with("front-matter@3:"));
    BOOST_TEST(
        message_of("+++\ntitle = A\n+++\n").starts_with("the front matter is not valid TOML: "));
}

BOOST_AUTO_TEST_CASE(a_key_twice_in_toml_fails_where_it_comes_again) {
    BOOST_TEST(
        failure_of("+++\ntitle = \"A\"\ntitle = \"B\"\n+++\n").starts_with("front-matter@3:"));
}

BOOST_AUTO_TEST_CASE(toml_that_never_ends_fails_where_it_starts) {
    BOOST_TEST(failure_of("+++\ntitle = \"A\"\n\ntext\n") == "front-matter@1:1");
}

BOOST_AUTO_TEST_CASE(plus_signs_above_prose_are_no_front_matter) {
    BOOST_TEST(read_whole("+++\nSome words.\n").document.blocks.size() == 1u);
}

BOOST_AUTO_TEST_CASE(absurdly_dotted_or_nested_toml_fails_and_does_not_crash) {
    std::string dotted = "a";
    for (int i = 0; i < 200000; ++i) dotted += ".a";
    BOOST_TEST(failure_of("+++\n" + dotted + " = 1\n+++\n").starts_with("front-matter@2:"));
    const std::string nested = std::string(100000, '[') + std::string(100000, ']');
    BOOST_TEST(failure_of("+++\na = " + nested + "\n+++\n").starts_with("front-matter@2:"));
}

BOOST_AUTO_TEST_CASE(dots_in_toml_strings_and_comments_are_no_nesting) {
    const std::string dots(100, '.');
    BOOST_TEST(of_toml("# " + dots + "\ntitle = \"A" + dots + "\"\nsubtitle = '" + dots + "'")
                   .title.starts_with("A"));
}

BOOST_AUTO_TEST_CASE(json_stands_at_the_start) {
    const Reading r =
        read_whole("{\n  \"title\": \"A {b} \\\"c\\\"\",\n  \"tags\": [\"x\"]\n}\n\ntext\n");
    BOOST_TEST(r.document.metadata.title == "A {b} “c”");
    BOOST_TEST(r.document.metadata.keywords.size() == 1u);
    BOOST_TEST_REQUIRE(r.document.blocks.size() == 1u);
    BOOST_TEST(r.document.blocks[0].span.line == 6);
}

BOOST_AUTO_TEST_CASE(json_without_spaces_and_with_tabs_is_read) {
    BOOST_TEST(of_json("{\"title\":\"A\",\"author\":{\"name\":\"Ann Lee\"},\"draft\":true}").draft);
    BOOST_TEST(of_json("{\n\t\"title\": \"A\",\n\t\"subtitle\": null\n}").title == "A");
}

BOOST_AUTO_TEST_CASE(surrogate_pairs_in_json_are_one_character) {
    BOOST_TEST(of_json("{\"title\": \"\\uD83D\\uDE00 \\u00e9 \\\\ud83d\"}").title ==
               "\U0001F600 é \\ud83d");
    BOOST_TEST(of_json("{\"title\": \"a\\uD83Db\"}").title ==
               "a\uFFFD"
               "b");
}

BOOST_AUTO_TEST_CASE(broken_json_fails_at_its_line_in_the_file) {
    BOOST_TEST(failure_of("{\n\"title\": \"A\"\n\"tags\": [}\n}\n").starts_with("front-matter@3:"));
    BOOST_TEST(message_of("{\n\"title\": \"A\"\n\"tags\": [}\n}\n")
                   .starts_with("the front matter is not valid JSON: "));
}

BOOST_AUTO_TEST_CASE(json_that_never_ends_fails_where_it_starts) {
    BOOST_TEST(failure_of("{\"title\": \"A\",\n\ntext\n") == "front-matter@1:1");
}

BOOST_AUTO_TEST_CASE(attributes_and_templates_in_braces_are_no_front_matter) {
    for (const char* text :
         {"{: .lead}\ntext\n", "{% include a %}\n\nwords\n", "{{< a >}}\n\nwords\n", "{#id}\n",
          "{\"quoted\" words}\n", "{\"a\": 1} and more\n"})
        BOOST_TEST(read_whole(text, {.metadata = {{"title", "T"}}}).document.blocks.size() == 1u,
                   text);
}

BOOST_AUTO_TEST_CASE(a_tag_of_yaml_is_warned_of_and_its_value_read) {
    const Reading r = read_whole("---\ntitle: !shout A\nauthor: !include people.yml\n---\n");
    BOOST_TEST(r.document.metadata.title == "A");
    BOOST_TEST(r.warnings() == "yaml-tag@2:8\nyaml-tag@3:9");
    BOOST_TEST(read_whole("---\ntitle: !!str A\n---\n").warnings() == "");
}

BOOST_AUTO_TEST_CASE(a_key_twice_in_a_nested_map_is_warned_of) {
    const Reading r = read_whole("---\ntitle: A\nauthor: {name: Ann, name: Bo}\n---\n");
    BOOST_TEST(r.warnings() == "repeated-key@3:27");
    BOOST_TEST(r.document.metadata.creators.at(0).name == "Ann");
}

BOOST_AUTO_TEST_CASE(an_alias_of_itself_fails_and_does_not_crash) {
    BOOST_TEST(failure_of("---\na: &a [*a]\n---\n").starts_with("front-matter@"));
}

BOOST_AUTO_TEST_SUITE_END()
