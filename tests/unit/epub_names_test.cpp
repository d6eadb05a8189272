// File names and ids that readers' notes and links from outside depend on.
#include <boost/test/unit_test.hpp>
#include <map>
#include <set>

#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::epub_fixture;

namespace {

// Sections and notes of the same words in each chapter.
void add_chapter(Document& document, const std::string& title) {
    document.blocks.push_back(heading(1, title));
    document.blocks.push_back(paragraph_of({text("words "), mark(document.notes.size())}));
    document.notes.push_back(note("a note of " + title));
    document.blocks.push_back(heading(2, "Summary"));
    document.blocks.push_back({Figure{{"p.gif", "a dot", "", {}}, {text("A dot")}}});
    document.blocks.push_back(paragraph_of({link_to("back", "#" + title)}));
    document.blocks.push_back(heading(2, "第二"));
}

std::map<std::string, std::set<std::string>> ids_by_file(const std::vector<std::string>& titles) {
    Book book;
    book.document.page_setup.list_of_figures = true;
    for (const std::string& title : titles) add_chapter(book.document, title);
    std::map<std::string, std::set<std::string>> ids;
    for (const ZipEntry& entry : read_zip(book.render()))
        for (std::size_t at = entry.bytes.find(" id=\""); at != Bytes::npos;
             at = entry.bytes.find(" id=\"", at + 1))
            ids[entry.name].insert(
                entry.bytes.substr(at + 5, entry.bytes.find('"', at + 5) - at - 5));
    return ids;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_names)

BOOST_AUTO_TEST_CASE(an_inserted_chapter_leaves_all_other_names_and_ids_as_they_were) {
    const auto before = ids_by_file({"First", "Third", "第四章"});
    const auto after = ids_by_file({"First", "Second", "Third", "第四章"});
    BOOST_TEST(after.size() == before.size() + 1);
    for (const auto& [file, ids] : before) {
        BOOST_REQUIRE_MESSAGE(after.contains(file), file);
        for (const std::string& id : ids)
            BOOST_TEST(after.at(file).contains(id), file + " lost " + id);
    }
    const std::size_t in_third = before.at("EPUB/chapter-third.xhtml").size();
    BOOST_TEST(in_third == 6u);  // title, two sections, figure, note and its mark
}

BOOST_AUTO_TEST_CASE(an_id_of_the_writer_is_kept) {
    Book book({heading(1, "One", "my-place")});
    BOOST_TEST(holds(book.file("chapter-one.xhtml"), "<h1 id=\"my-place\">"));
}

BOOST_AUTO_TEST_CASE(words_of_a_heading_say_what_part_of_the_book_it_is) {
    const auto role = [](const std::string& title, const std::string& file) {
        Book book({heading(1, title), heading(1, "Z")});
        const Bytes page = book.file("chapter-" + file + ".xhtml");
        const std::size_t at = page.find("role=\"doc-") + 10;
        return page.substr(at, page.find('"', at) - at);
    };
    BOOST_TEST(role("Preface", "preface") == "preface");
    BOOST_TEST(role("Vorwort", "vorwort") == "preface");
    BOOST_TEST(role("Appendix A: Keywords", "appendix-a-keywords") == "appendix");
    BOOST_TEST(role("Introduction to Physics", "introduction-to-physics") == "chapter");
    BOOST_TEST(role("Epilogue", "epilogue") == "epilogue");
}

BOOST_AUTO_TEST_CASE(a_claim_of_conformance_needs_a_level_and_an_evaluator) {
    Book book({paragraph("a")});
    StatedAccessibility& stated = book.document.metadata.accessibility;
    stated.conforms_to = "wcag 2.2 level AA";
    BOOST_TEST(!holds(book.file("package.opf"), "conformsTo"));
    BOOST_TEST(book.warned_of("conformance-claim"));
    stated.certified_by = "A. Judge";
    const Bytes package = book.file("package.opf");
    BOOST_TEST(holds(package, "<meta property=\"dcterms:conformsTo\" id=\"conformance\">"
                              "EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>"));
    BOOST_TEST(holds(package, "property=\"a11y:certifiedBy\" refines=\"#conformance\""));
}

BOOST_AUTO_TEST_SUITE_END()
