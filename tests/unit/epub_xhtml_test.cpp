#include <boost/test/unit_test.hpp>
#include <functional>
#include <set>

#include "converters/epub/stylesheet.h"
#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

namespace {

// The one chapter of a book of these blocks.
Bytes page_of(Blocks blocks) {
    return Book(std::move(blocks)).file("opening.xhtml");
}

using UseElement = std::function<void(pugi::xml_node)>;

struct Visitor : pugi::xml_tree_walker {
    UseElement use;
    bool for_each(pugi::xml_node& node) override {
        if (node.type() == pugi::node_element) use(node);
        return true;
    }
};

void for_each_element(const Bytes& page, const UseElement& use) {
    pugi::xml_document document;
    BOOST_REQUIRE(document.load_buffer(page.data(), page.size()));
    Visitor visitor;
    visitor.use = use;
    document.traverse(visitor);
}

bool is_page(const ZipEntry& entry) {
    return entry.name.ends_with(".xhtml");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_xhtml)

BOOST_AUTO_TEST_CASE(every_class_is_known_to_the_stylesheet) {
    Book book;
    fill_with_everything(book);
    const std::string sheet = make_stylesheet(book.theme, "ltr");
    int classes = 0;
    for (const ZipEntry& entry : read_zip(book.render()))
        if (is_page(entry))
            for_each_element(entry.bytes, [&](pugi::xml_node node) {
                const std::string name = node.attribute("class").value();
                if (name.empty()) return;
                ++classes;
                BOOST_TEST(holds(sheet, '.' + name), name);
            });
    BOOST_TEST(classes > 15);
}

BOOST_AUTO_TEST_CASE(no_element_has_a_style_of_its_own) {
    Book book;
    fill_with_everything(book);
    for (const ZipEntry& entry : read_zip(book.render()))
        if (is_page(entry))
            for_each_element(entry.bytes,
                             [&](pugi::xml_node node) { BOOST_TEST(!node.attribute("style")); });
}

BOOST_AUTO_TEST_CASE(every_address_in_the_book_leads_to_an_id_in_it) {
    Book book;
    fill_with_everything(book);
    std::set<std::string> places, targets;
    for (const ZipEntry& entry : read_zip(book.render())) {
        if (!is_page(entry)) continue;
        const std::string file = entry.name.substr(5);
        places.insert(file);
        for_each_element(entry.bytes, [&](pugi::xml_node node) {
            if (const auto id = node.attribute("id"); id)
                BOOST_TEST(places.insert(file + '#' + id.value()).second);
            const std::string href = node.attribute("href").value();
            if (href.starts_with('#'))
                targets.insert(file + href);
            else if (!href.empty() && href.find(':') == href.npos && href != "style.css")
                targets.insert(href);
        });
    }
    BOOST_TEST(targets.size() > 8u);
    for (const std::string& target : targets) BOOST_TEST(places.contains(target), target);
}

BOOST_AUTO_TEST_CASE(ids_in_quotes_and_inlines_are_written) {
    Book book(
        {{BlockQuote{{heading(2, "Q", "in-quote")}}},
         paragraph_of({{Code{"c"}, {}, {"code", {}, {}}}, {Text{"t"}, {}, {"text", {}, {}}}})});
    const Bytes page = book.file("opening.xhtml");
    for (const char* id : {"in-quote", "code", "text"})
        BOOST_TEST(holds(page, std::string("id=\"") + id + '"'), id);
}

BOOST_AUTO_TEST_CASE(headings_begin_at_h1_whatever_the_source_begins_with) {
    Book book({heading(3, "A"), heading(4, "B")});
    const Bytes page = book.file("chapter-a.xhtml");
    BOOST_TEST(holds(page, "<h1 id=\"a\">A</h1>"));
    BOOST_TEST(holds(page, "<h2 id=\"a.b\">B</h2>"));
}

BOOST_AUTO_TEST_CASE(a_heading_in_a_quote_ranks_one_below_its_section) {
    Book book({heading(1, "A"), {BlockQuote{{heading(5, "Q")}}}});
    BOOST_TEST(holds(book.file("chapter-a.xhtml"), "<blockquote><h2 id=\"a.q\">Q</h2>"));
}

BOOST_AUTO_TEST_CASE(an_empty_element_is_closed_by_a_tag_of_its_own) {
    const Bytes page = page_of({paragraph_of({{Span{}, {}, {"place", {}, {}}}}), paragraph_of({})});
    BOOST_TEST(holds(page, "<span id=\"place\"></span>"));
    BOOST_TEST(holds(page, "<p></p>"));
}

BOOST_AUTO_TEST_CASE(a_chapter_is_a_section_named_by_its_heading) {
    Book book({heading(1, "A")});
    BOOST_TEST(holds(book.file("chapter-a.xhtml"),
                     "<section epub:type=\"chapter\" "
                     "role=\"doc-chapter\" aria-labelledby=\"a\">"));
}

BOOST_AUTO_TEST_CASE(an_empty_heading_is_no_heading) {
    Book book({{Heading{1, {}}}, paragraph("x")});
    for (const ZipEntry& entry : read_zip(book.render()))
        if (entry.name.starts_with("EPUB/chapter-")) BOOST_TEST(!holds(entry.bytes, "<h1"));
}

BOOST_AUTO_TEST_CASE(white_space_in_code_is_kept) {
    const Bytes page = page_of({{CodeBlock{"", "\n  a\n\tb  <c>\n"}}});
    BOOST_TEST(holds(page, "<pre><code>\n  a\n\tb  &lt;c&gt;\n</code></pre>"));
}

BOOST_AUTO_TEST_CASE(a_missing_picture_shows_its_words_or_its_file_name) {
    const Bytes page = page_of({paragraph_of({{Image{"a/map.png", "A map", "", {}}},
                                              {Image{"http://x.org/a/map.png?s=1", "", "", {}}}})});
    BOOST_TEST(holds(page, "<span class=\"missing\">A map</span>"));
    BOOST_TEST(holds(page, "<span class=\"missing\">map.png</span>"));
}

BOOST_AUTO_TEST_CASE(a_tight_list_has_no_paragraphs_and_a_loose_one_has) {
    const ListItem item{{paragraph("x")}};
    BOOST_TEST(holds(page_of({{List{ListKind::Bullet, 1, true, {item}}}}), "<li>x</li>"));
    BOOST_TEST(holds(page_of({{List{ListKind::Bullet, 1, false, {item}}}}),
                     "<ul class=\"loose\">\n<li><p>x</p>\n</li>"));
}

BOOST_AUTO_TEST_CASE(an_ordered_list_begins_at_its_number) {
    const List list{ListKind::Ordered, 7, true, {{{paragraph("x")}}}};
    BOOST_TEST(holds(page_of({{list}}), "<ol start=\"7\">"));
}

BOOST_AUTO_TEST_CASE(a_table_has_head_body_and_scopes) {
    Book book;
    fill_with_everything(book);
    const Bytes page = book.file("chapter-c8d29ae5cf.xhtml");
    BOOST_TEST(
        holds(page, "<caption>Counts</caption>\n<thead>\n<tr><th scope=\"col\" class=\"left\">"));
    BOOST_TEST(holds(page, "<tbody>\n<tr><td class=\"left\">one</td>"));
    BOOST_TEST(holds(page, "colspan=\"2\""));
    BOOST_TEST(holds(page, "<td class=\"right\"></td>"));  // an empty head cell names nothing
}

BOOST_AUTO_TEST_CASE(the_language_of_a_phrase_is_said_and_nonsense_is_not) {
    const auto span = [](std::string language) {
        return Inline{Span{{text("x")}}, {}, {"", {}, {{"lang", std::move(language)}}}};
    };
    const Bytes page = page_of({paragraph_of({span("fr"), span("n o")})});
    BOOST_TEST(holds(page, "<span lang=\"fr\" xml:lang=\"fr\">x</span><span>x</span>"));
}

BOOST_AUTO_TEST_CASE(a_book_in_arabic_runs_from_right_to_left) {
    Book book({paragraph("x")});
    book.document.metadata.language = "ar";
    BOOST_TEST(holds(book.file("opening.xhtml"), "lang=\"ar\" xml:lang=\"ar\" dir=\"rtl\""));
    BOOST_TEST(holds(book.file("package.opf"), "page-progression-direction=\"rtl\""));
}

BOOST_AUTO_TEST_CASE(a_note_mark_is_a_plain_link_with_its_number) {
    Book book({paragraph_of({mark(0)})});
    book.document.notes = {note("words")};
    BOOST_TEST(holds(book.file("opening.xhtml"),
                     "<a class=\"noteref\" epub:type=\"noteref\" role=\"doc-noteref\" "
                     "id=\"opening.noteref-1\" href=\"#opening.note-1\">1</a>"));
}

BOOST_AUTO_TEST_CASE(a_note_begins_with_its_number_which_leads_back) {
    Book book({paragraph_of({mark(0)})});
    book.document.notes = {note("words")};
    BOOST_TEST(holds(book.file("opening.xhtml"),
                     "role=\"doc-footnote\"><p><a class=\"note-number\" href=\"#opening.noteref-1\" "
                     "role=\"doc-backlink\" aria-label=\"1. Back to text\">1.</a> words</p>"));
}

BOOST_AUTO_TEST_CASE(a_note_referred_to_twice_leads_back_to_the_first_mark) {
    Book book({heading(1, "A"), paragraph_of({mark(0), mark(0)}), heading(1, "B"),
               paragraph_of({mark(0)})});
    book.document.notes = {note("words")};
    const Bytes first = book.file("chapter-a.xhtml");
    BOOST_TEST(first.find("id=\"a.noteref-1\"") == first.rfind("id=\"a.noteref-1\""));
    const Bytes second = book.file("chapter-b.xhtml");
    BOOST_TEST(!holds(second, "id=\"a.noteref-1"));
    BOOST_TEST(holds(second, "href=\"chapter-a.xhtml#a.note-1\""));
}

BOOST_AUTO_TEST_CASE(a_note_that_begins_with_code_has_its_number_before_it) {
    Book book({paragraph_of({mark(0)})});
    book.document.notes = {Note{"", {{CodeBlock{"", "x"}}}}};
    BOOST_TEST(holds(book.file("opening.xhtml"), "1.</a> </p><pre><code>x</code></pre>"));
}

BOOST_AUTO_TEST_SUITE_END()
