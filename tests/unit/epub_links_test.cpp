#include "converters/epub/links.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

namespace {

// The chapter that holds one paragraph with one link.
Bytes page_with_link(Book& book, const std::string& target) {
    book.document.blocks = {paragraph_of({link_to("words", target)})};
    return book.file("opening.xhtml");
}

bool is(LinkKind kind, std::string_view target) {
    return kind_of_link(target) == kind;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_links)

BOOST_AUTO_TEST_CASE(links_to_the_web_mail_and_telephone_stay) {
    for (const char* target :
         {"http://a.org", "HTTPS://a.org/x?y#z", "mailto:a@b.org", "tel:+441234",
          "https://user@a.org:8080/", "//a.org/x", "http://a.org./", "https://例え.jp/"})
        BOOST_TEST(is(LinkKind::External, target), target);
}

BOOST_AUTO_TEST_CASE(other_schemes_are_forbidden) {
    for (const char* target : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                               "vbscript:x", " javascript:x"})
        BOOST_TEST(is(LinkKind::Forbidden, target), target);
}

BOOST_AUTO_TEST_CASE(paths_lead_outside) {
    for (const char* target : {"other.md", "../x.html#y", "/posts/1", "?q", "C:\\x"})
        BOOST_TEST(is(LinkKind::Outside, target), target);
}

BOOST_AUTO_TEST_CASE(an_address_without_a_host_is_broken) {
    for (const char* target : {"", " ", "http://", "https:", "http:///x", "http://a b/",
                               "mailto:", "http://a..b", "http://-a.org", "http://a.org:80x/"})
        BOOST_TEST(is(LinkKind::Broken, target), target);
}

BOOST_AUTO_TEST_CASE(what_may_not_stand_in_a_uri_is_escaped_once) {
    BOOST_TEST(escaped_uri("https://a.org/a b?q={1}|\"#x#y") ==
               "https://a.org/a%20b?q=%7B1%7D%7C%22#x%23y");
    BOOST_TEST(escaped_uri("https://a.org/%20%zz[1]") == "https://a.org/%20%25zz%5B1%5D");
    BOOST_TEST(escaped_uri("https://a.org/é") == "https://a.org/%C3%A9");
    BOOST_TEST(escaped_uri("mailto:a@b.org") == "mailto:a@b.org");
    BOOST_TEST(escaped_uri("mailto:a//<b>") == "mailto:a//%3Cb%3E");
}

BOOST_AUTO_TEST_CASE(a_host_of_another_script_is_spelt_in_ascii) {
    BOOST_TEST(escaped_uri("https://u@例え.jp:80/x") == "https://u@xn--r8jz45g.jp:80/x");
    BOOST_TEST(escaped_uri("https://bücher.example") == "https://xn--bcher-kva.example");
}

BOOST_AUTO_TEST_CASE(an_address_without_scheme_but_with_host_is_of_the_web) {
    BOOST_TEST(escaped_uri("//a.org:80/x") == "https://a.org:80/x");
}

BOOST_AUTO_TEST_CASE(a_link_to_another_chapter_names_its_file_and_id) {
    Book book({heading(1, "One"), paragraph_of({link_to("go", "#2-two")}), heading(1, "2 Two")});
    BOOST_TEST(
        holds(book.file("chapter-one.xhtml"), "<a href=\"chapter-2-two.xhtml#s-2-two\">go</a>"));
    BOOST_TEST(holds(book.file("chapter-2-two.xhtml"), "<h1 id=\"s-2-two\">"));
}

BOOST_AUTO_TEST_CASE(a_link_to_an_id_in_a_note_finds_the_notes_chapter) {
    Book book({heading(1, "One"), paragraph_of({mark(0)}), heading(1, "Two"),
               paragraph_of({link_to("go", "#deep")})});
    book.document.notes = {Note{"", {paragraph_of({{Span{{text("x")}}, {}, {"deep", {}, {}}}})}}};
    BOOST_TEST(holds(book.file("chapter-two.xhtml"), "href=\"chapter-one.xhtml#deep\""));
}

BOOST_AUTO_TEST_CASE(a_link_out_of_the_book_is_text_and_warned_of_once) {
    Book book({paragraph_of({link_to("a", "x.md"), link_to("b", "x.md")})});
    BOOST_TEST(holds(book.file("opening.xhtml"), "<span>a</span><span>b</span>"));
    BOOST_TEST(book.diagnostics.items().size() == 1u);
    BOOST_TEST(book.warned_of("link-outside"));
}

BOOST_AUTO_TEST_CASE(a_script_link_is_text_and_warned_of) {
    Book book;
    BOOST_TEST(holds(page_with_link(book, "javascript:alert(1)"), "<span>words</span>"));
    BOOST_TEST(book.warned_of("link-scheme"));
}

BOOST_AUTO_TEST_CASE(a_link_without_words_shows_its_address) {
    Book book({paragraph_of({{Link{{}, "https://a.org/", ""}}})});
    BOOST_TEST(holds(book.file("opening.xhtml"), ">https://a.org/</a>"));
}

BOOST_AUTO_TEST_CASE(a_note_mark_in_a_link_stands_behind_it) {
    Book book({paragraph_of({{Link{{text("a"), mark(0)}, "https://a.org/", ""}}, text("b")})});
    book.document.notes = {note("n")};
    BOOST_TEST(holds(book.file("opening.xhtml"), "<a href=\"https://a.org/\">a</a><a class=\"noteref"));
}

BOOST_AUTO_TEST_CASE(a_link_in_a_link_is_text) {
    Book book({paragraph_of({{Link{{link_to("in", "https://b.org/")}, "https://a.org/", ""}}})});
    BOOST_TEST(holds(book.file("opening.xhtml"), "<a href=\"https://a.org/\"><span>in</span></a>"));
}

BOOST_AUTO_TEST_SUITE_END()
