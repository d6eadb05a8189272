// First paragraphs of chapters and their initials.
#include <boost/test/unit_test.hpp>

#include "converters/epub/stylesheet.h"
#include "converters/pdf/furniture.h"
#include "model/text.h"
#include "styles/openings.h"
#include "styles/theme_reader.h"
#include "tests/support/markdown.h"
#include "tests/support/print.h"
#include "tests/support/typesetting.h"
#include "tests/unit/docx_support.h"
#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::pdf;

namespace {

const std::string kLong =
    "arbours had been drawn twice before the survey reached the northern shore, and neither map "
    "agreed with the other about the depth of the channel that the ships went in by. The older "
    "sheet gave four fathoms at low water; the newer gave nine, and added in a small neat hand "
    "that the figure had been taken from a pilot.\n\n";

Theme theme_with(const std::string& settings) {
    Diagnostics diagnostics;
    return read_theme({"chapter-opening: page\nroles: {body: {" + settings + "}}\n", -1}, {},
                      diagnostics);
}

Document opened(const std::string& markdown, const std::string& settings = "drop-capital: 3") {
    Document document = test::read(markdown).document;
    Diagnostics diagnostics;
    make_outline(document, diagnostics);
    mark_openings(document, theme_with(settings));
    return document;
}

// The initials of a document's paragraphs, a stroke behind each.
std::string initials(const std::string& markdown) {
    std::string found;
    for (const Block& block : opened(markdown).blocks)
        if (const auto* paragraph = std::get_if<Paragraph>(&block.kind))
            if (const Inline* initial = initial_of(paragraph->content))
                found += plain_text({*initial}) + '|';
    return found;
}

// Text set with an initial of three lines that the source itself marks.
struct Set {
    test::Typeset typeset;
    DisplayList list;
    explicit Set(const std::string& markdown) : typeset(markdown) {
        typeset.theme()[Role::Body].drop_capital = 3;
        list = make_pages(flow_document(typeset.setting()), typeset.setting());
    }

    const Style& body() { return typeset.theme()[Role::Body]; }

    // The initial: the first item larger than any other of the body.
    const TextItem* initial() {
        for (const DisplayItem& item : list.pages.front().items)
            if (const auto* text = std::get_if<TextItem>(&item); text && text->run->text.empty())
                return text;
        return nullptr;
    }

    // Left edges of the body's lines below the first.
    std::vector<Length> line_starts() {
        std::vector<Length> starts;
        Length y;
        for (const DisplayItem& item : list.pages.front().items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (!text || text->run->text.empty() || text->at.y == y) continue;
            const Length size =
                typeset.setting().shaper.spec(typeset.setting().format(text->format).font).size;
            if (size == body().size) starts.push_back(text->at.x);
            y = text->at.y;
        }
        return starts;
    }

