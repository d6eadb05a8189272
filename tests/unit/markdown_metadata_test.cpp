#include <boost/test/unit_test.hpp>

#include "converters/markdown/date_reader.h"
#include "converters/markdown/identifiers.h"
#include "converters/markdown/names.h"
#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

namespace {

std::string date_as_read(const char* text) {
    const std::optional<Date> date = read_date(text);
    return date ? to_w3cdtf(*date) : "none";
}

std::string names_in(const char* text) {
    std::string joined;
    for (const std::string& name : split_names(text)) joined += name + '|';
    return joined;
}

std::string creators_of(const std::string& yaml) {
    std::string shown;
    for (const Creator& c : metadata_of(yaml).creators)
        shown += c.name + '/' + c.role + '/' + c.sort_name + '|';
    return shown;
}

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + '|';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_metadata)

BOOST_AUTO_TEST_CASE(a_key_may_stand_apart_from_its_colon) {
    BOOST_TEST(metadata_of("title : A\ndate  : 2024-04-22").title == "A");
}

BOOST_AUTO_TEST_CASE(keys_match_in_any_case_and_with_underscores_for_hyphens) {
    BOOST_TEST(metadata_of("Cover_Image: a.png").cover->source == "a.png");
}

BOOST_AUTO_TEST_CASE(of_several_keys_for_one_field_the_canonical_one_wins) {
    BOOST_TEST(metadata_of("summary: B\ndescription: A").description == "A");
}

BOOST_AUTO_TEST_CASE(markup_in_a_title_is_not_shown) {
    BOOST_TEST(metadata_of("title: \"The *Cost* of `It` -- \\\"now\\\"\"").title ==
               "The Cost of It – “now”");
}

BOOST_AUTO_TEST_CASE(a_title_that_looks_like_a_list_keeps_its_number) {
    BOOST_TEST(metadata_of("title: 1. What War Is").title == "1. What War Is");
}

BOOST_AUTO_TEST_CASE(authors_come_as_a_string_a_list_or_maps) {
    BOOST_TEST(creators_of("author: Ann Lee and Bo Ek") ==
               "Ann Lee/aut/Lee, Ann|Bo Ek/aut/Ek, Bo|");
    BOOST_TEST(creators_of("authors: [Ann Lee, Bo Ek]") ==
               "Ann Lee/aut/Lee, Ann|Bo Ek/aut/Ek, Bo|");
    BOOST_TEST(creators_of("author: {name: Ann Lee, role: editor}") == "Ann Lee/edt/Lee, Ann|");
    BOOST_TEST(creators_of("creator: [{text: Ann Lee, file-as: 'LEE, A.'}]") ==
               "Ann Lee/aut/LEE, A.|");
}

BOOST_AUTO_TEST_CASE(editors_and_translators_are_contributors_with_their_roles) {
    const Metadata m = metadata_of("editor: Ann Lee\ntranslator: [Bo Ek]");
    BOOST_TEST_REQUIRE(m.contributors.size() == 2u);
    BOOST_TEST(m.contributors[0].role == "edt");
    BOOST_TEST(m.contributors[1].role == "trl");
}

BOOST_AUTO_TEST_CASE(names_divide_at_and_semicolon_and_series_but_not_at_a_lone_comma) {
    BOOST_TEST(names_in("A B; C D") == "A B|C D|");
    BOOST_TEST(names_in("A B & C D") == "A B|C D|");
    BOOST_TEST(names_in("A B, C D, and E F") == "A B|C D|E F|");
    BOOST_TEST(names_in("A B, C D and E F") == "A B|C D|E F|");
    BOOST_TEST(names_in("Doe, Jane") == "Doe, Jane|");
    BOOST_TEST(names_in("Doe, Jane and Roe, Jo") == "Doe, Jane|Roe, Jo|");
    BOOST_TEST(names_in("Jane Doe, et al.") == "Jane Doe, et al.|");
    BOOST_TEST(names_in("柱子、吴政霆") == "柱子|吴政霆|");
    BOOST_TEST(names_in("Alexander Sandy") == "Alexander Sandy|");
}

BOOST_AUTO_TEST_CASE(sort_names_put_the_family_name_first) {
    BOOST_TEST(derived_sort_name("Jon B. Alterman") == "Alterman, Jon B.");
    BOOST_TEST(derived_sort_name("Vincent van Gogh") == "van Gogh, Vincent");
    BOOST_TEST(derived_sort_name("Martin Luther King, Jr.") == "King, Martin Luther, Jr.");
    BOOST_TEST(derived_sort_name("US Joint Chiefs of Staff") == "US Joint Chiefs of Staff");
    BOOST_TEST(derived_sort_name("Plato") == "Plato");
    BOOST_TEST(derived_sort_name("李照兴") == "李照兴");
}

