// Blocks as they become a column: what stays together, where marks stand.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

#include "converters/pdf/furniture.h"
#include "tests/support/pictures.h"
#include "tests/support/print.h"
#include "tests/support/text.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::pdf;
using postconv::test::repeated;
using postconv::test::Typeset;

namespace {

DisplayList pages_of(Typeset& typeset) {
    return make_pages(flow_document(typeset.setting()), typeset.setting());
}

struct Word {
    std::size_t page = 0;
    Point at;
};

Word find(const DisplayList& list, const std::string& word) {
    for (std::size_t page = 0; page < list.pages.size(); ++page)
        for (const DisplayItem& item : list.pages[page].items)
            if (const auto* text = std::get_if<TextItem>(&item); text && text->run->text == word)
                return {page, text->at};
    BOOST_FAIL("no word " + word);
    return {};
}

// Lines from 1 to `count` above, so that what follows meets the page's foot.
std::string lines_above(int count) { return repeated("Line.\n\n", count); }

struct PageFoot {
    Typeset typeset;
    DisplayList list;
    explicit PageFoot(const std::string& markdown) : typeset(markdown), list(pages_of(typeset)) {}
};

const std::string kFigure =
    "<figure><img src=\"none.png\" width=\"300\" height=\"330\"><figcaption>Caption</figcaption>"
    "</figure>\n\n";

PictureItem picture_of(const DisplayList& list, std::size_t page) {
    for (const DisplayItem& item : list.pages[page].items)
        if (const auto* picture = std::get_if<PictureItem>(&item)) return *picture;
    BOOST_FAIL("no picture on the page");
    return {};
}

// Words but running heads and page numbers, in no order.
std::multiset<std::string> words_in(const DisplayList& list, const PageGeometry& geometry) {
    std::multiset<std::string> words;
    for (const DisplayPage& page : list.pages)
        for (const DisplayItem& item : page.items)
            if (const auto* text = std::get_if<TextItem>(&item);
                text && text->run->text != " " && text->at.y > geometry.margin_top &&
                text->at.y < geometry.height - geometry.margin_bottom)
                words.insert(text->run->text);
    return words;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_flow)

BOOST_AUTO_TEST_CASE(the_mark_of_an_item_stands_on_its_first_line_whatever_that_is) {
    for (const char* content : {"Word", "# Word", "###### Word", "```\n   Word\n   ```", "> Word",
                                "| Word |\n   |---|\n   | x |", "- Word"}) {
        PageFoot page(std::string("7. ") + content + "\n");
        BOOST_TEST_CONTEXT(content)
        BOOST_TEST(find(page.list, "7.").at.y == find(page.list, "Word").at.y);
    }
}

BOOST_AUTO_TEST_CASE(words_before_a_list_stay_with_its_first_item) {
    for (int above = 38; above < 50; ++above)
        for (const char* block : {"- First\n- second\n", "First\n: meaning\n", "```\nFirst\n```\n",
                                  "| First |\n|---|\n| x |\n", "> First\n"}) {
            PageFoot page(lines_above(above) + "As follows:\n\n" + block);
            BOOST_TEST_CONTEXT(block)
            BOOST_TEST(find(page.list, "follows:").page == find(page.list, "First").page);
        }
}

BOOST_AUTO_TEST_CASE(a_paragraph_of_three_lines_is_never_torn) {
    const std::string three =
        "Begin with words that fill the first line of these three and then go on to the next of "
        "them, where they go on still further, until at last they come to stand in the third "
        "line and stop there: End\n\n";
    for (int above = 38; above < 50; ++above) {
        PageFoot page(lines_above(above) + three + lines_above(4));
        BOOST_TEST(find(page.list, "Begin").page == find(page.list, "End").page);
    }
}

BOOST_AUTO_TEST_CASE(the_caption_of_code_stays_with_its_first_line) {
    for (int above = 36; above < 50; ++above) {
        PageFoot page(lines_above(above) +
                      "::: {.listing-caption}\nNamed\n:::\n\n```\nFirst\nx\n```\n\n" +
                      lines_above(5));
        BOOST_TEST(find(page.list, "Named").page == find(page.list, "First").page);
    }
}

BOOST_AUTO_TEST_CASE(the_caption_of_a_table_stays_with_its_first_rows) {
    for (int above = 36; above < 50; ++above) {
        PageFoot page(
            lines_above(above) +
            "<table><caption>Named</caption><tr><td>First</td></tr><tr><td>Second</td></tr>" +
            repeated("<tr><td>x</td></tr>", 5) + "</table>\n");
        BOOST_TEST(find(page.list, "Named").page == find(page.list, "Second").page);
    }
}

// Whatever it is, the first box of a page stands at the top of the text.
BOOST_AUTO_TEST_CASE(space_before_a_block_vanishes_at_the_top_of_a_page) {
    for (const char* block :
         {"# First\n\nText.\n", "- First\n", "First\n: meaning\n", "> First\n",
          "| First |\n|---|\n| x |\n", "::: {.sidebar}\nFirst\n:::\n"}) {
        PageFoot page(std::string("Text.\n\n<div style=\"page-break-after: always\"></div>\n\n") +
                      "\\newpage\n\n" + block);
        BOOST_TEST_CONTEXT(block) {
            const Word first = find(page.list, "First");
            BOOST_TEST(first.page == 1u);
            BOOST_TEST(first.at.y < page.typeset.theme().page.margin_top + Length::from_points(24));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_long_block_of_code_has_its_box_on_every_page) {
    PageFoot page("```\n" + repeated("some code\n", 120) + "```\n");
    BOOST_TEST(page.list.pages.size() >= 3u);
    const Colour background = page.typeset.theme()[Role::CodeBlock].background;
    for (const DisplayPage& one : page.list.pages)
        BOOST_TEST(std::count_if(one.items.begin(), one.items.end(), [&](const DisplayItem& item) {
                       const auto* box = std::get_if<RectItem>(&item);
                       return box && box->colour == background;
                   }) == 1);
}

BOOST_AUTO_TEST_CASE(a_line_of_code_that_goes_on_has_a_mark_that_is_not_read) {
    PageFoot page("```\nshort\n" + repeated("word ", 60) + "\n```\n");
    int marks = 0;
    Length code_left = page.list.width;
    for (const DisplayItem& item : page.list.pages[0].items)
        if (const auto* text = std::get_if<TextItem>(&item); text && text->run->text == "word")
            code_left = std::min(code_left, text->at.x);
    for (const DisplayItem& item : page.list.pages[0].items)
        if (const auto* text = std::get_if<TextItem>(&item); text && text->run->text == "\u200B") {
            BOOST_TEST((text->at.x + text->width) <= code_left);
            BOOST_TEST(text->at.x >
                       page.typeset.theme().page.margin_inner - Length::from_points(1));
            ++marks;
        }
    BOOST_TEST(marks >= 2);
}

BOOST_AUTO_TEST_CASE(a_picture_and_its_caption_stand_on_one_page_within_the_text) {
    for (int above = 20; above < 50; above += 3) {
        PageFoot page(lines_above(above) + kFigure + lines_above(3));
        const PictureItem picture = picture_of(page.list, find(page.list, "Caption").page);
        BOOST_TEST(picture.area.at.y >= page.typeset.theme().page.margin_top);
        BOOST_TEST((picture.area.at.y + picture.area.height) < find(page.list, "Caption").at.y);
    }
}

BOOST_AUTO_TEST_CASE(text_fills_the_page_above_a_figure_that_floats) {
    const std::string text = lines_above(30) + kFigure + "After.\n\n# Next\n\n" + lines_above(40);
    PageFoot stays(text);
    BOOST_TEST(find(stays.list, "After.").page == 1u);
    Typeset typeset(text);
    typeset.theme().floats = true;
    const DisplayList list = pages_of(typeset);
    BOOST_TEST(find(list, "After.").page == 0u);
    BOOST_TEST(find(list, "Caption").page == 1u);
    BOOST_TEST(picture_of(list, 1).area.at.y == typeset.theme().page.margin_top);
    BOOST_TEST(words_in(list, typeset.theme().page) == words_in(stays.list, typeset.theme().page));
}

BOOST_AUTO_TEST_CASE(figures_that_float_keep_their_order_and_lose_nothing) {
    std::string text;
    for (int i = 0; i < 30; ++i) text += lines_above(9 + i * 7 % 13) + kFigure;
    PageFoot stays(text + "- item\n\n> quote\n");
    Typeset typeset(text + "- item\n\n> quote\n");
    typeset.theme().floats = true;
    const DisplayList list = pages_of(typeset);
    BOOST_TEST(words_in(list, typeset.theme().page) == words_in(stays.list, typeset.theme().page));
    BOOST_TEST(list.pages.size() < stays.list.pages.size());
    for (std::size_t page = 0; page < list.pages.size(); ++page)
        for (const DisplayItem& item : list.pages[page].items)
            if (const auto* word = std::get_if<TextItem>(&item); word && word->run->text == "Line.")
                BOOST_TEST(word->at.y < list.height - typeset.theme().page.margin_bottom);
}

BOOST_AUTO_TEST_CASE(a_frame_has_its_padding_where_a_page_cuts_it) {
    Typeset typeset("```\n" + repeated("code\n", 90) + "```\n");
    const DisplayList list = pages_of(typeset);
    BOOST_TEST_REQUIRE(list.pages.size() > 1u);
    const PageGeometry& geometry = typeset.theme().page;
    const Style& style = typeset.theme()[Role::CodeBlock];
    for (const std::size_t number : {0u, 1u}) {
        const RectItem* frame = nullptr;
        Length first = geometry.height, last;
        for (const DisplayItem& item : list.pages[number].items) {
            if (const auto* rect = std::get_if<RectItem>(&item)) frame = rect;
            const auto* text = std::get_if<TextItem>(&item);
            if (!text || text->run->text != "code") continue;
            first = std::min(first, text->at.y);
            last = std::max(last, text->at.y);
        }
        BOOST_TEST_REQUIRE(frame);
        BOOST_TEST((first - frame->area.at.y > style.padding + style.leading / 2));
        BOOST_TEST((frame->area.at.y + frame->area.height - last > style.padding));
    }
}

BOOST_AUTO_TEST_CASE(a_heading_is_hyphenated_in_its_own_language) {
    const auto hyphens = [](const std::string& language) {
        Typeset typeset("# Die Rechtschreibungsgesellschaft und die Wissenschaftsgeschichte der "
                        "Lebensversicherungsgesellschaften {lang=" + language + "}\n\nText.\n");
        Style& heading = typeset.theme()[Role::Heading1];
        heading.hyphenate = true;
        heading.indent_end = Length::from_points(270);
        const DisplayList list = pages_of(typeset);
        std::string found;
        for (const DisplayItem& item : list.pages.front().items) {
            const auto* text = std::get_if<TextItem>(&item);
            if (text) found += text->run->text == "\u00AD" ? "-" : text->run->text;
        }
        return found;
    };
    BOOST_TEST(hyphens("de").find('-') != std::string::npos);
    BOOST_TEST(hyphens("de") != hyphens("en"));
}

BOOST_AUTO_TEST_SUITE_END()