    std::string text() {
        std::string all;
        for (const DisplayItem& item : list.pages.front().items)
            if (const auto* text = std::get_if<TextItem>(&item)) all += text->run->text;
        return all;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(openings)

BOOST_AUTO_TEST_CASE(the_first_paragraph_of_each_chapter_gets_an_initial) {
    BOOST_TEST(initials("Here.\n\nNot here.\n\n# A\n\n## B\n\nThere.\n\nNot.\n\n# C\n\nOver.\n") ==
               "H|T|O|");
}

BOOST_AUTO_TEST_CASE(where_chapters_open_no_pages_the_text_is_one) {
    Document document = test::read("# A\n\nHere.\n\n# B\n\nThere.\n").document;
    Diagnostics diagnostics;
    make_outline(document, diagnostics);
    Theme theme = builtin_theme("default");
    theme[Role::Body].drop_capital = 3;
    mark_openings(document, theme);
    BOOST_TEST(initial_of(std::get<Paragraph>(document.blocks[1].kind).content));
    BOOST_TEST(!initial_of(std::get<Paragraph>(document.blocks[3].kind).content));
}

BOOST_AUTO_TEST_CASE(themes_that_ask_for_none_leave_the_document_as_it_is) {
    const std::string text = "# A\n\nHere.\n";
    BOOST_TEST((opened(text, "drop-capital: 0") == opened(text, "size: 11pt")));
}

BOOST_AUTO_TEST_CASE(marks_of_speech_and_accents_belong_to_the_initial) {
    BOOST_TEST(initials("“Where?”\n") == "“W|");
    BOOST_TEST(initials("‘‘Tis\n") == "‘‘T|");
    BOOST_TEST(initials("E\u0301tienne\n") == "E\u0301|");
}

BOOST_AUTO_TEST_CASE(letters_that_join_or_fill_squares_and_figures_are_no_initials) {
    for (const char* text : {"中文没有。\n", "هذا نص\n", "1984 was\n", "`Code` is\n", "- A list\n",
                             "*Emphasis*\n", "![](p.png) Then\n", "”\n"})
        BOOST_TEST(initials(text) == "", text);
}

BOOST_AUTO_TEST_CASE(a_paragraph_set_to_a_side_has_no_initial) {
    BOOST_TEST(initials("Here.\n{: .center}\n") == "");
}

BOOST_AUTO_TEST_CASE(an_epigraph_may_stand_before_it) {
    BOOST_TEST(initials("# A\n\n::: epigraph\nWords.\n:::\n\nHere.\n") == "H|");
}

BOOST_AUTO_TEST_CASE(the_rest_of_the_first_word_may_be_small_capitals) {
    const Document document =
        opened("“Where are we?\n", "drop-capital: 3, first-word: small-capitals");
    const Inlines& content = std::get<Paragraph>(document.blocks.front().kind).content;
    BOOST_TEST_REQUIRE(content.size() == 3u);
    const auto* small = std::get_if<Styled>(&content[1].kind);
    BOOST_TEST_REQUIRE(small);
    BOOST_TEST(plain_text(small->content) == "here");
    BOOST_TEST(plain_text(content) == "“Where are we?");
}

BOOST_AUTO_TEST_CASE(a_first_word_in_small_capitals_needs_no_initial) {
    const Document document = opened("Where are we?\n", "first-word: small-capitals");
    const Inlines& content = std::get<Paragraph>(document.blocks.front().kind).content;
    BOOST_TEST(!initial_of(content));
    BOOST_TEST(plain_text(content) == "Where are we?");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(pdf_initials)

BOOST_AUTO_TEST_CASE(an_initial_reaches_from_the_first_capitals_to_the_base_of_the_last_line) {
    Set set("[H]{.initial}" + kLong);
    const TextItem* initial = set.initial();
    BOOST_TEST_REQUIRE(initial);
    Shaper& shaper = set.typeset.setting().shaper;
    const FontId text = shaper.font(font_spec(set.typeset.theme(), set.body(), "en"));
    const Length capitals = ink_of(shaper.word(text, "H").runs.front()).above;
    const Length span = set.body().leading * 2 + capitals;
    BOOST_TEST(std::abs((ink_of(*initial->run).above - span).to_points()) < 0.1);
}

BOOST_AUTO_TEST_CASE(its_lines_are_shorter_and_the_others_are_not) {
    Set set("[H]{.initial}" + kLong);
    const std::vector<Length> starts = set.line_starts();
    BOOST_TEST_REQUIRE(starts.size() >= 4u);
    const Length margin = set.typeset.theme().page.margin_inner;
    for (const std::size_t line : {0u, 1u, 2u})
        BOOST_TEST(starts[line] > margin + Length::from_points(20));
    BOOST_TEST(starts[3] <= margin);
}

BOOST_AUTO_TEST_CASE(a_letter_that_hangs_deep_has_a_line_more) {
    const Length margin = Set("x").typeset.theme().page.margin_inner;
    BOOST_TEST(Set("[Q]{.initial}u" + kLong).line_starts()[3] > margin + Length::from_points(20));
}

BOOST_AUTO_TEST_CASE(its_ink_begins_at_the_margin) {
    Set set("[H]{.initial}" + kLong);
    const Length margin = set.typeset.theme().page.margin_inner;
    BOOST_TEST(set.initial()->at.x + ink_of(*set.initial()->run).left == margin);
}

BOOST_AUTO_TEST_CASE(the_first_word_copies_whole) {
    BOOST_TEST(Set("[H]{.initial}" + kLong).text().find("Harbours had") != std::string::npos);
    BOOST_TEST(Set("[A]{.initial} h" + kLong).text().find("A harbours") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_paragraph_of_fewer_lines_has_none) {
    Set set("[H]{.initial}ere it is.\n");
    BOOST_TEST(!set.initial());
    BOOST_TEST(set.text().find("Here it is.") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(no_page_ends_beside_an_initial) {
    std::string above;
    for (int i = 0; i < 42; ++i) above += "Line.\n\n";
    for (int more = 0; more < 4; ++more) {
        above += "Line.\n\n";
        Set set(above + "[H]{.initial}" + kLong);
        std::size_t with_initial = 0, lines = 0;
        for (const DisplayPage& page : set.list.pages) {
            Length base;
            for (const DisplayItem& item : page.items) {
                const auto* text = std::get_if<TextItem>(&item);
                if (!text) continue;
                if (text->run->text.empty()) base = text->at.y, ++with_initial;
                if (base > Length() && text->at.y == base && !text->run->text.empty()) ++lines;
            }
        }
        BOOST_TEST(with_initial == 1u);
        BOOST_TEST(lines > 0u);  // the last of its lines is on its page
    }
}

BOOST_AUTO_TEST_CASE(from_right_to_left_it_stands_at_the_right) {
    std::string hebrew = "[ש]{.initial}";
    for (int i = 0; i < 40; ++i) hebrew += "לום עולם ";
    Set set(hebrew + '\n');
    const PageGeometry& page = set.typeset.theme().page;
    BOOST_TEST_REQUIRE(set.initial());
    BOOST_TEST(set.initial()->at.x > page.width / 2);
    const Length right = set.initial()->at.x + ink_of(*set.initial()->run).right;
    BOOST_TEST(right == page.width - page.margin_outer);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(initials_elsewhere)

BOOST_AUTO_TEST_CASE(an_epub_leaves_the_word_whole_and_styles_its_first_letter) {
    epub_fixture::Book book(opened("Where are we?\n").blocks);
    BOOST_TEST(epub_fixture::holds(book.file("opening.xhtml"),
                                   "<p class=\"opening\">Where are we?</p>"));
    const std::string sheet = make_stylesheet(theme_with("drop-capital: 3"), "ltr");
    BOOST_TEST(sheet.find("p.opening::first-letter {\n  float: left;") != std::string::npos);
    BOOST_TEST(make_stylesheet(builtin_theme("default"), "ltr").find("first-letter") ==
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_docx_has_a_frame_of_so_many_lines) {
    docx_test::Setting setting{opened("Where are we?\n")};
    setting.theme = theme_with("drop-capital: 3");
    docx_test::Package package = docx_test::package_of(std::move(setting));
    BOOST_TEST(package.text("word/document.xml", "//w:framePr/@w:dropCap") == "drop");
    BOOST_TEST(package.text("word/document.xml", "//w:framePr/@w:lines") == "3");
    BOOST_TEST(package.text("word/document.xml", "//w:p[.//w:framePr]//w:t") == "W");
    const char* rest = "//w:p[.//w:framePr]/following-sibling::w:p[1]//w:t";
    BOOST_TEST(package.text("word/document.xml", rest) == "here are we?");
}

BOOST_AUTO_TEST_SUITE_END()
