#include "converters/epub/stylesheet.h"

#include <boost/test/unit_test.hpp>

#include "styles/theme_reader.h"

using namespace postconv;

namespace {

// The declarations of the last rule with exactly this selector.
std::string rule_of(const std::string& sheet, const std::string& selector) {
    const std::size_t start = sheet.rfind('\n' + selector + " {\n", sheet.find("@media"));
    BOOST_REQUIRE(start != std::string::npos);
    return sheet.substr(start, sheet.find('}', start) - start);
}
bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_stylesheet)

BOOST_AUTO_TEST_CASE(running_text_keeps_the_readers_own_settings) {
    const std::string sheet = make_stylesheet(builtin_theme("default"), "ltr");
    BOOST_TEST(!holds(sheet, "body"));
    BOOST_TEST(!holds(sheet, "html"));
    for (const char* property : {"font-size", "font-family", "line-height", "color", "text-align"})
        BOOST_TEST(!holds(rule_of(sheet, "p"), property), property);
}

BOOST_AUTO_TEST_CASE(sizes_are_in_em_of_the_body) {
    Theme theme = builtin_theme("default");
    theme[Role::Body].size = Length::from_points(10);
    theme[Role::Heading1].size = Length::from_points(15);
    theme[Role::Heading1].space_after = Length::from_points(7.5);
    const std::string rule = rule_of(make_stylesheet(theme, "ltr"), "h1");
    BOOST_TEST(holds(rule, "font-size: 1.5em;"));
    BOOST_TEST(holds(rule, " 0.5em 0;"));
}

BOOST_AUTO_TEST_CASE(no_size_is_absolute_but_the_thickness_of_rules) {
    const std::string sheet = make_stylesheet(builtin_theme("default"), "ltr");
    BOOST_TEST(!holds(sheet, "pt;"));
    for (std::size_t at = sheet.find("px"); at != std::string::npos; at = sheet.find("px", at + 1))
        BOOST_TEST(holds(sheet.substr(sheet.rfind('\n', at), at), "border"));
}

BOOST_AUTO_TEST_CASE(a_heading_says_its_size_and_weight_even_when_they_are_the_bodys) {
    Theme theme = builtin_theme("default");
    theme[Role::Heading2] = theme[Role::Body];
    const std::string rule = rule_of(make_stylesheet(theme, "ltr"), "h2");
    BOOST_TEST(holds(rule, "font-size: 1em;"));
    BOOST_TEST(holds(rule, "font-weight: 400;"));
}

BOOST_AUTO_TEST_CASE(headings_stay_with_what_follows) {
    BOOST_TEST(holds(rule_of(make_stylesheet(builtin_theme("default"), "ltr"), "h1"),
                     "page-break-after: avoid;"));
}

BOOST_AUTO_TEST_CASE(the_rule_of_a_pull_quote_is_at_the_side_where_text_starts) {
    const Theme theme = builtin_theme("default");
    BOOST_TEST(holds(rule_of(make_stylesheet(theme, "ltr"), "aside.pull-quote"), "border-left:"));
    BOOST_TEST(holds(rule_of(make_stylesheet(theme, "rtl"), "aside.pull-quote"), "border-right:"));
}

BOOST_AUTO_TEST_CASE(a_background_brings_its_ink) {
    const std::string rule = rule_of(make_stylesheet(builtin_theme("default"), "ltr"), "pre");
    BOOST_TEST(holds(rule, "background-color: #"));
    BOOST_TEST(holds(rule, "\n  color: #"));
}

BOOST_AUTO_TEST_CASE(code_wraps) {
    BOOST_TEST(holds(make_stylesheet(builtin_theme("default"), "ltr"), "white-space: pre-wrap;"));
}

BOOST_AUTO_TEST_CASE(braces_are_balanced) {
    const std::string sheet = make_stylesheet(builtin_theme("default"), "ltr");
    BOOST_TEST(std::count(sheet.begin(), sheet.end(), '{') ==
               std::count(sheet.begin(), sheet.end(), '}'));
}

BOOST_AUTO_TEST_SUITE_END()
