#include "converters/docx/style_part.h"

#include <boost/test/unit_test.hpp>
#include <set>

#include "converters/docx/ooxml.h"
#include "tests/unit/docx_support.h"

using namespace docx_test;

namespace {

struct Styles {
    explicit Styles(const Theme& theme = builtin_theme("default")) {
        const Bytes part = styles_part(StyleSheet(theme), word_languages("en"));
        document.load_buffer(part.data(), part.size());
    }
    pugi::xml_node operator[](const char* id) const {
        return document.child("w:styles").find_child_by_attribute("w:style", "w:styleId", id);
    }
    pugi::xml_document document;
};

std::string value(pugi::xml_node node, const char* path, const char* attribute = "w:val") {
    return node.first_element_by_path(path).attribute(attribute).value();
}

// Fails when the children of a properties element do not stand in the order of the standard.
void check_order(pugi::xml_node properties) {
    pugi::xml_document again;
    pugi::xml_node copy = again.append_child(properties.name());
    std::string found, wanted;
    for (pugi::xml_node child : properties.children()) {
        property(copy, child.name());
        found += std::string(child.name()) + " ";
    }
    for (pugi::xml_node child : copy.children()) wanted += std::string(child.name()) + " ";
    BOOST_TEST(found == wanted);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_styles)

BOOST_AUTO_TEST_CASE(every_role_of_the_theme_has_a_word_style) {
    // Inline roles are character styles, and the abstract is not printed.
    std::set<Role> covered = {Role::CodeInline, Role::Link, Role::Highlight, Role::Abstract};
    for (const StyleDefinition& definition : style_definitions()) covered.insert(definition.role);
    for (std::size_t i = 0; i < kRoleCount; ++i)
        BOOST_TEST(covered.contains(Role(i)), "no style for " << name_of(Role(i)));
}

BOOST_AUTO_TEST_CASE(every_definition_is_in_the_part_once) {
    const Styles styles;
    std::multiset<std::string> ids;
    for (pugi::xml_node style : styles.document.child("w:styles").children("w:style"))
        ids.insert(style.attribute("w:styleId").value());
    for (const StyleDefinition& definition : style_definitions())
        BOOST_TEST(ids.count(definition.id) == 1, definition.id);
    BOOST_TEST(ids.count(kTableStyle) == 1);
}

BOOST_AUTO_TEST_CASE(headings_are_words_own_with_outline_levels) {
    const Styles styles;
    BOOST_TEST(value(styles["Heading2"], "w:name") == "heading 2");
    BOOST_TEST(value(styles["Heading2"], "w:pPr/w:outlineLvl") == "1");
    BOOST_TEST(bool(styles["Heading2"].first_element_by_path("w:pPr/w:keepNext")));
    BOOST_TEST(bool(styles["Heading2"].first_element_by_path("w:pPr/w:keepLines")));
}

BOOST_AUTO_TEST_CASE(only_a_paragraph_after_a_paragraph_is_indented) {
    const Styles styles;
    BOOST_TEST(value(styles["BodyText"], "w:pPr/w:ind", "w:firstLine") == "297");
    BOOST_TEST(value(styles["FirstParagraph"], "w:pPr/w:ind", "w:firstLine") == "0");
}

BOOST_AUTO_TEST_CASE(a_style_says_only_what_its_base_does_not) {
    const Styles styles;
    BOOST_TEST(value(styles["Normal"], "w:pPr/w:jc") == "both");
    BOOST_TEST(!styles["Quote"].first_element_by_path("w:pPr/w:jc"));
    BOOST_TEST(value(styles["Title"], "w:pPr/w:jc") == "left");
}

BOOST_AUTO_TEST_CASE(properties_stand_in_the_order_of_the_standard) {
    const Styles styles;
    for (pugi::xpath_node found : styles.document.select_nodes("//w:pPr | //w:rPr"))
        check_order(found.node());
}

BOOST_AUTO_TEST_CASE(properties_asked_for_in_any_order_are_written_in_order) {
    pugi::xml_document document;
    pugi::xml_node run = document.append_child("w:rPr");
    for (const char* name : {"w:lang", "w:sz", "w:rStyle", "w:i", "w:b", "w:color", "w:sz"})
        property(run, name);
    std::string names;
    for (pugi::xml_node child : run.children()) names += std::string(child.name()) + " ";
    BOOST_TEST(names == "w:rStyle w:b w:i w:color w:sz w:lang ");
}

BOOST_AUTO_TEST_CASE(leading_is_exact_and_a_picture_may_grow_its_line) {
    const Styles styles;
    BOOST_TEST(value(styles["Normal"], "w:pPr/w:spacing", "w:line") == "300");
    BOOST_TEST(value(styles["Normal"], "w:pPr/w:spacing", "w:lineRule") == "exact");
    BOOST_TEST(value(styles["Figure"], "w:pPr/w:spacing", "w:lineRule") == "auto");
}

BOOST_AUTO_TEST_CASE(what_the_theme_says_reaches_the_style) {
    Theme theme = builtin_theme("default");
    theme[Role::Heading1].colour = {1, 2, 3};
    theme[Role::Heading1].page_break_before = true;
    theme[Role::Quote].alignment = Alignment::Centre;
    theme[Role::Quote].style = FontStyle::Italic;
    const Styles styles(theme);
    BOOST_TEST(value(styles["Heading1"], "w:rPr/w:color") == "010203");
    BOOST_TEST(bool(styles["Heading1"].first_element_by_path("w:pPr/w:pageBreakBefore")));
    BOOST_TEST(value(styles["Quote"], "w:pPr/w:jc") == "center");
    BOOST_TEST(bool(styles["Quote"].first_element_by_path("w:rPr/w:i")));
}

BOOST_AUTO_TEST_CASE(font_names_have_at_most_31_characters) {
    FontStack fonts;
    fonts.families = {"A Family Whose Name Is Far Too Long For Word"};
    BOOST_TEST(word_font(fonts) == "A Family Whose Name Is Far Too ");
}

BOOST_AUTO_TEST_CASE(the_font_table_names_what_word_has_instead) {
    const Bytes part = font_table_part(builtin_theme("default"));
    pugi::xml_document document;
    document.load_buffer(part.data(), part.size());
    pugi::xml_node font =
        document.child("w:fonts").find_child_by_attribute("w:font", "w:name", "TeX Gyre Pagella");
    BOOST_TEST(value(font, "w:altName") == "Palatino Linotype");
}

BOOST_AUTO_TEST_SUITE_END()
