#include "converters/pdf/missing_glyphs.h"

#include <boost/test/unit_test.hpp>

#include "tests/support/markdown.h"

using namespace postconv;

namespace {

// "line:column message" of each warning.
std::string said_of(const std::string& markdown, const std::vector<char32_t>& missing) {
    test::Reading reading = test::read(markdown);
    Diagnostics diagnostics;
    pdf::warn_of_missing_glyphs(missing, reading.document, diagnostics);
    std::string text;
    for (const Diagnostic& d : diagnostics.items())
        text += std::to_string(d.span.line) + ':' + std::to_string(d.span.column) + ' ' +
                d.message + '\n';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(missing_glyphs)

BOOST_AUTO_TEST_CASE(nothing_missing_is_nothing_said) { BOOST_TEST(said_of("a\n", {}) == ""); }

BOOST_AUTO_TEST_CASE(a_character_has_its_place_code_point_and_name) {
    BOOST_TEST(said_of("# Old\n\nIn Egypt 𓀀 stood.\n", {0x13000}) ==
               "3:10 no font here can show U+13000 EGYPTIAN HIEROGLYPH A001\n");
}

BOOST_AUTO_TEST_CASE(further_places_are_counted) {
    BOOST_TEST(said_of("ក *ក* `ក`\n\n    ក\n", {0x1780}) ==
               "1:1 no font here can show U+1780 KHMER LETTER KA (4 times)\n");
}

BOOST_AUTO_TEST_CASE(code_counts_its_lines_with_or_without_a_fence) {
    const std::string message = " no font here can show U+1780 KHMER LETTER KA\n";
    BOOST_TEST(said_of("```\na\nb ក\n```\n", {0x1780}) == "3:3" + message);
    BOOST_TEST(said_of("x\n\n    a\n    ក\n", {0x1780}).substr(0, 2) == "4:");
}

BOOST_AUTO_TEST_CASE(a_character_of_private_use_is_called_so) {
    BOOST_TEST(said_of("a \uE000\n", {0xE000}).ends_with("U+E000 <private use area-E000>\n"));
}

BOOST_AUTO_TEST_CASE(many_characters_end_in_a_number) {
    std::string text;
    std::vector<char32_t> missing;
    for (char32_t c = 0x1780; c < 0x1780 + 30; ++c) missing.push_back(c);
    text = said_of("a\n", missing);
    BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 11);
    BOOST_TEST(text.ends_with("0:0 no font here can show 20 further characters either\n"));
}

BOOST_AUTO_TEST_SUITE_END()
