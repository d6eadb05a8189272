#include "converters/markdown/note_embeds.h"

#include <boost/test/unit_test.hpp>

#include "converters/markdown/book.h"
#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;

namespace {

// A vault in memory: its first note is the document.
test::Reading vault(const std::vector<std::pair<std::string, std::string>>& notes) {
    MemoryLoader loader;
    for (const auto& [name, text] : notes) loader.add(name, text);
    std::vector<SourceText> files = {{notes.front().first, notes.front().second}};
    test::Reading reading;
    expand_includes(files, loader, reading.diagnostics);
    reading.document = read_markdown(files, {.metadata = {{"title", "T"}}}, reading.diagnostics);
    return reading;
}

std::string words(const test::Reading& reading) {
    return plain_text(reading.document.blocks);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(note_embeds)

BOOST_AUTO_TEST_CASE(an_embedded_note_stands_in_the_text) {
    const auto r =
        vault({{"a.md", "One.\n![[b]]\nThree.\n"}, {"b.md", "---\nx: 1\n---\n*Two*.\n"}});
    BOOST_TEST(words(r) == "One. Two. Three.");
    BOOST_TEST(r.document.blocks.size() == 3u);
    BOOST_TEST(r.document.blocks[2].span.line == 3);
    BOOST_TEST(r.warnings() == "");
}

BOOST_AUTO_TEST_CASE(a_note_in_a_quote_stays_in_it) {
    const auto r = vault({{"a.md", "> ![[b]]\n"}, {"b.md", "One.\n\nTwo.\n"}});
    BOOST_TEST_REQUIRE(r.document.blocks.size() == 1u);
    BOOST_TEST(std::holds_alternative<BlockQuote>(r.document.blocks[0].kind));
}

BOOST_AUTO_TEST_CASE(a_section_or_a_block_of_a_note_is_embedded) {
    const std::string note =
        "# A\n\nOne.\n\n## B\n\nTwo. ^x1\n\n### C\n\nThree.\n\n## D\n\nFour.\n";
    BOOST_TEST(words(vault({{"a.md", "![[b#B]]\n"}, {"b.md", note}})) == "B Two. ^x1 C Three.");
    BOOST_TEST(words(vault({{"a.md", "![[b#^x1]]\n"}, {"b.md", note}})) == "Two.");
}

BOOST_AUTO_TEST_CASE(footnotes_of_an_embedded_note_are_its_own) {
    const auto r = vault(
        {{"a.md", "One[^1].\n\n![[b]]\n\n[^1]: Mine.\n"}, {"b.md", "Two[^1].\n\n[^1]: Yours.\n"}});
    BOOST_TEST_REQUIRE(r.document.notes.size() == 2u);
    BOOST_TEST(plain_text(r.document.notes[1].content) == "Yours.");
}

BOOST_AUTO_TEST_CASE(a_note_that_is_missing_is_named_in_the_text) {
    const auto r = vault({{"a.md", "![[b]]\n"}});
    BOOST_TEST(words(r) == "b");
    BOOST_TEST(r.warnings() == "missing-page@1:1");
}

BOOST_AUTO_TEST_CASE(a_note_that_embeds_itself_ends) {
    const auto r = vault({{"a.md", "![[b]]\n"}, {"b.md", "One.\n\n![[a]]\n\n![[b]]\n"}});
    BOOST_TEST(words(r).starts_with("One."));
    BOOST_TEST(r.warnings().find("missing-note-page@1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(an_embed_in_code_is_code) {
    const auto r = vault({{"a.md", "```\n![[b]]\n```\n"}, {"b.md", "One.\n"}});
    BOOST_TEST(std::get<CodeBlock>(r.document.blocks[0].kind).text == "![[b]]");
}

BOOST_AUTO_TEST_SUITE_END()