BOOST_AUTO_TEST_CASE(dates_keep_what_the_writer_gave) {
    BOOST_TEST(date_as_read("2024-04-22 12:00:00 +0800") == "2024-04-22T12:00:00+08:00");
    BOOST_TEST(date_as_read("2024-04-22T12:00:00Z") == "2024-04-22T12:00:00Z");
    BOOST_TEST(date_as_read("2024-04-22T12:00:00.123-05:30") == "2024-04-22T12:00:00-05:30");
    BOOST_TEST(date_as_read("2024-04-22 9:05") == "2024-04-22T09:05:00Z");
    BOOST_TEST(date_as_read("2024-04-22") == "2024-04-22");
    BOOST_TEST(date_as_read("2024/4/2") == "2024-04-02");
    BOOST_TEST(date_as_read("2024-04") == "2024-04");
    BOOST_TEST(date_as_read("2024") == "2024");
    BOOST_TEST(date_as_read("22 April 2024") == "2024-04-22");
    BOOST_TEST(date_as_read("Apr. 2, 2024") == "2024-04-02");
    BOOST_TEST(date_as_read("April 2024") == "2024-04");
}

BOOST_AUTO_TEST_CASE(what_is_not_in_the_calendar_is_no_date) {
    for (const char* text :
         {"2024-02-30", "2023-02-29", "2024-13-01", "2024-00-01", "24", "today", "2024-04-22 25:00",
          "2024-04-22 12:00 +9900", "2024-04-22 noon", "", "2024-", "20240422"})
        BOOST_TEST(date_as_read(text) == "none", text);
}

BOOST_AUTO_TEST_CASE(a_bad_date_is_warned_of_at_its_place) {
    const Reading r = read_whole("---\ntitle: A\ndate: soon\n---\n");
    BOOST_TEST(r.warnings() == "bad-date@3:7");
    BOOST_TEST(!r.document.metadata.date.has_value());
}

BOOST_AUTO_TEST_CASE(a_file_name_with_a_date_gives_the_date_and_the_title) {
    Diagnostics diagnostics;
    const Document d = read_markdown({{"posts/2024-04-22-cost-of-war.md", "x\n"}}, {}, diagnostics);
    BOOST_TEST(to_w3cdtf(*d.metadata.date) == "2024-04-22");
    BOOST_TEST(d.metadata.title == "Cost of war");
}

BOOST_AUTO_TEST_CASE(tags_divide_at_spaces_and_keywords_at_commas) {
    BOOST_TEST(joined(metadata_of("tags: war peace").keywords) == "war|peace|");
    BOOST_TEST(joined(metadata_of("keywords: machine learning").keywords) == "machine learning|");
    BOOST_TEST(joined(metadata_of("keywords: machine learning, war").keywords) ==
               "machine learning|war|");
    BOOST_TEST(joined(metadata_of("tags: [a b, '#c/d']").keywords) == "a b|c/d|");
}

BOOST_AUTO_TEST_CASE(languages_are_checked_and_put_in_form) {
    BOOST_TEST(read_language("en_US").value_or("none") == "en-US");
    BOOST_TEST(read_language("zh-hant-tw").value_or("none") == "zh-Hant-TW");
    BOOST_TEST(read_language("de_DE.UTF-8").value_or("none") == "de-DE");
    BOOST_TEST(read_language("English").value_or("none") == "none");
    BOOST_TEST(read_language("en-").value_or("none") == "none");
}

BOOST_AUTO_TEST_CASE(no_language_tag_leaves_english_and_a_warning) {
    const Reading r = read_whole("---\ntitle: A\nlang: Klingonish\n---\n");
    BOOST_TEST(r.document.metadata.language == "en");
    BOOST_TEST(r.warnings() == "bad-language@3:7");
}

BOOST_AUTO_TEST_CASE(a_cover_is_a_path_or_a_map) {
    BOOST_TEST(metadata_of("image: a.png\nimage_caption: The *cap*").cover->caption == "The cap");
    const CoverImage cover = *metadata_of("cover: {image: a.png, alt: Alt}").cover;
    BOOST_TEST(cover.source == "a.png");
    BOOST_TEST(cover.alt == "Alt");
    BOOST_TEST(metadata_of("header: {image: a.png}").cover->source == "a.png");
    BOOST_TEST(metadata_of("cover: '[[a.png]]'").cover->source == "a.png");
    BOOST_TEST(!metadata_of("image: ''\ncover: false").cover.has_value());
}

