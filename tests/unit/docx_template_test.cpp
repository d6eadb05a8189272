#include <boost/test/unit_test.hpp>

#include "tests/support/templates.h"
#include "tests/unit/docx_support.h"

using namespace docx_test;
using test_templates::Fault;

namespace {

Document sample() {
    Document document = document_of(
        {heading(1, "First part"), paragraph("Some words."), paragraph("More words."),
         heading(2, "Below it"), bulleted({item("One"), item("Two")}),
         numbered({item("Uno"), item("Due")}, 3),
         Block{Table{{text("A caption")},
                     {ColumnAlignment::Left, ColumnAlignment::Right},
                     {TableRow{{cell("Name"), cell("Sum")}}},
                     {TableRow{{cell("Ink"), cell("12")}}}}},
         paragraph({text("Noted."), Inline{NoteReference{0}}}), Block{CodeBlock{"sh", "make\n"}}});
    document.notes.push_back({"a", {paragraph("The note.")}});
    document.metadata.title = "Tide tables";
    document.metadata.creators = {{.name = "Ada Stone"}};
    document.metadata.date = Date{2026, 5, 18, {}};
    document.metadata.abstract = "What the sea did.";
    return document;
}

Package in_template(std::string file, Document document = sample()) {
    Setting setting{std::move(document)};
    setting.options.reference = {"house.dotx", std::move(file)};
    return package_of(std::move(setting));
}

std::string all_text(Package& package, const std::string& part = "word/document.xml") {
    std::string words;
    for (const pugi::xpath_node& node : package.find(part, "//w:t")) {
        words += node.node().text().get();
        words += '|';
    }
    return words;
}

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string message_of(Fault fault) {
    try {
        in_template(test_templates::faulty(fault));
    } catch (const Failure& failure) {
        BOOST_CHECK(!failure.diagnostic.hint.empty());
        return failure.diagnostic.message;
    }
    return "no failure";
}

std::string style_of_paragraph(Package& package, const char* words) {
    const std::string path =
        std::string("string(//w:p[w:r/w:t='") + words + "']/w:pPr/w:pStyle/@w:val)";
    pugi::xml_document document;
    document.load_string(package.parts.at("word/document.xml").c_str(), pugi::parse_full);
    return pugi::xpath_query(path.c_str()).evaluate_string(document);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_templates)

BOOST_AUTO_TEST_CASE(styles_are_matched_by_names_whatever_their_ids_are) {
    Package letter = in_template(test_templates::letterhead());
    BOOST_CHECK_EQUAL(style_of_paragraph(letter, "First part"), "berschrift1");
    BOOST_CHECK_EQUAL(style_of_paragraph(letter, "Some words."), "Standard");
}

BOOST_AUTO_TEST_CASE(styles_are_matched_by_german_names) {
    Package package = in_template(test_templates::german());
    BOOST_CHECK_EQUAL(style_of_paragraph(package, "First part"), "berschrift1");
    BOOST_CHECK_EQUAL(style_of_paragraph(package, "Some words."), "Textkrper");
    BOOST_CHECK_EQUAL(style_of_paragraph(package, "A caption"), "Beschriftung");
    BOOST_CHECK_EQUAL(package.text("word/footnotes.xml", "//w:footnote[@w:id=2]//w:pStyle/@w:val"),
                      "Funote");
}

BOOST_AUTO_TEST_CASE(places_in_braces_are_filled_over_runs) {
    Package letter = in_template(test_templates::letterhead());
    const std::string text = all_text(letter);
    BOOST_CHECK(has(text, "Hamburg, 18 May 2026|Tide tables|"));
    BOOST_CHECK(has(text, "With kind regards, Ada Stone"));
    BOOST_CHECK(!has(text, "{{"));
    BOOST_CHECK(has(all_text(letter, "word/header1.xml"), "Nordlicht GmbH · Tide tables"));
}

BOOST_AUTO_TEST_CASE(the_text_stands_at_its_place) {
    Package letter = in_template(test_templates::letterhead());
    const std::string text = all_text(letter);
    BOOST_CHECK_LT(text.find("Hamburg"), text.find("First part"));
    BOOST_CHECK_LT(text.find("First part"), text.find("With kind regards"));
}

BOOST_AUTO_TEST_CASE(header_footer_and_logo_stay) {
    Package letter = in_template(test_templates::letterhead());
    BOOST_CHECK(letter.parts.contains("word/media/image1.png"));
    BOOST_CHECK(has(all_text(letter, "word/footer1.xml"), "Hafenstr. 1|IBAN"));
    BOOST_CHECK_EQUAL(letter.body("//w:sectPr/w:headerReference").size(), 1U);
}

BOOST_AUTO_TEST_CASE(a_template_becomes_a_document) {
    Package letter = in_template(test_templates::letterhead());
    BOOST_CHECK(!has(letter.parts.at("[Content_Types].xml"), "template.main"));
    BOOST_CHECK(has(letter.parts.at("[Content_Types].xml"), "document.main+xml"));
}

BOOST_AUTO_TEST_CASE(styles_that_it_lacks_are_added_and_named) {
    Package letter = in_template(test_templates::letterhead());
    BOOST_CHECK_EQUAL(style_of_paragraph(letter, "Uno"), "ListNumber");
    BOOST_CHECK_EQUAL(letter.find("word/styles.xml", "//w:style[@w:styleId='SourceCode']").size(),
                      1U);
    BOOST_REQUIRE_EQUAL(letter.diagnostics.items().size(), 1U);
    BOOST_CHECK(has(letter.diagnostics.items()[0].message, "Source Code"));
}

BOOST_AUTO_TEST_CASE(added_styles_stand_on_those_of_the_template) {
    Package letter = in_template(test_templates::letterhead());
    BOOST_CHECK_EQUAL(
        letter.text("word/styles.xml", "//w:style[@w:styleId='ListBullet']/w:basedOn/@w:val"),
        "Standard");
}

BOOST_AUTO_TEST_CASE(bound_controls_show_the_properties) {
    Package report = in_template(test_templates::report());
    const std::string text = all_text(report);
    BOOST_CHECK(has(text, "Tide tables|"));
    BOOST_CHECK(has(text, "Ada Stone|What the sea did.|18 May 2026|"));
    BOOST_CHECK(has(report.parts.at("customXml/item1.xml"), "2026-05-18T00:00:00"));
}

BOOST_AUTO_TEST_CASE(a_control_without_words_for_it_goes) {
    Package report = in_template(test_templates::report());
    BOOST_CHECK(!has(all_text(report), "[Subtitle]"));
}

BOOST_AUTO_TEST_CASE(the_templates_own_contents_are_made_anew) {
    Package report = in_template(test_templates::report());
    const std::string text = all_text(report);
    BOOST_CHECK(has(text, "In this report|First part|"));
    BOOST_CHECK(!has(text, "Update this table"));
    BOOST_CHECK_EQUAL(report.body("//w:sdt[w:sdtPr/w:docPartObj]//w:hyperlink").size(), 2U);
}

BOOST_AUTO_TEST_CASE(a_control_for_the_body_gives_way_to_it) {
    Package report = in_template(test_templates::report());
    const std::string text = all_text(report);
    BOOST_CHECK(!has(text, "Click here"));
    BOOST_CHECK_LT(text.find("Some words."), text.find("House rules"));
}

BOOST_AUTO_TEST_CASE(fields_that_repeat_the_title_say_it) {
    Package report = in_template(test_templates::report());
    BOOST_CHECK_EQUAL(all_text(report, "word/header1.xml"), "Tide tables|");
}

BOOST_AUTO_TEST_CASE(word_has_nothing_to_ask_when_it_opens_the_file) {
    Package report = in_template(test_templates::report());
    BOOST_CHECK(!has(report.parts.at("word/settings.xml"), "updateFields"));
    BOOST_CHECK_EQUAL(report.text("word/settings.xml", "//w:compatSetting/@w:val"), "15");
}

BOOST_AUTO_TEST_CASE(bullets_are_those_of_the_template) {
    Package report = in_template(test_templates::report());
    BOOST_CHECK_EQUAL(report.text("word/document.xml", "//w:p[w:r/w:t='One']//w:numId/@w:val"),
                      "9");
}

BOOST_AUTO_TEST_CASE(a_house_style_for_tables_is_used) {
    Package report = in_template(test_templates::report());
    BOOST_CHECK_EQUAL(report.text("word/document.xml", "//w:tblStyle/@w:val"), "HouseTable");
}

BOOST_AUTO_TEST_CASE(numbered_lists_have_ids_of_their_own) {
    Package report = in_template(test_templates::report());
    BOOST_CHECK_EQUAL(
        report.find("word/numbering.xml", "//w:num[@w:numId = preceding::w:num/@w:numId]").size(),
        0U);
    BOOST_CHECK_EQUAL(
        report.text("word/numbering.xml", "//w:num[w:lvlOverride]//w:startOverride/@w:val"), "3");
}

BOOST_AUTO_TEST_CASE(sample_text_makes_room) {
    Package package = in_template(test_templates::german());
    BOOST_CHECK(!has(all_text(package), "Blindtext"));
    BOOST_CHECK(has(package.diagnostics.items()[0].message, "Eine Überschrift"));
    BOOST_CHECK_EQUAL(all_text(package, "word/footnotes.xml"), " |The note.|");
}

BOOST_AUTO_TEST_CASE(widths_follow_the_pages_of_the_template) {
    std::string many_words;
    for (int i = 0; i < 100; ++i) many_words += "word ";
    Document wide = document_of(
        {Block{Table{{},
                     {ColumnAlignment::Left},
                     {TableRow{{cell("Head")}}},
                     {TableRow{{cell(many_words)}}}}}});
    Package report = in_template(test_templates::report(), std::move(wide));
    BOOST_CHECK_EQUAL(report.text("word/document.xml", "//w:tblW/@w:w"), "9360");
}

BOOST_AUTO_TEST_CASE(our_own_template_has_every_place) {
    Setting setting{reference_content()};
    Diagnostics ignored;
    const Outline outline = make_outline(setting.document, ignored);
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    const Bytes ours = render_reference_docx(
        {setting.document, outline, setting.theme, setting.resources, fonts, setting.options},
        ignored);
    Package package = in_template(ours);
    BOOST_CHECK(has(all_text(package), "Tide tables|Ada Stone|18 May 2026|First part|"));
    BOOST_CHECK(package.diagnostics.items().empty());
}

BOOST_AUTO_TEST_CASE(the_same_template_gives_the_same_bytes) {
    Package one = in_template(test_templates::report()),
            two = in_template(test_templates::report());
    BOOST_CHECK(one.parts == two.parts && one.names == two.names);
}

BOOST_AUTO_TEST_CASE(a_faulty_template_is_refused_in_words) {
    const std::pair<Fault, const char*> expected[] = {
        {Fault::Macros, "holds macros"},
        {Fault::Strict, "Strict Open XML"},
        {Fault::PathOutside, "names a file outside itself"},
        {Fault::EntityExpansion, "defines entities"},
        {Fault::TooManyStyles, "more than 4096 styles"},
        {Fault::TooDeep, "too deep"},
        {Fault::ZipBomb, "more in it than any document needs"},
        {Fault::CutShort, "is damaged"},
        {Fault::NoDocument, "is no Word document"}};
    for (const auto& [fault, words] : expected) {
        const std::string message = message_of(fault);
        BOOST_CHECK_MESSAGE(has(message, words), message + ", not: " + words);
        BOOST_CHECK(has(message, "house.dotx"));
    }
}

BOOST_AUTO_TEST_CASE(a_file_with_a_password_is_refused_in_words) {
    BOOST_CHECK_EXCEPTION(
        in_template("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and more"), Failure,
        [](const Failure& failure) { return has(failure.diagnostic.message, "is encrypted"); });
}

BOOST_AUTO_TEST_SUITE_END()
