// Finished pages as a typographer would mark them.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>

#include "converters/pdf/furniture.h"
#include "tests/support/page_faults.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::pdf;
using namespace postconv::test;

namespace {

std::string joined(const std::vector<std::string>& faults) {
    std::string all;
    for (const std::string& fault : faults) all += fault + '\n';
    return all;
}

PageFaults faults_in(const std::string& markdown,
                     const std::function<void(Theme&)>& change = [](Theme&) {}) {
    Typeset typeset(markdown);
    change(typeset.theme());
    return faults_of(make_pages(flow_document(typeset.setting()), typeset.setting()),
                     typeset.document(), typeset.setting());
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void expect_none(const PageFaults& faults, int least_lines) {
    BOOST_TEST(faults.lines >= least_lines);
    BOOST_TEST(joined(faults.overfull) == "");
    BOOST_TEST(joined(faults.widows) == "");
    BOOST_TEST(joined(faults.orphans) == "");
    BOOST_TEST(joined(faults.stranded) == "");
    BOOST_TEST(joined(faults.ladders) == "");
}

std::string filler(int paragraphs) {
    std::string text;
    for (int i = 0; i < paragraphs; ++i)
        text += "Paragraph number " + std::to_string(i) +
                " of a text that nobody reads, as long as two lines of this page or a little more "
                "than that, so that pages end within it at one place or another by and by." +
                std::string(i % 5 < 2 ? " And one more.\n\n" : "\n\n") +
                (i % 7 == 3 ? "## Heading " + std::to_string(i) + "\n\n" : "");
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_typography)

BOOST_AUTO_TEST_CASE(the_sample_essay_has_no_fault) {
    expect_none(faults_in(text_of(std::filesystem::path(POSTCONV_SOURCE) / "samples/essay.md")),
                150);
}

BOOST_AUTO_TEST_CASE(the_essay_of_the_corpus_has_no_fault) {
    const std::filesystem::path path =
        std::filesystem::path(POSTCONV_SOURCE) / "../shared/corpus/essay.md";
    if (std::filesystem::exists(path)) expect_none(faults_in(text_of(path)), 800);
}

BOOST_AUTO_TEST_CASE(a_text_of_400_kilobytes_has_no_fault) {
    const std::filesystem::path path =
        std::filesystem::path(POSTCONV_SOURCE) /
        "../shared/corpus/posts/2025-02-10-critical-minerals-for-the-us.md";
    if (std::filesystem::exists(path)) expect_none(faults_in(text_of(path)), 4000);
}

BOOST_AUTO_TEST_CASE(short_paragraphs_and_many_headings_have_no_fault) {
    expect_none(faults_in(filler(160)), 300);
}

// A byline: nothing in the quote but what looks like a title.
BOOST_AUTO_TEST_CASE(a_quote_that_ends_with_a_heading_stays_with_the_text_after_it) {
    for (int before = 8; before < 24; ++before)
        for (const char* quote :
             {"> #### Robert Samuel Wilson\n", "> Words.\n>\n> #### By him\n",
              "<aside>\n\n#### By her\n\n</aside>\n", "- one\n\n  #### By me\n"})
            expect_none(faults_in(filler(before) + "### A title\n\n" + quote + "\n" + filler(8)),
                        20);
}

BOOST_AUTO_TEST_CASE(no_post_of_the_corpus_has_a_fault) {
    const std::filesystem::path posts =
        std::filesystem::path(POSTCONV_SOURCE) / "../shared/corpus/posts";
    if (!std::filesystem::exists(posts)) return;
    for (const auto& entry : std::filesystem::directory_iterator(posts)) {
        if (entry.path().extension() != ".md") continue;
        BOOST_TEST_CONTEXT(entry.path().filename().string())
        expect_none(faults_in(text_of(entry.path())), 5);
    }
}

// The checker itself: each fault is seen where it is made on purpose.
BOOST_AUTO_TEST_CASE(the_checker_sees_widows_and_orphans) {
    std::size_t widows = 0, orphans = 0;
    for (int lines = 0; lines < 12; ++lines) {
        const PageFaults faults = faults_in(filler(60), [&](Theme& theme) {
            theme.page.widows = theme.page.orphans = 1;
            theme.page.margin_bottom += theme[Role::Body].leading * lines;
        });
        widows += faults.widows.size();
        orphans += faults.orphans.size();
    }
    BOOST_TEST(widows > 0u);
    BOOST_TEST(orphans > 0u);
}

BOOST_AUTO_TEST_CASE(the_checker_sees_a_heading_at_the_foot) {
    Typeset typeset("Text.\n\n# Alone\n\n" + filler(40));
    DisplayList list = make_pages(flow_document(typeset.setting()), typeset.setting());
    DisplayItems& items = list.pages.front().items;
    const auto heading = std::find_if(items.begin(), items.end(), [](const DisplayItem& item) {
        const auto* text = std::get_if<TextItem>(&item);
        return text && text->run->text == "Alone";
    });
    BOOST_TEST_REQUIRE((heading != items.end()));
    items.erase(heading + 1, items.end());
    BOOST_TEST(joined(faults_of(list, typeset.document(), typeset.setting()).stranded) ==
               "Alone\n");
}

BOOST_AUTO_TEST_CASE(the_checker_sees_a_word_wider_than_the_page) {
    Typeset typeset("# " + std::string(30, 'W') + "\n\nText.\n");
    DisplayList list = make_pages(flow_document(typeset.setting()), typeset.setting());
    for (DisplayPage& page : list.pages)
        for (DisplayItem& item : page.items)
            if (auto* text = std::get_if<TextItem>(&item)) text->width = Length::from_points(900);
    BOOST_TEST(!faults_of(list, typeset.document(), typeset.setting()).overfull.empty());
}

BOOST_AUTO_TEST_SUITE_END()
