#include "model/text.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/markdown.h"

using namespace postconv;

BOOST_AUTO_TEST_SUITE(text)

BOOST_AUTO_TEST_CASE(a_slug_follows_github) {
    BOOST_TEST(slug("Looking Forward!") == "looking-forward");
    BOOST_TEST(slug("A – B & C_d") == "a--b--c_d");
    BOOST_TEST(slug("Überblick 2.0") == "Überblick-20");
}

BOOST_AUTO_TEST_CASE(plain_text_is_what_a_reader_would_hear) {
    const test::Reading r = test::read("*a* `b`\nc[^n] ![alt](x.png)\n\n> d\n\n[^n]: N\n");
    BOOST_TEST(plain_text(std::get<Paragraph>(r.document.blocks[0].kind).content) == "a b c alt");
    BOOST_TEST(plain_text(r.document.blocks) == "a b c d");
}

BOOST_AUTO_TEST_CASE(code_points_decode_and_encode) {
    std::string text;
    for (const char32_t c : {U'a', U'é', U'€', U'😀'}) append_utf8(text, c);
    BOOST_TEST(text == "aé€😀");
    std::size_t at = 3;
    BOOST_TEST((next_code_point(text, at) == U'€'));
    BOOST_TEST(at == 6u);
}

BOOST_AUTO_TEST_CASE(what_is_not_utf8_is_found) {
    BOOST_TEST(is_valid_utf8("aé€😀\xEF\xBF\xBD"));
    for (const char* bad : {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"})
        BOOST_TEST(!is_valid_utf8(bad));
}

BOOST_AUTO_TEST_CASE(a_drive_letter_is_no_scheme) {
    BOOST_TEST(starts_with_scheme("https://x.org"));
    BOOST_TEST(starts_with_scheme("mailto:a@b.c"));
    BOOST_TEST(!starts_with_scheme("C:\\a.png"));
    BOOST_TEST(!starts_with_scheme("a/b:c"));
}

BOOST_AUTO_TEST_CASE(edit_distance_counts_slips) {
    BOOST_TEST(edit_distance("kitten", "sitting") == 3u);
    BOOST_TEST(edit_distance("", "ab") == 2u);
    BOOST_TEST(edit_distance("same", "same") == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
