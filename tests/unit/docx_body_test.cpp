#include <boost/test/unit_test.hpp>
#include <set>

#include "converters/docx/bookmarks.h"
#include "converters/docx/relationships.h"
#include "tests/unit/docx_support.h"

using namespace docx_test;

namespace {

std::string styles_of(Package& package) {
    std::string all;
    for (const pugi::xpath_node& found : package.body("//w:body//w:pStyle/@w:val"))
        all += std::string(found.attribute().value()) + " ";
    return all;
}

const char* attribute(const pugi::xpath_node& found, const char* name) {
    return found.node().attribute(name).value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_body)

BOOST_AUTO_TEST_CASE(content_types_come_first) {
    BOOST_TEST(package_of(Blocks{paragraph("one")}).names.front() == "[Content_Types].xml");
}

BOOST_AUTO_TEST_CASE(the_same_document_gives_the_same_bytes) {
    Diagnostics diagnostics;
    const Setting setting{document_of({heading(1, "One"), paragraph("two")})};
    BOOST_TEST(bytes_of(setting, diagnostics) == bytes_of(setting, diagnostics));
}

BOOST_AUTO_TEST_CASE(a_paragraph_after_a_heading_is_a_first_paragraph) {
    Package package = package_of(Blocks{heading(1, "One"), paragraph("two"), paragraph("three")});
    BOOST_TEST(styles_of(package) == "Title Heading1 FirstParagraph BodyText ");
}

BOOST_AUTO_TEST_CASE(text_that_looks_alike_is_one_run) {
    Package package =
        package_of(Blocks{paragraph(Inlines{text("one"), Inline{SoftBreak{}}, text("two "),
                                            styled(TextStyle::Strong, {text("three")})})});
    BOOST_TEST(package.text("word/document.xml", "//w:body/w:p[1]/w:r[1]/w:t") == "one two ");
    BOOST_TEST(package.text("word/document.xml", "//w:body/w:p[1]/w:r[1]/w:t/@xml:space") ==
               "preserve");
    BOOST_TEST(package.body("//w:body/w:p[1]/w:r").size() == 2u);
}

BOOST_AUTO_TEST_CASE(emphasis_in_italic_text_is_upright) {
    Package package = package_of(
        Blocks{Block{PullQuote{{text("a "), styled(TextStyle::Emphasis, {text("b")})}}}});
    BOOST_TEST(package.text("word/document.xml", "//w:r[w:t='b']/w:rPr/w:i/@w:val") == "0");
}

BOOST_AUTO_TEST_CASE(run_properties_stand_in_the_order_of_the_standard) {
    Inline code{Code{"x"}};
    code.attributes.values = {{"lang", "fr"}};
    Package package = package_of(
        Blocks{heading(1, "H"),
               Block{Heading{
                   2, {styled(TextStyle::Strikethrough, {styled(TextStyle::Strong, {code})})}}}});
    std::string names;
    for (const pugi::xpath_node& found : package.body("//w:r[w:t='x']/w:rPr/*"))
        names += std::string(found.node().name()) + " ";
    BOOST_TEST(names == "w:rStyle w:b w:bCs w:strike w:sz w:szCs w:lang ");
}

BOOST_AUTO_TEST_CASE(characters_that_xml_forbids_are_dropped) {
    Package package = package_of(Blocks{paragraph(std::string("a\x01") + "b\uFFFE")});
    BOOST_TEST(package.text("word/document.xml", "//w:body/w:p[1]//w:t") == "ab");
}

BOOST_AUTO_TEST_CASE(soft_hyphens_and_unbreakable_hyphens_are_elements) {
    Package package = package_of(Blocks{paragraph("a\u00ADb\u2011c")});
    BOOST_TEST(package.body("//w:softHyphen").size() == 1u);
    BOOST_TEST(package.body("//w:noBreakHyphen").size() == 1u);
    BOOST_TEST(package.text("word/document.xml", "//w:body/w:p[1]//w:t") == "abc");
}

BOOST_AUTO_TEST_CASE(right_to_left_text_says_so) {
    Package package = package_of(Blocks{paragraph("\u05E9\u05DC\u05D5\u05DD world")});
    BOOST_TEST(package.body("//w:body/w:p[1]/w:pPr/w:bidi").size() == 1u);
    BOOST_TEST(package.body("//w:r[w:rPr/w:rtl]").size() == 1u);
    BOOST_TEST(package.body("//w:r[w:t='world'][not(w:rPr/w:rtl)]").size() == 1u);
}

BOOST_AUTO_TEST_CASE(lines_of_code_are_breaks_in_one_paragraph) {
    Package package = package_of(Blocks{Block{CodeBlock{"", "a\n\tb"}}});
    BOOST_TEST(package.body("//w:p[w:pPr/w:pStyle/@w:val='SourceCode']").size() == 1u);
    BOOST_TEST(package.body("//w:br").size() == 1u);
    BOOST_TEST(package.body("//w:tab").size() == 1u);
}

BOOST_AUTO_TEST_CASE(two_blocks_of_code_do_not_run_into_one_box) {
    const Block code{CodeBlock{"", "a"}};
    Package package = package_of(Blocks{code, code});
    BOOST_TEST(package.body("//w:body/w:p").size() == 3u);  // code, gap, code
}

BOOST_AUTO_TEST_CASE(a_page_break_is_a_property_of_the_next_paragraph) {
    Package package = package_of(Blocks{paragraph("a"), Block{PageBreak{}}, paragraph("b")});
    BOOST_TEST(package.body("//w:p[w:pPr/w:pageBreakBefore]/w:r[w:t='b']").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_heading_in_a_quote_is_no_section) {
    Package package = package_of(Blocks{Block{BlockQuote{{heading(1, "Q")}}}});
    BOOST_TEST(package.text("word/document.xml",
                            "//w:pPr[w:pStyle/@w:val='Heading1']/w:outlineLvl/@w:val") == "9");
}

BOOST_AUTO_TEST_CASE(numbered_lists_restart_each_with_its_own_number) {
    Package package = package_of(
        Blocks{numbered({item("a")}, 7), paragraph("x"), numbered({item("b")}), paragraph("y")});
    std::set<std::string> ids;
    for (const pugi::xpath_node& found : package.body("//w:numPr/w:numId"))
        ids.insert(attribute(found, "w:val"));
    BOOST_TEST(ids.size() == 2u);
    BOOST_TEST(package.text("word/numbering.xml", "//w:startOverride/@w:val") == "71");
}

BOOST_AUTO_TEST_CASE(a_nested_numbered_list_restarts_at_its_own_level) {
    Package package =
        package_of(Blocks{numbered({item(Blocks{paragraph("a"), numbered({item("b")})})})});
    BOOST_TEST(package.text("word/numbering.xml", "//w:lvlOverride/@w:ilvl") == "01");
    BOOST_TEST(package.text("word/document.xml", "//w:numPr/w:ilvl/@w:val") == "01");
}

BOOST_AUTO_TEST_CASE(list_definitions_have_nine_levels_and_eight_hex_digits) {
    Package package = package_of(Blocks{bulleted({item("a")})});
    BOOST_TEST(package.find("word/numbering.xml", "//w:abstractNum[1]/w:lvl").size() == 9u);
    for (const pugi::xpath_node& found : package.find("word/numbering.xml", "//w:nsid")) {
        const std::string id = attribute(found, "w:val");
        BOOST_TEST(id.size() == 8u);
        BOOST_TEST(id.find_first_not_of("0123456789ABCDEF") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(a_tight_flat_list_needs_no_direct_spacing) {
    Package package = package_of(Blocks{paragraph("x"), bulleted({item("a"), item("b")})});
    BOOST_TEST(package.body("//w:p[w:pPr/w:numPr]/w:pPr/w:spacing").size() == 0u);
    BOOST_TEST(package.body("//w:p[w:pPr/w:numPr]/w:pPr/w:ind").size() == 0u);
}

BOOST_AUTO_TEST_CASE(a_loose_list_has_space_between_its_items) {
    Package package = package_of(Blocks{bulleted({item("a"), item("b")}, false)});
    BOOST_TEST(package.text("word/document.xml", "//w:p[w:r/w:t='b']/w:pPr/w:spacing/@w:before") ==
               "80");
}

BOOST_AUTO_TEST_CASE(a_task_has_a_check_box_and_no_bullet) {
    ListItem done = item("done");
    done.checked = true;
    Package package = package_of(Blocks{bulleted({done})});
    BOOST_TEST(package.text("word/document.xml", "//w14:checked/@w14:val") == "1");
    BOOST_TEST(package.text("word/document.xml", "//w:numId/@w:val") == "3");
}

BOOST_AUTO_TEST_CASE(an_item_that_begins_with_code_still_has_its_mark) {
    Package package = package_of(Blocks{numbered({item(Blocks{Block{CodeBlock{"", "a"}}})})});
    BOOST_TEST(package.body("//w:p[w:pPr/w:numPr]").size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(docx_links)

BOOST_AUTO_TEST_CASE(bookmark_names_are_unique_short_and_plain) {
    Bookmarks bookmarks;
    const std::string length(60, 'x');
    std::set<std::string> names = {bookmarks.name_of("a-b"), bookmarks.name_of("A_B"),
                                   bookmarks.name_of("1st"), bookmarks.name_of(length),
                                   bookmarks.name_of(length + "y")};
    BOOST_TEST(names.size() == 5u);
    for (const std::string& name : names) BOOST_TEST(name.size() <= 40u);
    BOOST_TEST(bookmarks.name_of("1st") == "s_1st");
    BOOST_TEST(bookmarks.name_of("a-b") == "a_b");
}

BOOST_AUTO_TEST_CASE(a_link_inside_leads_to_a_bookmark_that_is_there) {
    Package package =
        package_of(Blocks{heading(1, "Looking Forward"),
                          paragraph(Inlines{Inline{Link{{text("see")}, "#looking-forward", ""}}})});
    BOOST_TEST(package.text("word/document.xml", "//w:hyperlink/@w:anchor") == "looking_forward");
    BOOST_TEST(package.text("word/document.xml", "//w:hyperlink/@w:anchor") ==
               package.text("word/document.xml", "//w:bookmarkStart/@w:name"));
}

BOOST_AUTO_TEST_CASE(links_with_one_target_share_a_relationship) {
    const Inline link{Link{{text("a")}, "https://example.com/a b", ""}};
    Package package = package_of(Blocks{paragraph(Inlines{link, text(" "), link})});
    BOOST_TEST(package.text("word/_rels/document.xml.rels",
                            "//Relationship[@TargetMode='External']/@Target") ==
               "https://example.com/a%20b");
}

BOOST_AUTO_TEST_CASE(a_target_that_would_break_the_file_is_left_out_with_a_warning) {
    Package package =
        package_of(Blocks{paragraph(Inlines{Inline{Link{{text("a")}, "http://", ""}}})});
    BOOST_TEST(package.body("//w:hyperlink").size() == 0u);
    BOOST_TEST(package.text("word/document.xml", "//w:body/w:p[1]//w:t") == "a");
    BOOST_TEST(package.diagnostics.items().at(0).name == "link-target");
}

BOOST_AUTO_TEST_CASE(authorities_are_checked_as_word_checks_them) {
    BOOST_TEST(hyperlink_target("http://example.com:80/x").has_value());
    BOOST_TEST(hyperlink_target("mailto:a@example.com").has_value());
    BOOST_TEST(hyperlink_target("chapter-2.html#x").has_value());
    BOOST_TEST(!hyperlink_target("http://example.com:port/").has_value());
    BOOST_TEST(!hyperlink_target("http://:80").has_value());
    BOOST_TEST(!hyperlink_target("https://example.com/" + std::string(2100, 'a')).has_value());
}

BOOST_AUTO_TEST_CASE(a_place_within_a_heading_is_not_in_the_contents) {
    Inline place = text("One");
    place.attributes.id = "here";
    Setting setting{document_of({Block{Heading{1, {place}}}})};
    setting.options.contents = true;
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.body("//w:sdt//w:bookmarkStart").size() == 0u);
    BOOST_TEST(package.body("//w:body/w:p//w:bookmarkStart[@w:name='here']").size() == 1u);
}

BOOST_AUTO_TEST_CASE(contents_link_to_their_sections_and_ask_for_no_update) {
    Setting setting{document_of({heading(1, "One"), paragraph("x"), heading(2, "Two")})};
    setting.options.contents = true;
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.body("//w:sdtContent/w:p/w:hyperlink").size() == 2u);
    BOOST_TEST(package.text("word/document.xml", "//w:instrText") == " TOC \\o \"1-3\" \\h \\z \\u ");
    BOOST_TEST(package.body("//@w:dirty").size() == 0u);
    BOOST_TEST(package.find("word/settings.xml", "//w:updateFields").size() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
