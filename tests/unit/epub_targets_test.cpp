// What differs between the shops, and what they would refuse.
#include <boost/test/unit_test.hpp>

#include "converters/cover.h"
#include "converters/epub/written_size.h"
#include "model/content_hash.h"
#include "tests/support/pictures.h"
#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

namespace {

Resource picture(PixelSize size, const std::string& name = "p.jpg") {
    Resource resource = *inspect_image(name, test::jpeg_flag(size));
    resource.hash = content_hash(resource.bytes);
    return resource;
}

Resource drawing() {
    return *inspect_image("d.svg",
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"40\" height=\"20\">"
                          "<rect width=\"40\" height=\"20\"/></svg>");
}

Book& aimed_at(Book& book, EpubTarget target) {
    book.options.epub.target = target;
    return book;
}

PixelSize size_of(const Bytes& file) {
    const auto found = inspect_image("x", file);
    return found ? PixelSize{found->width, found->height} : PixelSize{};
}

Blocks long_chapter(int paragraphs) {
    Blocks blocks = {heading(1, "Long")};
    for (int i = 0; i < paragraphs; ++i) blocks.push_back(paragraph(std::string(1000, 'x')));
    return blocks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_targets)

BOOST_AUTO_TEST_CASE(kindle_has_one_title_and_no_page_for_the_cover) {
    Book book;
    fill_with_everything(book);
    aimed_at(book, EpubTarget::Kdp);
    const Bytes package = book.file("package.opf");
    BOOST_TEST(holds(package, ">The Whole of It: Every Kind &amp; Then Some</dc:title>"));
    BOOST_TEST(package.find("<dc:title") == package.rfind("<dc:title"));
    BOOST_TEST(!holds(package, "cover.xhtml"));
    BOOST_TEST(holds(package, "properties=\"cover-image\""));
    BOOST_TEST(book.file("cover.xhtml").empty());
}

BOOST_AUTO_TEST_CASE(notes_are_asides_where_the_reader_shows_them_in_a_window) {
    for (const auto& [target, element] :
         {std::pair(EpubTarget::Generic, "div"), std::pair(EpubTarget::Kdp, "aside"),
          std::pair(EpubTarget::Apple, "aside"), std::pair(EpubTarget::Kobo, "div")}) {
        Book book({paragraph_of({mark(0)})});
        book.document.notes = {note("words")};
        BOOST_TEST(holds(aimed_at(book, target).file("opening.xhtml"),
                         '<' + std::string(element) + " class=\"note\""));
    }
}

BOOST_AUTO_TEST_CASE(a_page_break_begins_a_file_for_kobo_alone) {
    const Blocks blocks = {heading(1, "A"), paragraph("b"), {PageBreak{}}, paragraph("c")};
    Book kobo(blocks), generic(blocks);
    BOOST_TEST(holds(aimed_at(kobo, EpubTarget::Kobo).file("chapter-a-part-2.xhtml"), "<p>c</p>"));
    BOOST_TEST(generic.file("chapter-a-part-2.xhtml").empty());
}

BOOST_AUTO_TEST_CASE(kobo_has_margins_in_pixels_and_no_backgrounds) {
    Book book({paragraph("a")});
    const Bytes sheet = aimed_at(book, EpubTarget::Kobo).file("style.css");
    BOOST_TEST(!holds(sheet, "background"));
    BOOST_TEST(holds(sheet, "margin: 13px 16px 13px 16px") == false);
    for (std::size_t at = sheet.find("margin"); at != sheet.npos; at = sheet.find("margin", at + 1)) {
        const std::string rule = sheet.substr(at, sheet.find(';', at) - at);
        const bool is_ours = rule.find("1.2em") == rule.npos && rule.find("0.5em") == rule.npos &&
                             rule.find("0.9em") == rule.npos;  // of base.css
        if (is_ours) BOOST_TEST(rule.find("em") == rule.npos, rule);
    }
}

BOOST_AUTO_TEST_CASE(a_large_picture_is_made_as_small_as_the_shop_wants_it) {
    Book book({paragraph_of({{Image{"p.jpg", "a", "", 0}}})});
    book.resources.add(picture({3000, 2000}));
    const PixelSize size = size_of(aimed_at(book, EpubTarget::Apple).file("images/p.jpg"));
    BOOST_TEST(size.count() <= 4'000'000);
    BOOST_TEST(size.count() > 3'900'000);
}

BOOST_AUTO_TEST_CASE(a_picture_that_fits_stays_as_it_is) {
    Book book({paragraph_of({{Image{"p.jpg", "a", "", 0}}})});
    const Resource small = picture({300, 200});
    book.resources.add(small);
    BOOST_TEST((book.file("images/p.jpg") == small.bytes));
}

BOOST_AUTO_TEST_CASE(a_drawing_has_dots_beside_it_where_readers_may_not_show_it) {
    Book kdp({paragraph_of({{Image{"d.svg", "a", "", 0}}})});
    kdp.resources.add(drawing());
    BOOST_TEST(holds(aimed_at(kdp, EpubTarget::Kdp).file("opening.xhtml"),
                     "<picture><source srcset=\"images/d.svg\" type=\"image/svg+xml\"/>"
                     "<img src=\"images/d.png\" alt=\"a\"/></picture>"));
    BOOST_TEST(size_of(kdp.file("images/d.png")).width == 1200);
    Book generic({paragraph_of({{Image{"d.svg", "a", "", 0}}})});
    generic.resources.add(drawing());
    BOOST_TEST(holds(generic.file("opening.xhtml"), "<img src=\"images/d.svg\""));
    BOOST_TEST(generic.file("images/d.png").empty());
}

BOOST_AUTO_TEST_CASE(a_cover_is_never_a_drawing) {
    Book book({paragraph("a")});
    book.resources.add(drawing());
    book.document.cover = 0;
    BOOST_TEST(holds(book.file("package.opf"), "href=\"images/d.png\" media-type=\"image/png\" "
                                               "properties=\"cover-image\""));
}

BOOST_AUTO_TEST_CASE(a_small_or_flat_cover_is_told_of) {
    Book book({paragraph("a")});
    book.resources.add(picture({600, 300}));
    book.document.cover = 0;
    aimed_at(book, EpubTarget::Apple).render();
    BOOST_TEST(book.warned_of("cover-size"));
    BOOST_TEST(book.warned_of("cover-shape"));
    BOOST_TEST(book.diagnostics.has_warnings());
}

BOOST_AUTO_TEST_CASE(a_good_cover_is_passed_over) {
    Book book({paragraph("a")});
    book.resources.add(picture({1600, 2560}));
    book.document.cover = 0;
    aimed_at(book, EpubTarget::Apple).render();
    BOOST_TEST(book.diagnostics.items().empty());
}

BOOST_AUTO_TEST_CASE(without_a_target_a_cover_is_no_warning) {
    Book book({paragraph("a")});
    book.resources.add(picture({600, 300}));
    book.document.cover = 0;
    book.render();
    BOOST_TEST(book.warned_of("cover-shape"));
    BOOST_TEST(!book.diagnostics.has_warnings());
}

BOOST_AUTO_TEST_CASE(a_wide_table_is_told_of_for_kobo) {
    Table table;
    table.columns.resize(5);
    table.body = {{std::vector<TableCell>(5)}};
    Book book({{table}});
    aimed_at(book, EpubTarget::Kobo).render();
    BOOST_TEST(book.warned_of("table-size"));
}

BOOST_AUTO_TEST_CASE(a_drawn_cover_has_the_shape_that_shops_ask_for_and_the_same_bytes) {
    FontCatalog fonts(POSTCONV_TEST_DATA);
    Book book({paragraph("a")});
    book.outline = make_outline(book.document, book.diagnostics);
    const Job job{book.document, book.outline, book.theme, book.resources, fonts, book.options};
    const Cover cover = draw_cover(job);
    BOOST_TEST((size_of(cover.png) == PixelSize{1600, 2560}));
    BOOST_TEST((draw_cover(job).png == cover.png));
    Book other({paragraph("a")});
    other.document.metadata.title = "Another";
    const Job its{other.document, book.outline, book.theme, book.resources, fonts, book.options};
    BOOST_TEST((draw_cover(its).png != cover.png));
}

BOOST_AUTO_TEST_CASE(white_letters_can_be_read_on_the_accent_of_a_theme) {
    Theme theme = builtin_theme("default");
    BOOST_TEST(accent_of(theme).hex() == "1f3a5f");
    theme[Role::Title].colour = {255, 230, 0};
    const Colour accent = accent_of(theme);
    BOOST_TEST(accent.red < 110);
    BOOST_TEST(accent.red > accent.blue);
}

BOOST_AUTO_TEST_CASE(a_long_chapter_is_divided_into_files_below_the_limit) {
    Book book(long_chapter(600));
    int files = 0;
    for (const ZipEntry& entry : read_zip(book.render())) {
        if (!entry.name.starts_with("EPUB/chapter-long")) continue;
        ++files;
        BOOST_TEST(entry.bytes.size() <= kLongestFile);
    }
    BOOST_TEST(files == 3);
}

BOOST_AUTO_TEST_CASE(a_long_chapter_is_divided_at_its_headings) {
    Blocks blocks = long_chapter(150);
    blocks.push_back(heading(2, "Second Half"));
    for (int i = 0; i < 150; ++i) blocks.push_back(paragraph(std::string(1000, 'y')));
    Book book(std::move(blocks));
    const Bytes part = book.file("chapter-long-second-half.xhtml");
    BOOST_TEST(holds(part, "<h2 id=\"long-second-half\">Second Half</h2>"));
    BOOST_TEST(holds(book.file("nav.xhtml"), "href=\"chapter-long-second-half.xhtml\""));
}

BOOST_AUTO_TEST_CASE(a_size_is_never_guessed_too_small) {
    Book book;
    fill_with_everything(book);
    std::size_t guessed = 0;
    for (const Block& block : book.document.blocks) guessed += written_size(block, book.document);
    std::size_t written = 0;
    for (const ZipEntry& entry : read_zip(book.render()))
        if (entry.name.starts_with("EPUB/chapter-") || entry.name.starts_with("EPUB/opening"))
            written += entry.bytes.size();
    BOOST_TEST(guessed + 3 * 700 >= written);
}

BOOST_AUTO_TEST_CASE(one_heading_above_all_gives_files_to_those_below_it) {
    Book book({heading(1, "The Book"), paragraph("a"), heading(2, "One"), heading(2, "Two")});
    BOOST_TEST(!book.file("chapter-the-book.xhtml").empty());
    BOOST_TEST(!book.file("chapter-one.xhtml").empty());
    BOOST_TEST(!book.file("chapter-two.xhtml").empty());
}

BOOST_AUTO_TEST_CASE(files_below_parts_have_the_name_of_the_part_in_theirs) {
    Book book({heading(1, "A"), heading(2, "Summary"), heading(1, "B"), heading(2, "Summary")});
    book.options.epub.split_level = 2;
    BOOST_TEST(!book.file("chapter-a-summary.xhtml").empty());
    BOOST_TEST(!book.file("chapter-b-summary.xhtml").empty());
}

BOOST_AUTO_TEST_SUITE_END()
