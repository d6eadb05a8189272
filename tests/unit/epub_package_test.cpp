#include <boost/test/unit_test.hpp>

#include "converters/epub/svg.h"
#include "tests/support/golden.h"
#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

namespace {

Bytes golden_file(const std::string& name) {
    Book book;
    fill_with_everything(book);
    return book.file(name);
}

Bytes package_of(const Metadata& metadata) {
    Book book;
    book.document.metadata = metadata;
    return book.file("package.opf");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_package)

BOOST_AUTO_TEST_CASE(the_package_document_is_as_approved) {
    test::check_golden("epub/package.opf", golden_file("package.opf"));
}
BOOST_AUTO_TEST_CASE(a_chapter_with_text_and_notes_is_as_approved) {
    test::check_golden("epub/chapter-first-things.xhtml",
                       golden_file("chapter-first-things.xhtml"));
}
BOOST_AUTO_TEST_CASE(a_chapter_with_table_and_figure_is_as_approved) {
    test::check_golden("epub/chapter-c8d29ae5cf.xhtml", golden_file("chapter-c8d29ae5cf.xhtml"));
}
BOOST_AUTO_TEST_CASE(the_navigation_document_is_as_approved) {
    test::check_golden("epub/nav.xhtml", golden_file("nav.xhtml"));
}
BOOST_AUTO_TEST_CASE(the_ncx_is_as_approved) {
    test::check_golden("epub/toc.ncx", golden_file("toc.ncx"));
}
BOOST_AUTO_TEST_CASE(the_title_page_is_as_approved) {
    test::check_golden("epub/title-page.xhtml", golden_file("title-page.xhtml"));
}
BOOST_AUTO_TEST_CASE(the_stylesheet_is_as_approved) {
    test::check_golden("epub/style.css", golden_file("style.css"));
}

BOOST_AUTO_TEST_CASE(the_same_document_gives_the_same_bytes) {
    Book one, other;
    fill_with_everything(one);
    fill_with_everything(other);
    BOOST_TEST((one.render() == other.render()));
}

BOOST_AUTO_TEST_CASE(the_mimetype_comes_first_and_stored) {
    Book book;
    const auto entries = read_zip(book.render());
    BOOST_TEST(entries[0].name == "mimetype");
    BOOST_TEST(entries[0].bytes == "application/epub+zip");
    BOOST_TEST((entries[0].compression == Compression::Store));
    BOOST_TEST(entries[1].name == "META-INF/container.xml");
}

BOOST_AUTO_TEST_CASE(every_file_but_the_package_itself_is_in_the_manifest) {
    Book book;
    fill_with_everything(book);
    const Bytes package = book.file("package.opf");
    for (const ZipEntry& entry : read_zip(book.render()))
        if (entry.name.starts_with("EPUB/") && entry.name != "EPUB/package.opf")
            BOOST_TEST(holds(package, "href=\"" + entry.name.substr(5) + '"'), entry.name);
}

BOOST_AUTO_TEST_CASE(nothing_is_said_that_the_metadata_does_not_say) {
    Metadata metadata;
    metadata.title = "T";
    metadata.publisher = "  ";
    const Bytes package = package_of(metadata);
    for (const char* term : {"dc:date", "dc:creator", "dc:publisher", "dc:description", "file-as"})
        BOOST_TEST(!holds(package, term), term);
}

BOOST_AUTO_TEST_CASE(a_book_without_title_is_named_by_its_file) {
    BOOST_TEST(holds(package_of({}), "<dc:title id=\"title\">book</dc:title>"));
}

BOOST_AUTO_TEST_CASE(a_language_that_is_none_becomes_undetermined) {
    Metadata metadata;
    metadata.language = "English, please";
    BOOST_TEST(holds(package_of(metadata), "<dc:language>und</dc:language>"));
}

BOOST_AUTO_TEST_CASE(pictures_without_words_are_owned_up_to) {
    Book book({paragraph_of({{Image{"p.gif", "", "", 0}}})});
    book.resources.add(pixel("p.gif"));
    const Bytes package = book.file("package.opf");
    BOOST_TEST(holds(package, "accessModeSufficient\">textual,visual<"));
    BOOST_TEST(!holds(package, "alternativeText"));
    BOOST_TEST(holds(package, "1 of 1 images have no alternative text"));
}

BOOST_AUTO_TEST_CASE(an_animation_is_an_unknown_hazard) {
    Book book({paragraph_of({{Image{"p.gif", "moving", "", 0}}})});
    Resource resource = pixel("p.gif");
    resource.bytes += resource.bytes.substr(19);
    book.resources.add(resource);
    BOOST_TEST(holds(book.file("package.opf"), "accessibilityHazard\">unknown<"));
}

BOOST_AUTO_TEST_CASE(a_coded_subject_has_authority_and_term) {
    Metadata metadata;
    metadata.categories = {"Fiction", "Cats"};
    metadata.coded_subjects = {{"Fiction", "BISAC", "FIC000000"}};
    const Bytes package = package_of(metadata);
    BOOST_TEST(holds(package, "<dc:subject id=\"subject-1\">Fiction</dc:subject>"));
    BOOST_TEST(holds(package, "property=\"authority\" refines=\"#subject-1\">BISAC<"));
    BOOST_TEST(holds(package, "property=\"term\" refines=\"#subject-1\">FIC000000<"));
    BOOST_TEST(holds(package, "<dc:subject>Cats</dc:subject>"));
}

BOOST_AUTO_TEST_CASE(stated_accessibility_joins_the_facts_and_never_contradicts_them) {
    Book book({paragraph_of({{Image{"p.gif", "", "", 0}}})});
    book.resources.add(pixel("p.gif"));
    book.document.metadata.accessibility = {.modes = {"auditory"},
                                            .sufficient_modes = {"textual"},
                                            .features = {"index", "alternativeText"},
                                            .hazards = {"flashing"},
                                            .summary = "Mine."};
    const Bytes package = book.file("package.opf");
    for (const char* there : {"accessMode\">auditory<", "accessMode\">textual<",
                              "accessibilityFeature\">index<", "accessibilityHazard\">flashing<",
                              "accessibilitySummary\">Mine.<",
                              "accessModeSufficient\">textual,visual<"})
        BOOST_TEST(holds(package, there), there);
    BOOST_TEST(!holds(package, "alternativeText"));
    BOOST_TEST(!holds(package, "Hazard\">none"));
}

BOOST_AUTO_TEST_CASE(a_printed_contents_list_is_the_navigation_page_in_the_spine) {
    Book book({heading(1, "A")});
    BOOST_TEST(!holds(book.file("package.opf"), "idref=\"nav\""));
    book.options.contents = true;
    BOOST_TEST(holds(book.file("package.opf"), "idref=\"title-page\"/>\n<itemref idref=\"nav\"/>"));
}

BOOST_AUTO_TEST_CASE(numbers_of_sections_stand_in_headings_and_in_the_navigation) {
    Book book({heading(1, "A"), heading(2, "B")});
    book.document.page_setup.number_sections = true;
    BOOST_TEST(holds(book.file("nav.xhtml"), ">1.1 B</a>"));
    BOOST_TEST(holds(book.file("toc.ncx"), ">1.1 B<"));
    BOOST_TEST(holds(book.file("chapter-a.xhtml"),
                     "<span class=\"section-number\">1.1</span>\u2002B</h2>"));
}

BOOST_AUTO_TEST_CASE(a_list_of_figures_stands_in_the_navigation) {
    Figure figure;
    figure.caption = {Inline{Text{"The tower"}}};
    Book book({heading(1, "A"), Block{figure}});
    BOOST_TEST(!holds(book.file("nav.xhtml"), "loi"));
    book.document.page_setup.list_of_figures = true;
    BOOST_TEST(holds(book.file("nav.xhtml"), "epub:type=\"loi\""));
    BOOST_TEST(holds(book.file("nav.xhtml"), "chapter-a.xhtml#a.figure\">The tower</a>"));
}

BOOST_AUTO_TEST_CASE(the_navigation_goes_as_deep_as_the_contents_are_wanted) {
    Book book({heading(1, "A"), heading(2, "B"), heading(3, "C")});
    book.options.contents_depth = 2;
    const Bytes navigation = book.file("nav.xhtml");
    BOOST_TEST(holds(navigation, "chapter-a.xhtml#a.b"));
    BOOST_TEST(!holds(navigation, "chapter-a.xhtml#c"));
}

BOOST_AUTO_TEST_CASE(a_book_without_headings_still_has_a_contents_entry) {
    Book book({paragraph("x")});
    BOOST_TEST(holds(book.file("nav.xhtml"), "<a href=\"opening.xhtml\">A Book</a>"));
}

BOOST_AUTO_TEST_CASE(document_type_scripts_and_handlers_go) {
    const auto svg = svg_for_book(
        "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"a\" \"http://x/y.dtd\">"
        "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"><script>y()</script>"
        "<foreignObject><p><b>deep</b></p></foreignObject><g onclick=\"z()\"/></svg>");
    BOOST_REQUIRE(svg);
    BOOST_TEST(*svg ==
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>\n");
}

BOOST_AUTO_TEST_CASE(nothing_reaches_out_of_the_file) {
    const auto svg = svg_for_book(
        "<svg xmlns:xlink=\"x\"><style>@import url(http://a/b.css);p{fill:url('http://c')}</style>"
        "<image xlink:href=\"http://d\"/><use href=\"other.svg#e\"/><a href=\"http://f\"/></svg>");
    BOOST_REQUIRE(svg);
    for (const char* address : {"http://a", "http://c", "http://d", "other.svg", "http://f"})
        BOOST_TEST(!holds(*svg, address), address);
}

BOOST_AUTO_TEST_CASE(what_points_within_the_file_stays) {
    const Bytes source =
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><defs><g id=\"a\"/></defs>"
        "<use href=\"#a\"/><rect fill=\"url(#a)\"/>"
        "<image href=\"data:image/png;base64,AA==\"/></svg>";
    const auto svg = svg_for_book(source);
    BOOST_REQUIRE(svg);
    BOOST_TEST(holds(*svg, source));
}

BOOST_AUTO_TEST_CASE(an_id_that_is_no_name_is_respelt_wherever_it_stands) {
    const auto svg =
        svg_for_book("<svg><g id=\"1\"/><use href=\"#1\"/><g fill=\"url(#1)\"/></svg>");
    BOOST_REQUIRE(svg);
    for (const char* part : {"id=\"s-1\"", "href=\"#s-1\"", "url(#s-1)"})
        BOOST_TEST(holds(*svg, part), part);
}

BOOST_AUTO_TEST_CASE(entities_of_the_drawing_program_are_written_out) {
    const auto svg = svg_for_book(
        "<!DOCTYPE svg [<!ENTITY ns \"http://www.w3.org/2000/svg\">]>"
        "<svg xmlns=\"&ns;\"/>");
    BOOST_REQUIRE(svg);
    BOOST_TEST(holds(*svg, "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
}

BOOST_AUTO_TEST_CASE(entities_do_not_multiply_without_end) {
    Bytes source = "<!DOCTYPE svg [<!ENTITY x \"" + Bytes(1000, 'y') + "\">]><svg><desc>";
    for (int i = 0; i < 100000; ++i) source += "&x;";
    const auto svg = svg_for_book(source + "</desc></svg>");
    BOOST_REQUIRE(svg);
    BOOST_TEST(svg->size() < 4u << 20);
}

BOOST_AUTO_TEST_CASE(deep_nesting_does_no_harm) {
    Bytes source = "<svg><script>";
    for (int i = 0; i < 300000; ++i) source += "<g>";
    for (int i = 0; i < 300000; ++i) source += "</g>";
    const auto svg = svg_for_book(source + "</script></svg>");
    BOOST_REQUIRE(svg);
    BOOST_TEST(!holds(*svg, "<g"));
}

BOOST_AUTO_TEST_CASE(a_drawing_that_is_no_xml_shows_its_words_and_is_warned_of) {
    Book book({paragraph_of({{Image{"d.svg", "A drawing", "", 0}}})});
    Resource drawing = pixel("d.svg");
    drawing.type = MediaType::Svg;
    drawing.bytes = "<svg><g></svg>";
    book.resources.add(drawing);
    book.document.cover = 0;
    BOOST_TEST(holds(book.file("opening.xhtml"), "<span class=\"missing\">A drawing</span>"));
    BOOST_TEST(!holds(book.file("package.opf"), "d.svg"));
    BOOST_TEST(book.file("cover.xhtml").empty());
    BOOST_TEST(book.warned_of("broken-image"));
}

BOOST_AUTO_TEST_SUITE_END()
