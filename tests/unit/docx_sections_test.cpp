#include <boost/test/unit_test.hpp>

#include "tests/support/pictures.h"
#include "tests/unit/docx_support.h"

using namespace docx_test;

namespace {

// Sixteen columns of a word that can't be broken.
Block wide_table() {
    Table table;
    TableRow row;
    for (int i = 0; i < 16; ++i) row.cells.push_back(cell("Incomprehensible"));
    table.columns.resize(16);
    table.body = {row};
    return Block{std::move(table)};
}

Setting book(Blocks blocks) {
    Setting setting{document_of(std::move(blocks))};
    setting.theme = builtin_theme("book");
    return setting;
}

std::string attribute(Package& package, const char* path) {
    return package.text("word/document.xml", path);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_sections)

BOOST_AUTO_TEST_CASE(a_table_too_wide_for_the_page_has_one_that_is_turned) {
    Package package = package_of(Blocks{paragraph("Before."), wide_table(), paragraph("After.")});
    BOOST_TEST(package.body("//w:sectPr").size() == 3u);
    BOOST_TEST(package.body("//w:sectPr[w:pgSz/@w:orient='landscape']").size() == 1u);
    BOOST_TEST(attribute(package, "(//w:sectPr)[2]/w:pgSz/@w:w") ==
               attribute(package, "(//w:sectPr)[1]/w:pgSz/@w:h"));
}

BOOST_AUTO_TEST_CASE(turned_pages_keep_heads_and_feet) {
    Package package = package_of(Blocks{paragraph("Before."), wide_table(), paragraph("After.")});
    BOOST_TEST(package.body("//w:sectPr[w:footerReference and w:headerReference]").size() == 3u);
    BOOST_TEST(package.body("//w:sectPr[w:titlePg]").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_table_that_fits_stays_on_the_page) {
    Table table;
    table.columns.resize(2);
    table.body = {TableRow{{cell(std::string(400, 'x')), cell("b")}}};
    Package package = package_of(Blocks{Block{BlockQuote{{wide_table()}}}});
    BOOST_TEST(package.body("//w:sectPr").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_wide_table_at_the_end_leaves_no_empty_section_before_it) {
    Package package = package_of(Blocks{wide_table()});
    BOOST_TEST(package.body("//w:sectPr[w:pgSz/@w:orient='landscape']").size() == 1u);
}

BOOST_AUTO_TEST_CASE(chapters_open_right_hand_pages_without_a_head) {
    Package package =
        package_of(book({heading(1, "One"), paragraph("a"), heading(1, "Two"), paragraph("b")}));
    BOOST_TEST(package.body("//w:sectPr[w:type/@w:val='oddPage']").size() == 2u);
    BOOST_TEST(package.body("//w:sectPr[w:titlePg][w:footerReference/@w:type='first']").size() ==
               2u);
}

BOOST_AUTO_TEST_CASE(front_matter_has_roman_numbers_and_the_body_begins_with_1) {
    Setting setting = book({heading(1, "One"), paragraph("a")});
    setting.options.contents = true;
    Package package = package_of(std::move(setting));
    BOOST_TEST(attribute(package, "(//w:sectPr)[1]/w:pgNumType/@w:fmt") == "lowerRoman");
    BOOST_TEST(attribute(package, "(//w:sectPr)[2]/w:pgNumType/@w:fmt") == "decimal");
    BOOST_TEST(attribute(package, "(//w:sectPr)[2]/w:pgNumType/@w:start") == "1");
}

BOOST_AUTO_TEST_CASE(a_title_page_has_cover_abstract_and_publisher) {
    Setting setting = book({heading(1, "One")});
    setting.document.metadata.abstract = "First.\n\nSecond.";
    setting.document.metadata.publisher = "The Press";
    setting.document.metadata.cover = CoverImage{"cover.png", "A boat", "", {}};
    setting.document.cover =
        setting.resources.add(*inspect_image("cover.png", encode_png(test::flag({40, 60}))));
    Package package = package_of(std::move(setting));
    BOOST_TEST(attribute(package, "//wp:docPr/@descr") == "A boat");
    BOOST_TEST(package.body("//w:p[w:pPr/w:pStyle/@w:val='Abstract']").size() == 2u);
    BOOST_TEST(package.text("word/document.xml", "//w:p[w:pPr/w:framePr]//w:t") == "The Press");
}

BOOST_AUTO_TEST_CASE(a_box_goes_on_after_a_page_break) {
    Callout callout{"note", {}, {bulleted({item("a")}), Block{PageBreak{}}, bulleted({item("b")})}};
    Package package = package_of(Blocks{Block{callout}});
    BOOST_TEST(package.body("/w:document/w:body/w:tbl").size() == 2u);
    BOOST_TEST(package.body("//w:p[w:r/w:t='b']/w:pPr/w:pageBreakBefore").size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(docx_pagination)

BOOST_AUTO_TEST_CASE(contents_have_the_numbers_of_our_own_pages) {
    Document document = document_of({heading(1, "One"), paragraph("x"), heading(2, "Two")});
    Diagnostics diagnostics;
    const Outline outline = make_outline(document, diagnostics);
    const Theme theme = builtin_theme("default");
    const Resources resources;
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    const OutputOptions options{.contents = true};
    Pagination pagination;
    pagination.labels = {{"one", "iv"}, {"two", "12"}};
    pagination.pages.resize(17);
    Package package;
    for (ZipEntry& entry : read_zip(render_docx(
             {document, outline, theme, resources, fonts, options, &pagination}, diagnostics)))
        package.parts[entry.name] = std::move(entry.bytes);
    BOOST_TEST(package.text("word/document.xml", "//w:sdtContent//w:hyperlink//w:t") ==
               "OneivTwo12");
    BOOST_TEST(package.text("word/document.xml", "(//w:hyperlink//w:instrText)[1]") ==
               " PAGEREF one \\h ");
    BOOST_TEST(package.body("//@w:dirty").size() == 0u);
    BOOST_TEST(package.text("docProps/app.xml", "//*[local-name()='Pages']") == "17");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(docx_captions)

namespace {

Block captioned_figure(const std::string& words, const std::string& id = {}) {
    Figure figure;
    figure.caption = {text(words)};
    return Block{figure, {}, {.id = id}};
}

Setting counted(Blocks blocks) {
    Setting setting{document_of(std::move(blocks))};
    setting.document.page_setup.number_captions = true;
    return setting;
}

}  // namespace

BOOST_AUTO_TEST_CASE(numbered_captions_are_fields_that_word_counts) {
    Package package = package_of(counted({captioned_figure("A boat"), captioned_figure("A pier")}));
    BOOST_TEST(package.text("word/document.xml", "//w:instrText") ==
               " SEQ Figure \\* ARABIC  SEQ Figure \\* ARABIC ");
    BOOST_TEST(
        package.text("word/document.xml", "//w:p[w:pPr/w:pStyle/@w:val='Caption'][2]//w:t") ==
        "Figure\u00A02: A pier");
}

BOOST_AUTO_TEST_CASE(a_reference_to_a_numbered_figure_follows_its_number) {
    Package package = package_of(
        counted({captioned_figure("A boat", "boat"), paragraph({Inline{Link{{}, "#boat", ""}}})}));
    BOOST_TEST(package.text("word/document.xml",
                            "//w:bookmarkStart[starts-with(@w:name,'_Ref')]"
                            "/@w:name") == "_Ref000000001");
    BOOST_TEST(package.body("//w:instrText[.=' REF _Ref000000001 \\h ']").size() == 1u);
    BOOST_TEST(package.text("word/document.xml",
                            "//w:p[w:r/w:instrText[contains(.,'REF _Ref')]]//w:t") ==
               "Figure\u00A01");
}

BOOST_AUTO_TEST_CASE(a_list_of_numbered_figures_is_a_field) {
    Setting setting = counted({captioned_figure("A boat")});
    setting.document.page_setup.list_of_figures = setting.options.list_of_figures = true;
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.body("//w:instrText[.=' TOC \\h \\z \\c \"Figure\" ']").size() == 1u);
    BOOST_TEST(package.body("//w:p[w:pPr/w:pStyle/@w:val='TableofFigures']").size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
