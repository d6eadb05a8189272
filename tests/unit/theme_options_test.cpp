#include "styles/theme_options.h"

#include <boost/test/unit_test.hpp>

#include "styles/theme_reader.h"
#include "tests/support/print.h"

using namespace postconv;

namespace {

Theme themed(const ThemeOptions& options) {
    Theme theme = builtin_theme("default");
    apply(options, theme);
    return theme;
}

// The name of the refusal; empty when there is none.
std::string refusal(const ThemeOptions& options) {
    try {
        themed(options);
    } catch (const Failure& failure) {
        BOOST_TEST(int(failure.kind) == int(FailureKind::Usage));
        return failure.diagnostic.name;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(theme_options)

BOOST_AUTO_TEST_CASE(nothing_said_changes_nothing) {
    const Theme before = builtin_theme("default"), after = themed({});
    BOOST_TEST((before.styles == after.styles));
    BOOST_TEST((before.page == after.page));
    BOOST_TEST((before.serif == after.serif));
}

BOOST_AUTO_TEST_CASE(margins_go_round_the_page_as_in_css) {
    const auto sides = [](const std::string& margin) {
        const PageGeometry page = themed({.margin = margin}).page;
        std::string text;
        for (const Length side :
             {page.margin_top, page.margin_outer, page.margin_bottom, page.margin_inner})
            text += std::to_string(std::lround(side.to_points())) + ' ';
        return text;
    };
    BOOST_TEST(sides("1in") == "72 72 72 72 ");
    BOOST_TEST(sides("1in,36pt") == "72 36 72 36 ");
    BOOST_TEST(sides("1in, 2in, 3in, 1.5in") == "72 144 216 108 ");
}

BOOST_AUTO_TEST_CASE(type_grows_in_proportion) {
    const Theme before = builtin_theme("default"), after = themed({.font_size = "22pt"});
    BOOST_TEST(after[Role::Body].size == Length::from_points(22));
    BOOST_TEST(after[Role::Body].leading == before[Role::Body].leading * 2);
    BOOST_TEST(after[Role::Heading1].size == before[Role::Heading1].size * 2);
    BOOST_TEST(after[Role::Rule].border == before[Role::Rule].border);
    BOOST_TEST(themed({.font_size = "22"})[Role::Body].size == Length::from_points(22));
}

BOOST_AUTO_TEST_CASE(a_family_comes_before_those_of_the_theme) {
    const Theme theme = themed({.main_font = "Gentium", .mono_font = "Iosevka"});
    BOOST_TEST(theme.serif.families.at(0) == "Gentium");
    BOOST_TEST(theme.serif.families.at(1) == "TeX Gyre Pagella");
    BOOST_TEST(theme.mono.families.at(0) == "Iosevka");
    BOOST_TEST(theme.sans.families.at(0) == "TeX Gyre Heros");
}

BOOST_AUTO_TEST_CASE(what_makes_no_sense_is_refused) {
    for (const char* margin :
         {"25", "wide", "1in,2in,3in", "-1in", "1in,", "200mm", "1e9in", "nanin"})
        BOOST_TEST(refusal({.margin = margin}) == "bad-margin", margin);
    for (const char* size : {"3pt", "73pt", "0", "big", "11px"})
        BOOST_TEST(refusal({.font_size = size}) == "bad-size", size);
    for (const char* family : {"a, b", "a\"b", "a\\b", "a\nb"})
        BOOST_TEST(refusal({.main_font = family}) == "bad-font", family);
}

BOOST_AUTO_TEST_SUITE_END()
