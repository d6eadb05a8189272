// Built-in classes, sides and directions on the page.
#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "converters/pdf/flow.h"
#include "converters/pdf/furniture.h"
#include "tests/support/golden.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::pdf;
using postconv::test::Typeset;

namespace {

std::string dump_of(const std::string& markdown) {
    Typeset typeset(markdown);
    return dump(make_pages(flow_document(typeset.setting()), typeset.setting()),
                typeset.setting());
}

// The line of the dump that shows these words; its first number is where they begin.
std::string line_of(const std::string& dump, const std::string& words) {
    const std::size_t at = dump.find('"' + words);
    BOOST_REQUIRE_MESSAGE(at != std::string::npos, words + " is not in\n" + dump);
    const std::size_t begin = dump.rfind('\n', at) + 1;
    return dump.substr(begin, dump.find('\n', at) - begin);
}

double x_of(const std::string& dump, const std::string& words) {
    const std::string line = line_of(dump, words);
    return std::strtod(line.c_str() + line.find_first_of("0123456789"), nullptr);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_looks)

BOOST_AUTO_TEST_CASE(every_look_is_laid_out_as_when_last_looked_at) {
    test::check_golden("looks/pdf.txt", dump_of(test::golden_text("looks/looks.md")));
}

BOOST_AUTO_TEST_CASE(words_stand_at_the_side_asked_for) {
    const std::string dump = dump_of("one\n\ntwo\n{: .center}\n\nthree\n{: .right}\n");
    BOOST_TEST(x_of(dump, "one") < x_of(dump, "two"));
    BOOST_TEST(x_of(dump, "two") < x_of(dump, "three"));
}

BOOST_AUTO_TEST_CASE(a_paragraph_that_may_not_be_indented_is_flush) {
    const std::string dump = dump_of("one\n\ntwo\n\nthree\n{: .no-indent}\n");
    BOOST_TEST(x_of(dump, "one") < x_of(dump, "two"));
    BOOST_TEST(x_of(dump, "one") == x_of(dump, "three"));
}

BOOST_AUTO_TEST_CASE(a_paragraph_behind_a_lead_is_flush) {
    const std::string dump = dump_of("one\n{: .lead}\n\ntwo\n");
    BOOST_TEST(x_of(dump, "one") == x_of(dump, "two"));
}

BOOST_AUTO_TEST_CASE(marks_of_a_list_stand_where_its_text_starts) {
    const std::string english = dump_of("- one\n");
    BOOST_TEST(x_of(english, "•") < x_of(english, "one"));
    const std::string hebrew = dump_of("- אחת\n");
    BOOST_TEST(x_of(hebrew, "•") > x_of(hebrew, "אחת"));
}

BOOST_AUTO_TEST_CASE(the_first_column_of_a_hebrew_table_is_the_rightmost) {
    const std::string dump =
        dump_of("<div dir=\"rtl\">\n\n| אחת | שתיים |\n|---|---|\n| a | b |\n\n</div>\n");
    BOOST_TEST(x_of(dump, "a") > x_of(dump, "b"));
}

BOOST_AUTO_TEST_CASE(a_caption_does_not_leave_its_code) {
    const std::string words = "A line of a paragraph.\n\n";
    for (int before = 30; before < 46; ++before) {
        std::string text;
        for (int i = 0; i < before; ++i) text += words;
        const std::string dump = dump_of(
            text + "<figure>\n<figcaption>Caption</figcaption>\n\n```\ncode\n```\n\n</figure>\n");
        const std::size_t caption = dump.find("\"Caption"), code = dump.find("\"code");
        BOOST_TEST_REQUIRE(caption < code);
        BOOST_TEST(dump.substr(caption, code - caption).find("\npage ") == std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(words_in_another_language_are_shaped_and_hyphenated_as_its_own) {
    Typeset typeset("The <span lang=\"de\">unmarked</span> one\n");
    const auto& paragraph = std::get<Paragraph>(typeset.document().blocks.front().kind);
    const StyledText text =
        styled_text(paragraph.content, {typeset.theme()[Role::Body]}, {}, typeset.setting());
    BOOST_TEST_REQUIRE(text.stretches.size() == 3u);
    const auto language = [&](std::size_t stretch) {
        const TextFormat& format = typeset.setting().format(text.stretches[stretch].format);
        return typeset.setting().shaper.spec(format.font).language;
    };
    BOOST_TEST(language(0) == "en");
    BOOST_TEST(language(1) == "de");
}

BOOST_AUTO_TEST_SUITE_END()
