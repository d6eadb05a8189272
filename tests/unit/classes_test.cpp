#include "model/classes.h"

#include <boost/test/unit_test.hpp>

#include "model/dump.h"
#include "styles/looks.h"
#include "tests/support/markdown.h"

using namespace postconv;

namespace {

// The body once classes are derived, as the dump shows it.
std::string derived(const std::string& markdown) {
    Document document = test::read(markdown).document;
    derive_classes(document);
    std::string text = dump(document);
    return text.substr(text.find("body\n") + 5);
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

Look look_of_classes(std::vector<std::string> classes) {
    return look_of({{}, std::move(classes), {}});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(classes)

BOOST_AUTO_TEST_CASE(other_spellings_become_ours) {
    BOOST_TEST(holds(derived("Words\n{: .text-center}\n"), "paragraph .center"));
    BOOST_TEST(holds(derived("Words\n{: .noindent}\n"), "paragraph .no-indent"));
    BOOST_TEST(holds(derived("<aside>\n\nWords\n\n</aside>\n"), "division .sidebar"));
}

BOOST_AUTO_TEST_CASE(an_alignment_is_a_class) {
    BOOST_TEST(holds(derived("Words\n{: align=middle}\n"), "paragraph .center"));
    BOOST_TEST(!holds(derived("Words\n{: align=justify}\n"), "align"));
}

BOOST_AUTO_TEST_CASE(the_summary_of_details_is_a_title) {
    const std::string body = derived("<details>\n<summary>S</summary>\n\nText\n\n</details>\n");
    BOOST_TEST(holds(body, "paragraph .box-title"));
    BOOST_TEST(!holds(derived("<details>\n\nText\n\n</details>\n"), "box-title"));
}

BOOST_AUTO_TEST_CASE(the_source_of_an_epigraph_is_a_paragraph_of_its_own) {
    const std::string body = derived("> Words\n> — *Source*\n\n{: .epigraph}\n");
    BOOST_TEST(holds(body, "paragraph .attribution"));
    BOOST_TEST(holds(body, "text \"Words\""));
}

BOOST_AUTO_TEST_CASE(lines_of_an_epigraph_without_a_dash_stay_together) {
    const std::string body = derived("> Words\n> and more\n\n{: .epigraph}\n");
    BOOST_TEST(!holds(body, "attribution"));
    BOOST_TEST(holds(body, "soft-break"));
    BOOST_TEST(holds(body, "and more"));
}

BOOST_AUTO_TEST_CASE(a_dash_in_a_plain_quote_is_talk) {
    BOOST_TEST(!holds(derived("> Words\n>\n> — Hello, he said.\n"), "attribution"));
}

BOOST_AUTO_TEST_CASE(a_box_around_a_list_is_a_division) {
    const std::string body = derived("- one\n{: .sidebar}\n");
    BOOST_TEST(holds(body, "division .sidebar"));
    BOOST_TEST(body.find("division .sidebar") < body.find("list bullet"));
}

BOOST_AUTO_TEST_CASE(a_caption_above_is_told_from_one_below) {
    const std::string code = "\n```\nx\n```\n\n";
    BOOST_TEST(holds(derived("<figure>\n<figcaption>C</figcaption>\n" + code + "</figure>\n"),
                     "paragraph .listing-caption"));
    BOOST_TEST(holds(derived("<figure>\n" + code + "<figcaption>C</figcaption>\n</figure>\n"),
                     "paragraph .caption"));
}

BOOST_AUTO_TEST_CASE(deriving_twice_changes_nothing) {
    Document document =
        test::read("- a\n{: .sidebar}\n\n> b\n> — c\n\n{: .epigraph}\n").document;
    derive_classes(document);
    const Blocks once = document.blocks;
    derive_classes(document);
    BOOST_TEST((document.blocks == once));
}

BOOST_AUTO_TEST_CASE(classes_without_a_meaning_ask_for_nothing) {
    BOOST_TEST((look_of_classes({"wide", "hero"}) == Look{}));
}

BOOST_AUTO_TEST_CASE(a_class_asks_for_a_box_a_text_or_a_side) {
    BOOST_TEST((look_of_classes({"sidebar"}).box == Role::Sidebar));
    BOOST_TEST((look_of_classes({"lead"}).text == Role::Lead));
    BOOST_TEST((look_of_classes({"small", "right"}).side == Side::Right));
    BOOST_TEST(look_of_classes({"no-indent"}).is_flush);
}

BOOST_AUTO_TEST_CASE(the_right_side_is_where_hebrew_starts) {
    BOOST_TEST((towards(Side::Right, Direction::RightToLeft) == Alignment::Start));
    BOOST_TEST((towards(Side::Right, Direction::LeftToRight) == Alignment::End));
    BOOST_TEST((towards(Side::Left, Direction::Neutral) == Alignment::Start));
}

BOOST_AUTO_TEST_SUITE_END()