BOOST_AUTO_TEST_CASE(identifiers_tell_their_scheme) {
    BOOST_TEST(read_identifier("doi:10.1000/182").scheme == "doi");
    BOOST_TEST(read_identifier("https://doi.org/10.1000/182").value == "10.1000/182");
    BOOST_TEST(read_identifier("urn:isbn:9780306406157").value == "9780306406157");
    BOOST_TEST(read_identifier("978-0-306-40615-7").scheme == "isbn");
    BOOST_TEST(read_identifier("https://example.org/a").scheme == "uri");
    BOOST_TEST(read_identifier("internal 7").scheme == "");
}

BOOST_AUTO_TEST_CASE(an_isbn_with_a_wrong_check_digit_is_left_out_with_a_warning) {
    BOOST_TEST(is_valid_isbn("0-306-40615-2"));
    BOOST_TEST(is_valid_isbn("080442957X"));
    const Reading r = read_whole("---\ntitle: A\nisbn: 978-0-306-40615-8\n---\n");
    BOOST_TEST(r.document.metadata.identifiers.empty());
    BOOST_TEST(r.warnings() == "bad-isbn@3:7");
}

BOOST_AUTO_TEST_CASE(series_come_with_their_position) {
    const Series series = *metadata_of("series: Wars\nseries_index: 2.5").series;
    BOOST_TEST(series.name == "Wars");
    BOOST_TEST(series.position == "2.5");
}

BOOST_AUTO_TEST_CASE(unpublished_is_a_draft) {
    BOOST_TEST(metadata_of("published: false").draft);
    BOOST_TEST(metadata_of("draft: true").draft);
    BOOST_TEST(!metadata_of("published: true").draft);
}

BOOST_AUTO_TEST_CASE(a_path_of_the_site_is_no_url) {
    BOOST_TEST(metadata_of("permalink: /a/b").url == "");
    BOOST_TEST(metadata_of("canonical_url: https://example.org/a").url == "https://example.org/a");
}

BOOST_AUTO_TEST_CASE(keys_for_other_programs_pass_without_a_word) {
    const Reading r =
        read_whole("---\ntitle: A\nlayout: post\nredirect_from: [/x]\ntoc: true\n---\n");
    BOOST_TEST(r.warnings() == "");
    BOOST_TEST(r.document.metadata.custom.empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_kept_and_noted_with_the_key_it_may_mean) {
    const Reading r = read_whole("---\ntitle: A\nautor: Ann\n---\n");
    BOOST_TEST(r.warnings() == "unknown-key@3:8");
    BOOST_TEST(r.diagnostics.items()[0].hint == "did you mean \"author\"?");
    BOOST_TEST((r.diagnostics.items()[0].severity == Severity::Note));
    BOOST_TEST(r.document.metadata.custom[0].second == "Ann");
}

BOOST_AUTO_TEST_CASE(a_key_written_twice_counts_once_and_is_warned_of) {
    const Reading r = read_whole("---\ntitle: A\nTitle: B\n---\n");
    BOOST_TEST(r.document.metadata.title == "A");
    BOOST_TEST(r.warnings() == "repeated-key@3:8");
}

BOOST_AUTO_TEST_CASE(a_very_long_excerpt_gives_a_description_that_ends_behind_a_word) {
    std::string words;
    for (int i = 0; i < 1000; ++i) words += "schön ";
    const Metadata m = read(words + "\n\n<!--more-->\n").document.metadata;
    BOOST_TEST(m.description.size() < 4010u);
    BOOST_TEST(m.description.ends_with("schön…"));
    BOOST_TEST(m.abstract.size() > 4010u);
}

BOOST_AUTO_TEST_CASE(what_comes_from_outside_wins_over_every_name_of_the_field) {
    const Reading r = read_whole("---\ntitle: A\nauthors: [Ann Lee]\n---\n",
                                 {.metadata = {{"author", "Bo Ek"}, {"title", "B"}}});
    BOOST_TEST(r.document.metadata.title == "B");
    BOOST_TEST_REQUIRE(r.document.metadata.creators.size() == 1u);
    BOOST_TEST(r.document.metadata.creators[0].name == "Bo Ek");
}

BOOST_AUTO_TEST_CASE(a_key_repeated_from_outside_makes_a_list) {
    const Reading r =
        read_whole("x\n", {.metadata = {{"title", "T"}, {"tags", "a b"}, {"tags", "c"}}});
    BOOST_TEST(joined(r.document.metadata.keywords) == "a b|c|");
}

BOOST_AUTO_TEST_SUITE_END()
