#include <boost/test/unit_test.hpp>

#include "styles/ledger.h"
#include "styles/language_conventions.h"
#include "styles/theme_reader.h"

using namespace postconv;

namespace {

Theme read(const std::string& text) {
    Diagnostics diagnostics;
    return read_theme({text, diagnostics.add_source("mine.yaml")}, {"pdf", "epub"}, diagnostics);
}

// What a theme is refused for, with its place: "2:3 message"; empty when it is not.
std::string refusal(const std::string& text) {
    try {
        read(text);
    } catch (const Failure& failure) {
        BOOST_TEST(int(failure.kind) == int(FailureKind::Usage));
        const SourceSpan& span = failure.diagnostic.span;
        return std::to_string(span.line) + ':' + std::to_string(span.column) + ' ' +
               failure.diagnostic.message;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(theme)

BOOST_AUTO_TEST_CASE(the_default_theme_sets_every_role_readably) {
    const Theme theme = builtin_theme("default");
    for (std::size_t i = 0; i < kRoleCount; ++i) {
        const Style& style = theme[Role(i)];
        BOOST_TEST_CONTEXT(name_of(Role(i))) {
            BOOST_TEST((style.size >= Length::from_points(8)));
            BOOST_TEST((style.leading > style.size));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_theme_says_only_what_differs) {
    const Theme theme = read("extends: default\nroles: {title: {size: 30pt}}\n");
    const Theme base = builtin_theme("default");
    BOOST_TEST(theme[Role::Title].size.to_points() == 30.0);
    BOOST_TEST((theme[Role::Title].leading == base[Role::Title].leading));
    BOOST_TEST((theme[Role::Quote] == base[Role::Quote]));
    BOOST_TEST((theme.page == base.page));
}

BOOST_AUTO_TEST_CASE(a_change_to_the_body_reaches_the_roles_that_start_from_it) {
    const Theme theme = read("roles: {body: {colour: \"#123456\"}}\n");
    BOOST_TEST(theme[Role::Heading1].colour.hex() == "123456");
    BOOST_TEST(theme[Role::Link].colour.hex() != "123456");
}

BOOST_AUTO_TEST_CASE(an_em_is_the_roles_own_size) {
    const Theme theme = read("roles: {quote: {first-line-indent: 2em, size: 9pt}}\n");
    BOOST_TEST(theme[Role::Quote].first_line_indent.to_points() == 18.0);
}

BOOST_AUTO_TEST_CASE(an_unknown_role_is_refused_at_its_place) {
    BOOST_TEST(refusal("roles:\n  headline: {size: 9pt}\n").starts_with("2:3 \"headline\""));
}

BOOST_AUTO_TEST_CASE(an_unknown_property_is_refused_at_its_place) {
    BOOST_TEST(refusal("roles:\n  body: {colr: \"#000000\"}\n") ==
               "2:10 a role has no property \"colr\"");
}

BOOST_AUTO_TEST_CASE(values_that_make_no_sense_are_refused) {
    for (const char* value :
         {"size: big", "size: 11", "size: -3pt", "size: 0", "colour: red", "weight: 5000",
          "hyphenate: maybe", "alignment: middle", "leading: 1e9pt", "size: [1, 2]"})
        BOOST_TEST(!refusal("roles: {body: {" + std::string(value) + "}}\n").empty(), value);
}

BOOST_AUTO_TEST_CASE(a_theme_of_another_shape_is_refused) {
    for (const char* text :
         {"", "just words", "- a\n- b\n", "roles: [1]", "roles: 5\n", "page: a4\n",
          "page: {margins: 5}\n", "fonts: 3\n", "fonts: {serif: 3}\n", "extends: [a]\n",
          "extends: nothing\n", "roles: {body: 5}\n", "? [a, b]\n: c\n", "roles: {? [a] : {}}\n",
          "fonts: {serif: {families: x}}\n", "a: [b\n", "page: {margins: {inner: 200mm}}\n"})
        BOOST_TEST(!refusal(text).empty(), text);
}

BOOST_AUTO_TEST_CASE(a_property_that_a_format_lacks_is_noted) {
    Diagnostics diagnostics;
    const ThemeText text = {"running-heads: false\npage: {size: a5}\n", -1};
    read_theme(text, {"pdf", "docx"}, diagnostics);
    BOOST_TEST(diagnostics.items().empty());
    read_theme(text, {"pdf", "epub"}, diagnostics);
    BOOST_TEST_REQUIRE(diagnostics.items().size() == 2u);
    for (const Diagnostic& diagnostic : diagnostics.items()) {
        BOOST_TEST(diagnostic.name == "theme-property");
        BOOST_TEST(int(diagnostic.severity) == int(Severity::Note));
    }
}

BOOST_AUTO_TEST_CASE(the_ledger_knows_every_property_once) {
    for (const LedgerRow& row : property_ledger()) {
        BOOST_TEST(find_property(row.property) == &row, row.property);
        const bool exact = row.pdf == Fidelity::Exact && row.epub == Fidelity::Exact &&
                           row.docx == Fidelity::Exact;
        BOOST_TEST(row.remark.empty() == exact, row.property);
    }
}

BOOST_AUTO_TEST_CASE(a_running_line_says_all_of_itself) {
    const Theme theme = read("running-foot: {left: \"{page}\"}\n");
    BOOST_TEST((theme.running_foot.recto == RunningLine{"{page}", "", ""}));
    BOOST_TEST((theme.running_foot.verso == theme.running_foot.recto));
    BOOST_TEST((theme.running_head.recto == RunningLine{"", "{title}", ""}));
}

BOOST_AUTO_TEST_CASE(the_role_of_running_heads_is_changed_property_by_property) {
    const Theme theme = read("roles: {running-head: {size: 8pt}}\n");
    BOOST_TEST((theme[Role::RunningHead].style == FontStyle::Italic));
}

BOOST_AUTO_TEST_CASE(a_running_line_of_the_theme_below_does_not_show_through) {
    const Theme theme = read("extends: book\nrunning-head: {left: a}\n");
    BOOST_TEST((theme.running_head.recto == RunningLine{"a", "", ""}));
    BOOST_TEST((theme.chapter_opening == ChapterOpening::Right));
}

BOOST_AUTO_TEST_CASE(a_running_line_turns_over_on_the_even_pages_of_a_mirrored_book) {
    const Theme theme = read("page: {mirror: true}\nrunning-head: {left: a, right: b}\n");
    BOOST_TEST((theme.running_head.verso == RunningLine{"b", "", "a"}));
    BOOST_TEST((theme.running_foot.recto == RunningLine{"", "", "{page}"}));
    BOOST_TEST((theme.running_foot.verso == RunningLine{"{page}", "", ""}));
}

BOOST_AUTO_TEST_CASE(even_pages_can_have_a_running_line_of_their_own) {
    const Theme theme = read("running-head: {right: a, verso: {left: b}}\n");
    BOOST_TEST((theme.running_head.recto == RunningLine{"", "", "a"}));
    BOOST_TEST((theme.running_head.verso == RunningLine{"b", "", ""}));
}

BOOST_AUTO_TEST_CASE(an_unknown_field_of_a_running_line_is_refused_with_its_place) {
    BOOST_TEST(refusal("running-head: {left: \"{chaptre}\"}\n") ==
               "1:22 there is no field \"{chaptre}\"");
    BOOST_TEST(refusal("running-head: {left: {page}}\n").find("stands in quotes") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_book_with_chapter_openings_has_a_title_page_unless_told_otherwise) {
    BOOST_TEST(!builtin_theme("default").has_title_page());
    BOOST_TEST(read("chapter-opening: page\n").has_title_page());
    BOOST_TEST(!read("chapter-opening: page\ntitle-page: none\n").has_title_page());
    BOOST_TEST(read("title-page: full\n").has_title_page());
}

BOOST_AUTO_TEST_CASE(every_role_property_of_the_ledger_can_be_set) {
    for (const LedgerRow& row : property_ledger()) {
        if (row.property.find('.') != std::string_view::npos || row.property == "running-heads" ||
            row.property == "page-numbers" || row.property == "title-page" ||
            row.property == "running-head" || row.property == "running-foot" ||
            row.property == "chapter-opening" || row.property == "front-matter-numbers" ||
            row.property == "floats" || row.property == "caption-numbers")
            continue;
        const std::string said =
            refusal("roles: {body: {" + std::string(row.property) + ": ~~~}}\n");
        BOOST_TEST(said.find("no property") == std::string::npos, row.property);
        BOOST_TEST(!said.empty(), row.property);
    }
}

BOOST_AUTO_TEST_CASE(paper_is_a_name_or_a_size) {
    Theme theme = builtin_theme("default");
    set_paper(theme, "Letter");
    BOOST_TEST(theme.page.width.to_points() == 612.0);
    set_paper(theme, "6x9in");
    BOOST_TEST(theme.page.height.to_points() == 648.0);
    set_paper(theme, "148x210mm");
    BOOST_TEST(theme.page.text_width().to_points() > 200.0);
}

BOOST_AUTO_TEST_CASE(paper_that_is_none_is_refused) {
    Theme theme = builtin_theme("default");
    for (const char* paper :
         {"a99", "6x9", "x9in", "0x0in", "1e9x9in", "nanx9in", "-6x9in", "6x", "infx9in", "6x9in "})
        BOOST_CHECK_THROW(set_paper(theme, paper), Failure);
}

BOOST_AUTO_TEST_CASE(chinese_lines_stand_wider_apart_and_begin_two_characters_in) {
    const Theme plain = builtin_theme("default");
    Theme chinese = plain, german = plain;
    adapt_to_language(chinese, "zh-Hant");
    adapt_to_language(german, "de");
    const Style& body = chinese[Role::Body];
    BOOST_TEST(body.leading.units() == body.size.scaled_by(1.6).units());
    BOOST_TEST(body.first_line_indent.units() == (body.size * 2).units());
    BOOST_TEST((chinese[Role::Heading1] == plain[Role::Heading1]));
    BOOST_TEST((german.styles == plain.styles));
}

BOOST_AUTO_TEST_SUITE_END()
