#include "converters/markdown/book.h"

#include <boost/test/unit_test.hpp>

#include "converters/markdown/includes.h"
#include "model/dump.h"
#include "model/outline.h"
#include "tests/support/markdown.h"

using namespace postconv;

namespace {

// Files in memory, read as convert() would.
struct Shelf {
    MemoryLoader loader;
    std::vector<SourceText> inputs;
    test::Reading reading;
    Outline outline;

    Shelf& read() {
        Book book = gather_book(inputs, loader, reading.diagnostics);
        expand_includes(book.files, loader, reading.diagnostics);
        ReaderOptions options;
        options.book_title = book.title;
        if (!book.folders.empty())
            if (const auto settings = book_settings(book.folders.front(), loader))
                options.metadata_defaults.push_back(*settings);
        reading.document = read_markdown(book.files, options, reading.diagnostics);
        outline = make_outline(reading.document, reading.diagnostics);
        return *this;
    }
    // "1 One, 2 Deeper": the outline, level by level.
    std::string sections() const {
        std::string list;
        for (const Section& section : outline.sections)
            list +=
                (list.empty() ? "" : ", ") + std::to_string(section.level) + ' ' + section.title;
        return list;
    }
    bool shows(const std::string& text) const {
        return dump(reading.document).find(text) != std::string::npos;
    }
};

Shelf files(std::vector<SourceText> inputs) {
    Shelf shelf;
    shelf.inputs = std::move(inputs);
    shelf.read();
    return shelf;
}

Shelf summary(const std::string& text,
              const std::vector<std::pair<std::string, std::string>>& with) {
    Shelf shelf;
    shelf.inputs = {{"SUMMARY.md", text}};
    for (const auto& [name, content] : with) shelf.loader.add(name, content);
    shelf.read();
    return shelf;
}

std::string include(const std::string& directive, const std::string& file) {
    Shelf shelf;
    shelf.loader.add("a.rs", file);
    shelf.inputs = {{"one.md", "# T\n\n```\n" + directive + "\n```\n"}};
    shelf.read();
    for (const Block& block : shelf.reading.document.blocks)
        if (const auto* code = std::get_if<CodeBlock>(&block.kind)) return code->text;
    return "no code";
}

constexpr const char* kAnchored = "one\n// ANCHOR: mid\ntwo\n// ANCHOR_END: mid\nthree\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(book)

BOOST_AUTO_TEST_CASE(a_link_to_another_file_leads_to_its_first_heading) {
    BOOST_TEST(files({{"a.md", "# A\n\n[b](./b.md)\n"}, {"b.md", "# Bee\n"}}).shows("\"#bee\""));
}

BOOST_AUTO_TEST_CASE(a_link_to_a_heading_of_another_file_leads_there) {
    BOOST_TEST(files({{"a.md", "# A\n\n[b](dir/b.md#cee)\n"}, {"dir/b.md", "# B\n\n## Cee\n"}})
                   .shows("\"#cee\""));
}

BOOST_AUTO_TEST_CASE(a_link_to_the_page_that_a_site_makes_of_a_file_leads_to_the_file) {
    BOOST_TEST(files({{"a.md", "# A\n\n[b](b.html#cee)\n"}, {"b.md", "# B\n\n## Cee\n"}})
                   .shows("\"#cee\""));
    BOOST_TEST(files({{"x/a.md", "# A\n\n[b](../y/index.html)\n"}, {"y/README.md", "# Bee\n"}})
                   .shows("\"#bee\""));
}

BOOST_AUTO_TEST_CASE(an_id_of_two_files_gets_a_prefix_and_its_links_follow) {
    const Shelf shelf = files({{"a.md", "# A\n\n## Same {#s}\n\n[x](#s)\n"},
                               {"b.md", "# B\n\n## Same {#s}\n\n[y](#s) [z](a.md#s)\n"}});
    BOOST_TEST(shelf.reading.warnings() == "no-title@0:0");
    BOOST_TEST(shelf.outline.ids.contains("s"));
    BOOST_TEST(shelf.outline.ids.contains("b-s"));
    BOOST_TEST(shelf.shows("\"#b-s\""));
}

BOOST_AUTO_TEST_CASE(a_heading_of_the_same_words_counts_within_its_file) {
    const Shelf shelf =
        files({{"a.md", "# A\n\n## Use\n"}, {"b.md", "# B\n\n## Use\n\n[u](#use)\n"}});
    BOOST_TEST(shelf.shows("\"#b-use\""));
}

BOOST_AUTO_TEST_CASE(a_duplicate_id_within_a_file_is_warned_of) {
    const Shelf shelf = files({{"a.md", "# A\n\n## B {#s}\n\n## C {#s}\n"}, {"b.md", "# B\n"}});
    BOOST_TEST(shelf.reading.warnings().find("duplicate-id@5:1") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_link_to_a_file_that_is_missing_is_warned_of_at_its_line) {
    const Shelf shelf = files({{"a.md", "# A\n\ntext\n\n[b](gone.md)\n"}, {"b.md", "# B\n"}});
    BOOST_TEST(shelf.reading.warnings().find("broken-link@5:") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_link_to_a_heading_that_is_missing_leads_to_its_file) {
    const Shelf shelf = files({{"a.md", "# A\n\n[b](b.md#gone)\n"}, {"b.md", "# Bee\n"}});
    BOOST_TEST(shelf.shows("\"#bee\""));
    BOOST_TEST(shelf.reading.warnings().find("broken-link@3:") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(notes_of_two_files_with_one_label_are_two_notes) {
    const Shelf shelf =
        files({{"a.md", "A[^1]\n\n[^1]: first\n"}, {"b.md", "B[^1]\n\n[^1]: second\n"}});
    BOOST_TEST(shelf.reading.document.notes.size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_summary_gives_way_to_its_chapters) {
    const Shelf shelf = summary(
        "# My Book\n\n[Pre](pre.md)\n\n- [One](one.md)\n  - [In](in.md)\n",
        {{"pre.md", "# Pre\n"}, {"one.md", "# One\n\n## Part\n"}, {"in.md", "# In\n\n## Deep\n"}});
    BOOST_TEST(shelf.sections() == "1 Pre, 1 One, 2 Part, 2 In, 3 Deep");
    BOOST_TEST(shelf.reading.document.metadata.title == "My Book");
    BOOST_TEST(shelf.reading.warnings().empty());
}

BOOST_AUTO_TEST_CASE(parts_stand_above_their_chapters) {
    const Shelf shelf = summary("# Summary\n\n[Pre](pre.md)\n\n# Part I\n\n- [One](one.md)\n",
                                {{"pre.md", "# Pre\n"}, {"one.md", "# One\n"}});
    BOOST_TEST(shelf.sections() == "1 Pre, 1 Part I, 2 One");
}

BOOST_AUTO_TEST_CASE(a_chapter_without_a_heading_gets_its_title_of_the_summary) {
    BOOST_TEST(
        summary("- [One](one.md)\n- [Two](two.md)\n", {{"one.md", "text\n"}, {"two.md", "# Two\n"}})
            .sections() == "1 One, 1 Two");
}

BOOST_AUTO_TEST_CASE(a_draft_is_noted_and_a_missing_chapter_warned_of) {
    const Shelf shelf = summary("- [One](one.md)\n- [Draft]()\n- [Gone](gone.md)\n",
                                {{"one.md", "---\ntitle: T\n---\n\n# One\n"}});
    BOOST_TEST(shelf.reading.warnings() == "draft-chapter@2:3\nmissing-chapter@3:3");
}

BOOST_AUTO_TEST_CASE(a_summary_that_says_something_itself_is_a_file_like_others) {
    BOOST_TEST(summary("# Findings\n\nWe found [this](one.md).\n", {{"one.md", "# One\n"}})
                   .shows("We found"));
}

BOOST_AUTO_TEST_CASE(an_include_brings_the_part_between_two_marks) {
    BOOST_TEST(include("{{#include a.rs:mid}}", kAnchored) == "two");
    BOOST_TEST(include("{{#rustdoc_include a.rs:mid}}", kAnchored) == "two");
}

BOOST_AUTO_TEST_CASE(an_include_of_all_leaves_the_marks_out) {
    BOOST_TEST(include("{{#include a.rs}}", kAnchored) == "one\ntwo\nthree");
}

BOOST_AUTO_TEST_CASE(an_include_brings_the_lines_asked_for) {
    const std::string text = "1\n2\n3\n4\n";
    BOOST_TEST(include("{{#include a.rs:2:3}}", text) == "2\n3");
    BOOST_TEST(include("{{#include a.rs:3:}}", text) == "3\n4");
    BOOST_TEST(include("{{#include a.rs::2}}", text) == "1\n2");
    BOOST_TEST(include("{{#include a.rs:2}}", text) == "2");
}

BOOST_AUTO_TEST_CASE(an_escaped_include_is_shown) {
    BOOST_TEST(include("\\{{#include a.rs}}", "x") == "{{#include a.rs}}");
}

BOOST_AUTO_TEST_CASE(an_include_that_is_missing_stays_visible_and_is_warned_of_at_its_line) {
    const Shelf shelf = files({{"a.md", "# A\n\n```\n{{#include gone.rs}}\n```\n"}});
    BOOST_TEST(shelf.shows("{{#include gone.rs}}"));
    BOOST_TEST(shelf.reading.warnings() == "missing-include@4:0");
}

BOOST_AUTO_TEST_CASE(many_missing_includes_are_one_warning) {
    std::string text = "# A\n";
    for (int i = 0; i < 50; ++i) text += "\n{{#include gone.rs}}\n";
    BOOST_TEST(files({{"a.md", text}}).reading.warnings() == "missing-include@3:0");
}

BOOST_AUTO_TEST_CASE(a_file_that_includes_itself_ends) {
    Shelf shelf;
    shelf.loader.add("a.md", "again {{#include a.md}} {{#include a.md}}\n");
    shelf.inputs = {{"a.md", "# A\n\n{{#include a.md}}\n"}};
    BOOST_TEST(shelf.read().reading.warnings() == "missing-include@3:0");
}

BOOST_AUTO_TEST_CASE(lines_below_an_include_keep_their_numbers) {
    Shelf shelf;
    shelf.loader.add("a.rs", "1\n2\n3\n4\n5\n");
    shelf.inputs = {{"a.md", "# A\n\n```\n{{#include a.rs}}\n```\n\n[x](#gone)\n"}};
    BOOST_TEST(shelf.read().reading.warnings() == "broken-link@7:1");
}

// ---- settings of the book ----------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(book_toml_tells_of_the_book) {
    const Shelf shelf =
        summary("# Summary\n\n- [One](one.md)\n",
                {{"one.md", "# One\n"},
                 {"book.toml",
                  "[book]\ntitle = \"T\"\nauthors = [\"Ann\", \"Lee\"]\nlanguage = \"de\"\n"
                  "description = \"D\"\nsrc = \"src\"\n[output.html]\nx = 1\n"}});
    const Metadata& metadata = shelf.reading.document.metadata;
    BOOST_TEST(metadata.title == "T");
    BOOST_TEST(metadata.creators.size() == 2u);
    BOOST_TEST(metadata.language == "de");
    BOOST_TEST(metadata.description == "D");
    BOOST_TEST(shelf.reading.warnings() == "");
}

BOOST_AUTO_TEST_CASE(a_broken_book_toml_is_warned_of) {
    const Shelf shelf = summary("- [One](one.md)\n", {{"one.md", "# One\n"}, {"book.toml", "[b"}});
    BOOST_TEST(shelf.reading.warnings().starts_with("book-settings@1"));
    BOOST_TEST(shelf.reading.document.metadata.title == "One");
}

BOOST_AUTO_TEST_CASE(hidden_lines_of_rust_are_not_shown) {
    const auto code = [](const std::string& info) {
        const Document document =
            test::read("```" + info + "\n# use a;\n#\n#[b]\n  # c\n  ##d\n```\n").document;
        return std::get<CodeBlock>(document.blocks.front().kind).text;
    };
    BOOST_TEST(code("rust,editable") == "#[b]\n  #d");
    BOOST_TEST(code("sh") == "# use a;\n#\n#[b]\n  # c\n  ##d");
}

BOOST_AUTO_TEST_SUITE_END()
