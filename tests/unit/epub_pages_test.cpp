// The page list of a book whose PDF was laid out too.
#include <boost/test/unit_test.hpp>

#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

namespace {

// The book with these pages, one of its files.
Bytes file_of(Book& book, const std::vector<PageStart>& pages, const std::string& name) {
    const Pagination pagination = {"PDF edition, A4, 2024-03-09", pages, {}};
    Job job = book.job();
    job.pagination = &pagination;
    for (const ZipEntry& entry : read_zip(render_epub(job, book.diagnostics)))
        if (entry.name == "EPUB/" + name) return entry.bytes;
    return {};
}

const std::string kMark = "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"page-";

PageStart body(std::string label, std::size_t block, std::size_t offset) {
    return {std::move(label), PageMatter::Body, block, offset};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_pages)

BOOST_AUTO_TEST_CASE(a_page_begins_within_a_paragraph) {
    Book book({paragraph("one two three")});
    BOOST_TEST(holds(file_of(book, {body("2", 0, 8)}, "opening.xhtml"),
                     "<p>one two " + kMark + "2\" aria-label=\"2\"></span>three</p>"));
}

BOOST_AUTO_TEST_CASE(offsets_count_breaks_as_one_byte_and_note_marks_as_none) {
    Book book({paragraph_of({text("ab"), {SoftBreak{}}, mark(0), styled(TextStyle::Strong, "cd")})});
    book.document.notes = {note("n")};
    BOOST_TEST(holds(file_of(book, {body("2", 0, 4)}, "opening.xhtml"),
                     "<strong>c" + kMark + "2\" aria-label=\"2\"></span>d</strong>"));
}

BOOST_AUTO_TEST_CASE(a_character_is_never_cut) {
    Book book({paragraph("aéb")});
    BOOST_TEST(holds(file_of(book, {body("2", 0, 2)}, "opening.xhtml"), "<p>aé" + kMark));
}

BOOST_AUTO_TEST_CASE(several_pages_begin_in_one_block_of_code) {
    Book book({{CodeBlock{"", "a\nb\nc"}}});
    BOOST_TEST(holds(file_of(book, {body("2", 0, 2), body("3", 0, 4)}, "opening.xhtml"),
                     "a\n" + kMark + "2\" aria-label=\"2\"></span>b\n" + kMark));
}

BOOST_AUTO_TEST_CASE(blocks_within_blocks_are_counted) {
    Book book({{BlockQuote{{paragraph("a"), paragraph("b")}}}, paragraph("c")});
    BOOST_TEST(holds(file_of(book, {body("2", 2, 0)}, "opening.xhtml"), "<p>" + kMark +
                                                                           "2\" aria-label=\"2\">"
                                                                           "</span>b</p>"));
}

BOOST_AUTO_TEST_CASE(a_page_that_begins_with_a_heading_begins_before_it) {
    Book book({heading(1, "One"), heading(2, "Two")});
    BOOST_TEST(holds(file_of(book, {body("2", 1, 0)}, "chapter-one.xhtml"),
                     "role=\"doc-pagebreak\" id=\"page-2\" aria-label=\"2\"></div><h2"));
}

BOOST_AUTO_TEST_CASE(the_page_list_names_every_page_in_order_with_its_place) {
    Book book({heading(1, "One"), paragraph("a"), heading(1, "Two"), paragraph("b")});
    book.options.contents = true;
    const Bytes nav = file_of(book,
                              {{"i", PageMatter::TitlePage}, {"ii", PageMatter::Contents},
                               body("1", 0, 0), body("2", 3, 0)},
                              "nav.xhtml");
    BOOST_TEST(holds(nav, "<nav epub:type=\"page-list\" role=\"doc-pagelist\" aria-label=\"Pages\" "
                          "hidden=\"hidden\"><ol>\n"
                          "<li><a href=\"title-page.xhtml#page-i\">i</a></li>\n"
                          "<li><a href=\"nav.xhtml#page-ii\">ii</a></li>\n"
                          "<li><a href=\"chapter-one.xhtml#page-1\">1</a></li>\n"
                          "<li><a href=\"chapter-two.xhtml#page-2\">2</a></li>\n"));
    BOOST_TEST(holds(nav, "id=\"page-ii\""));
}

BOOST_AUTO_TEST_CASE(the_package_names_the_edition_and_the_features) {
    Book book({paragraph("a")});
    const Bytes package = file_of(book, {body("1", 0, 0)}, "package.opf");
    BOOST_TEST(holds(package, "<dc:source id=\"page-source\">PDF edition, A4, 2024-03-09<"));
    BOOST_TEST(holds(package, "property=\"source-of\">pagination<"));
    BOOST_TEST(!holds(package, "pageBreakSource"));
    BOOST_TEST(holds(package, ">pageNavigation<"));
    BOOST_TEST(holds(package, ">pageBreakMarkers<"));
}

BOOST_AUTO_TEST_CASE(a_page_list_asked_for_by_name_names_its_source_in_the_new_way_too) {
    Book book({paragraph("a")});
    book.options.epub.asks_for_pages = true;
    const Bytes package = file_of(book, {body("1", 0, 0)}, "package.opf");
    BOOST_TEST(holds(package, "\"pageBreakSource\">PDF edition, A4, 2024-03-09<"));
}

BOOST_AUTO_TEST_CASE(the_ncx_counts_the_pages) {
    Book book({paragraph("a b")});
    const Bytes ncx = file_of(book, {body("v", 0, 0), body("7", 0, 2)}, "toc.ncx");
    BOOST_TEST(holds(ncx, "name=\"dtb:totalPageCount\" content=\"2\""));
    BOOST_TEST(holds(ncx, "name=\"dtb:maxPageNumber\" content=\"7\""));
    BOOST_TEST(holds(ncx, "<pageTarget id=\"page-7\" type=\"normal\" value=\"7\""));
}

BOOST_AUTO_TEST_CASE(an_id_of_the_writer_keeps_its_name_beside_pages) {
    Book book({heading(1, "A", "page-1"), paragraph("b")});
    const Bytes page = file_of(book, {body("1", 1, 0)}, "chapter-a.xhtml");
    BOOST_TEST(holds(page, "<h1 id=\"page-1\">"));
    BOOST_TEST(holds(page, "id=\"page-1-2\""));
}

BOOST_AUTO_TEST_CASE(without_pages_nothing_is_said_of_them) {
    Book book({paragraph("a")});
    const Bytes package = book.file("package.opf");
    BOOST_TEST(!holds(package, "pageBreak"));
    BOOST_TEST(!holds(book.file("nav.xhtml"), "page-list"));
}

BOOST_AUTO_TEST_SUITE_END()
