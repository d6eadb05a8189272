#include <boost/test/unit_test.hpp>

#include "converters/docx/statistics.h"
#include "converters/docx/tables.h"
#include "converters/printed_date.h"
#include "converters/raster.h"
#include "tests/unit/docx_support.h"

using namespace docx_test;

namespace {

Inline mark(std::size_t note) {
    return Inline{NoteReference{note}};
}

Document with_notes(Blocks blocks, std::vector<Blocks> notes) {
    Document document = document_of(std::move(blocks));
    for (Blocks& content : notes) document.notes.push_back({"n", std::move(content)});
    return document;
}

Table table_of(std::vector<TableRow> head, std::vector<TableRow> body) {
    Table table;
    table.columns.resize(head.empty() ? 1 : head[0].cells.size());
    table.head = std::move(head);
    table.body = std::move(body);
    return table;
}

Resource svg() {
    return *inspect_image("a.svg",
                          "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='20'>"
                          "<rect width='40' height='20'/></svg>");
}

Setting with_picture(Resource resource, Image image) {
    Setting setting{document_of({Block{Figure{std::move(image), {text("A caption")}}}})};
    setting.resources.add(std::move(resource));
    return setting;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_notes)

BOOST_AUTO_TEST_CASE(notes_are_footnotes_of_word) {
    Package package = package_of(
        Setting{with_notes({paragraph(Inlines{text("a"), mark(0)})}, {{paragraph("the note")}})});
    BOOST_TEST(package.text("word/document.xml", "//w:footnoteReference/@w:id") == "1");
    BOOST_TEST(
        package.find("word/footnotes.xml", "//w:footnote[@w:id='1']//w:footnoteRef").size() == 1u);
    BOOST_TEST(package.text("word/footnotes.xml", "//w:footnote[@w:id='1']//w:t") == " the note");
}

BOOST_AUTO_TEST_CASE(a_second_mark_repeats_the_number_by_a_field) {
    Package package = package_of(Setting{with_notes(
        {paragraph(Inlines{text("a"), mark(0), text("b"), mark(0)})}, {{paragraph("n")}})});
    BOOST_TEST(package.body("//w:footnoteReference").size() == 1u);
    BOOST_TEST(package.text("word/document.xml", "//w:instrText") == " NOTEREF _Note1 \\f \\h ");
    BOOST_TEST(package.body("//w:bookmarkStart[@w:name='_Note1']").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_note_that_only_a_note_refers_to_follows_it) {
    Package package = package_of(
        Setting{with_notes({paragraph(Inlines{mark(0)})},
                           {{paragraph(Inlines{text("a"), mark(1)})}, {paragraph("b")}})});
    BOOST_TEST(package.find("word/footnotes.xml", "//w:footnote").size() == 3u);
    BOOST_TEST(package.text("word/footnotes.xml", "//w:footnote[@w:id='1']//w:t") ==
               " a\u2020\u2020 b");
}

BOOST_AUTO_TEST_CASE(links_in_notes_have_relationships_of_their_own) {
    Package package = package_of(Setting{
        with_notes({paragraph(Inlines{mark(0)})},
                   {{paragraph(Inlines{Inline{Link{{text("x")}, "https://example.com", ""}}})}})});
    BOOST_TEST(package.parts.contains("word/_rels/footnotes.xml.rels"));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(docx_tables)

BOOST_AUTO_TEST_CASE(head_rows_repeat_and_rows_do_not_split) {
    Package package = package_of(Blocks{
        Block{table_of({{{cell("a"), cell("b")}}}, {{{cell("c"), cell("d")}}})}, paragraph("x")});
    BOOST_TEST(package.body("//w:tr[1]/w:trPr/w:tblHeader[not(@*)]").size() == 1u);
    BOOST_TEST(package.body("//w:tr[2]/w:trPr/w:tblHeader").size() == 0u);
    BOOST_TEST(package.body("//w:trPr/w:cantSplit").size() == 2u);
}

BOOST_AUTO_TEST_CASE(every_cell_has_the_width_of_its_column) {
    Package package =
        package_of(Blocks{Block{table_of({{{cell("a"), cell("b")}}}, {{{cell("c"), cell("d")}}})}});
    BOOST_TEST(package.body("//w:gridCol").size() == 2u);
    BOOST_TEST(package.body("//w:tc").size() ==
               package.body("//w:tcPr/w:tcW[@w:type='dxa']").size());
}

BOOST_AUTO_TEST_CASE(short_rows_are_filled_up) {
    Package package =
        package_of(Blocks{Block{table_of({{{cell("a"), cell("b")}}}, {{{cell("c")}}})}});
    BOOST_TEST(package.body("//w:tr[2]/w:tc").size() == 2u);
    BOOST_TEST(package.body("//w:tc[not(w:p)]").size() == 0u);
}

BOOST_AUTO_TEST_CASE(cells_over_rows_go_on_in_the_rows_below) {
    TableCell tall = cell("a");
    tall.row_span = 2;
    Package package = package_of(
        Blocks{Block{table_of({{{cell("h"), cell("i")}}}, {{{tall, cell("b")}}, {{cell("c")}}})}});
    BOOST_TEST(package.body("//w:tr[2]/w:tc[1]/w:tcPr/w:vMerge[@w:val='restart']").size() == 1u);
    BOOST_TEST(package.body("//w:tr[3]/w:tc[1]/w:tcPr/w:vMerge[not(@*)]").size() == 1u);
    BOOST_TEST(package.body("//w:tr[3]/w:tc").size() == 2u);
}

BOOST_AUTO_TEST_CASE(the_names_of_its_columns_describe_a_table) {
    Package package = package_of(Blocks{
        Block{table_of({{{cell("Month"), cell("Loans")}}}, {{{cell("May"), cell("3")}}})}});
    BOOST_TEST(package.body("//w:tblDescription[@w:val='Month, Loans']").size() == 1u);
    Package headless = package_of(Blocks{Block{table_of({}, {{{cell("May")}}})}});
    BOOST_TEST(headless.body("//w:tblDescription").size() == 0u);
}

BOOST_AUTO_TEST_CASE(a_small_table_stays_on_one_page) {
    const auto kept = [](std::size_t rows) {
        const std::vector<TableRow> body(rows, TableRow{{cell("a")}});
        Package package = package_of(Blocks{Block{table_of({{{cell("h")}}}, body)}});
        return package.body("//w:tc/w:p/w:pPr/w:keepNext").size();
    };
    BOOST_TEST(kept(6) == 6u);  // the head and all rows but the last
    BOOST_TEST(kept(7) == 0u);
}

BOOST_AUTO_TEST_CASE(a_paragraph_stands_after_a_table_at_the_end) {
    Package package = package_of(Blocks{Block{table_of({{{cell("a")}}}, {})}});
    BOOST_TEST(package.body("//w:body/w:tbl/following-sibling::w:p").size() == 1u);
}

BOOST_AUTO_TEST_CASE(columns_share_the_room_by_what_they_hold) {
    const Theme theme = builtin_theme("default");
    const StyleSheet sheet(theme);
    const Length room = Length::from_points(400);
    const Table table = table_of({{{cell("No"), cell("Remarks")}}},
                                 {{{cell("1"), cell(std::string(40, 'x') + " " +
                                                    std::string(300, 'y') + " and more words")}}});
    const std::vector<Length> widths = column_widths(table, sheet, room);
    BOOST_TEST(widths.at(0).to_points() < 60);
    BOOST_TEST((widths.at(0) + widths.at(1)).to_points() <= 401);
}

BOOST_AUTO_TEST_CASE(a_small_table_is_as_wide_as_its_content) {
    const Theme theme = builtin_theme("default");
    const std::vector<Length> widths = column_widths(table_of({{{cell("a"), cell("b")}}}, {}),
                                                     StyleSheet(theme), Length::from_points(400));
    BOOST_TEST((widths.at(0) + widths.at(1)).to_points() < 80);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(docx_pictures)

BOOST_AUTO_TEST_CASE(a_vector_picture_has_a_png_beside_it) {
    Package package = package_of(with_picture(svg(), Image{"a.svg", "A box", "", 0}));
    BOOST_TEST(package.parts.at("word/media/image1.png").starts_with("\x89PNG"));
    BOOST_TEST(package.parts.contains("word/media/image2.svg"));
    BOOST_TEST(package.text("word/document.xml", "//wp:docPr/@descr") == "A box");
    BOOST_TEST(package.text("word/document.xml", "//wp:extent/@cx") == "381000");
}

BOOST_AUTO_TEST_CASE(a_picture_never_reaches_past_the_text) {
    Resource wide = svg();
    wide.width = 4000;
    wide.height = 100;
    Package package = package_of(with_picture(wide, Image{"a.svg", "A box", "", 0}));
    const long long width = std::stoll(package.text("word/document.xml", "//wp:extent/@cx"));
    BOOST_TEST(width <= builtin_theme("default").page.text_width().to_emu());
}

BOOST_AUTO_TEST_CASE(a_picture_stays_with_its_caption) {
    Package package = package_of(with_picture(svg(), Image{"a.svg", "A box", "", 0}));
    BOOST_TEST(package.body("//w:p[w:pPr/w:keepNext]//w:drawing").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_picture_that_tells_nothing_is_marked_decorative) {
    Package package = package_of(
        with_picture(svg(), Image{.source = "a.svg", .resource = 0, .is_decorative = true}));
    BOOST_TEST(package.text("word/document.xml", "//adec:decorative/@val") == "1");
}

BOOST_AUTO_TEST_CASE(a_missing_picture_leaves_its_words) {
    Package package = package_of(Blocks{Block{Figure{{"img/map.png", "A map"}, {}}},
                                        Block{Figure{{"img/map.png", ""}, {}}}});
    BOOST_TEST(package.text("word/document.xml", "//w:body/w:p//w:t") == "[A map][map.png]");
}

BOOST_AUTO_TEST_CASE(a_picture_that_word_cannot_show_leaves_its_words_and_a_warning) {
    Resource broken = svg();
    broken.bytes = "<svg";
    Package package = package_of(with_picture(broken, Image{"a.svg", "A box", "", 0}));
    BOOST_TEST(package.body("//w:drawing").size() == 0u);
    BOOST_TEST(package.text("word/document.xml", "//w:body/w:p[1]//w:t") == "[A box]");
    BOOST_TEST(package.diagnostics.items().at(0).name == "unsupported-image");
}

BOOST_AUTO_TEST_CASE(a_huge_svg_is_drawn_at_a_bounded_size) {
    Resource picture = svg();
    picture.width = picture.height = 30000;
    const Bytes png = rasterise_svg(picture, 2, FontCatalog(POSTCONV_TEST_DATA));
    const auto made = inspect_image("a.png", png);
    BOOST_REQUIRE(made.has_value());
    BOOST_TEST(double(made->width) * made->height <= 16.1e6);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(docx_properties)

BOOST_AUTO_TEST_CASE(metadata_reach_core_and_custom_properties) {
    Setting setting{document_of({paragraph("one two")})};
    Metadata& metadata = setting.document.metadata;
    metadata.creators = {{"Ada"}, {"Charles"}};
    metadata.subtitle = "Sub";
    metadata.keywords = {"a", "b"};
    metadata.date = Date{2023, 4, 22};
    metadata.series = Series{"S", "3"};
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.text("docProps/core.xml", "//dc:creator") == "Ada; Charles");
    BOOST_TEST(package.text("docProps/core.xml", "//cp:keywords") == "a; b");
    BOOST_TEST(package.text("docProps/core.xml", "//dcterms:created") == "2023-04-22T00:00:00Z");
    BOOST_TEST(package.text("docProps/custom.xml", "//property[@name='Subtitle']/vt:lpwstr") ==
               "Sub");
    BOOST_TEST(package.text("docProps/custom.xml", "//property[@name='Series index']/vt:r8") ==
               "3");
    BOOST_TEST(package.text("docProps/app.xml", "//Words") == "10");
}

BOOST_AUTO_TEST_CASE(nothing_to_say_makes_no_custom_part) {
    BOOST_TEST(!package_of(Blocks{paragraph("x")}).parts.contains("docProps/custom.xml"));
}

BOOST_AUTO_TEST_CASE(chinese_characters_count_as_words) {
    Statistics statistics;
    statistics.add_text("two words \u4E2D\u6587");
    statistics.end_paragraph();
    BOOST_TEST(statistics.words == 4);
    BOOST_TEST(statistics.characters == 10);
    BOOST_TEST(statistics.paragraphs == 1);
}

BOOST_AUTO_TEST_CASE(dates_are_printed_as_the_language_does) {
    BOOST_TEST(printed_date({2024, 4, 22}, "en") == "22 April 2024");
    BOOST_TEST(printed_date({2024, 4, 22}, "de") == "22. April 2024");
    BOOST_TEST(printed_date({2024, 4, 22}, "zh-CN") == "2024年4月22日");
    BOOST_TEST(printed_date({2024, 4, 0}, "en") == "April 2024");
    BOOST_TEST(printed_date({2024, 0, 0}, "en") == "2024");
    BOOST_TEST(printed_date({2024, 4, 22}, "fi") == "2024-04-22");
}

BOOST_AUTO_TEST_CASE(a_title_page_stands_alone) {
    Setting setting{document_of({heading(1, "One"), paragraph("x")})};
    setting.theme.title_page = TitlePage::Full;
    setting.options.contents = true;
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.text("word/document.xml", "//w:p[w:pPr/w:pageBreakBefore]//w:t") ==
               "Contents");
}

BOOST_AUTO_TEST_CASE(the_page_comes_from_the_theme) {
    Setting setting{document_of({paragraph("x")})};
    setting.theme.page.width = Length::from_points(400);
    setting.theme.page_numbers = false;
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.text("word/document.xml", "//w:pgSz/@w:w") == "8000");
    BOOST_TEST(package.body("//w:footerReference").size() == 0u);
    BOOST_TEST(package.body("//w:titlePg").size() == 1u);
}

BOOST_AUTO_TEST_CASE(numbered_sections_are_numbered_by_the_heading_styles) {
    Setting setting{document_of({heading(1, "One"), heading(2, "Two"), heading(1, "Apart")})};
    setting.document.blocks[2].attributes.classes = {"unnumbered"};
    setting.document.page_setup.number_sections = true;
    setting.options.contents = true;
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.text("word/styles.xml",
                            "//w:style[@w:styleId='Heading2']//w:numPr/w:ilvl/@w:val") == "1");
    BOOST_TEST(package.text("word/numbering.xml",
                            "//w:lvl[w:pStyle/@w:val='Heading2']/w:lvlText/@w:val") ==
               "%1.%2\u2002");
    BOOST_TEST(package.text("word/document.xml", "//w:p[w:pPr/w:numPr/w:numId/@w:val='0']//w:t") ==
               "Apart");
    BOOST_TEST(package.text("word/document.xml",
                            "//w:p[w:pPr/w:pStyle/@w:val='Heading1'][1]//w:t") == "One");
    BOOST_TEST(package.text("word/document.xml", "//w:p[w:pPr/w:pStyle/@w:val='TOC2']//w:t") ==
               "1.1\u2002Two");
}

BOOST_AUTO_TEST_CASE(running_lines_are_fields_between_tab_stops) {
    Setting setting{document_of({heading(1, "One")})};
    setting.theme.running_head.recto = {"{title}", "{chapter}", "{page} of {pages}"};
    setting.theme.running_head.verso = {"{page}", "", ""};
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.text("word/header1.xml", "//w:instrText") ==
               " STYLEREF 1  PAGE  NUMPAGES ");
    BOOST_TEST(package.text("word/header1.xml", "//w:t") == "TestOne2 of 2");
    BOOST_TEST(package.find("word/header1.xml", "//w:tabs/w:tab").size() == 2u);
    BOOST_TEST(package.text("word/header2.xml", "//w:instrText") == " PAGE ");
    BOOST_TEST(package.body("//w:headerReference[@w:type='even']").size() == 1u);
    BOOST_TEST(package.find("word/settings.xml", "//w:evenAndOddHeaders").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_head_of_a_document_without_a_title_is_left_out) {
    Setting setting{document_of({paragraph("x")})};
    setting.document.metadata.title.clear();
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.body("//w:headerReference").size() == 0u);
    BOOST_TEST(package.body("//w:footerReference").size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_list_of_figures_leads_to_them) {
    Figure figure;
    figure.caption = {text("The tower")};
    Setting setting{document_of({Block{figure}})};
    setting.document.page_setup.list_of_figures = true;
    setting.options.list_of_figures = true;
    Package package = package_of(std::move(setting));
    BOOST_TEST(package.text("word/document.xml", "//w:hyperlink//w:t") == "The tower");
}

BOOST_AUTO_TEST_SUITE_END()
