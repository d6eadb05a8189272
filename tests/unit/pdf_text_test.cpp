#include <boost/test/unit_test.hpp>

#include "converters/pdf/hyphenate.h"
#include "converters/pdf/hyphenation_patterns.h"
#include "converters/pdf/paragraph.h"
#include "converters/pdf/pieces.h"
#include "converters/pdf/shape.h"
#include "tests/support/print.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::pdf;
using postconv::test::Typeset;

namespace {

const std::string kEnglish = POSTCONV_TEST_DATA "/hyphenation/hyph_en_US.dic";

std::string hyphenated(const std::string& word) {
    Hyphenator hyphenator(kEnglish, std::make_shared<const std::string>(word));
    std::string result = word;
    const std::vector<int> points = hyphenator.points(word);
    for (auto point = points.rbegin(); point != points.rend(); ++point)
        result.insert(std::size_t(*point), "-");
    return result;
}

StyledText styled(Typeset& typeset) {
    const auto& paragraph = std::get<Paragraph>(typeset.document().blocks.front().kind);
    return styled_text(paragraph.content, {typeset.theme()[Role::Body]}, Length::from_points(300),
                       typeset.setting());
}

bool mentions(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

namespace {

std::shared_ptr<const std::string> words_of(const char* text) {
    return std::make_shared<const std::string>(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_hyphenation)

BOOST_AUTO_TEST_CASE(english_words_break_where_the_patterns_say) {
    BOOST_TEST(hyphenated("hyphenation") == "hy-phen-ation");
}

BOOST_AUTO_TEST_CASE(capitals_and_punctuation_around_a_word_do_not_matter) {
    BOOST_TEST(hyphenated("(Hyphenation),") == "(Hy-phen-ation),");
}

BOOST_AUTO_TEST_CASE(an_apostrophe_divides_no_word) {
    BOOST_TEST(hyphenated("hyphenation’s") == "hy-phen-ation’s");
    BOOST_TEST(hyphenated("l’hyphenation") == "l’hy-phen-ation");
}

BOOST_AUTO_TEST_CASE(each_part_is_hyphenated_in_its_own_language) {
    Typeset typeset("x");
    const std::string word = "Rechtschreibung";
    const auto points = [&](const char* language) {
        return typeset.setting().hyphenator(language).points(word);
    };
    BOOST_TEST(!points("de").empty());
    BOOST_TEST((points("de") != points("en")));
    BOOST_TEST(points("tlh").empty());
}

BOOST_AUTO_TEST_CASE(short_words_numbers_and_compounds_stay_whole) {
    for (const char* word : {"open", "1920s", "rock'n'roll", "e-mail"})
        BOOST_TEST(hyphenated(word) == word);
}

BOOST_AUTO_TEST_CASE(without_patterns_nothing_is_hyphenated) {
    BOOST_TEST(Hyphenator("", words_of("hyphenation")).points("hyphenation").empty());
    BOOST_TEST(Hyphenator("/no/such/file.dic", words_of("hyphenation")).points("hyphenation").empty());
}

BOOST_AUTO_TEST_CASE(patterns_that_match_no_word_are_left_out) {
    BOOST_TEST(patterns_for("UTF-8\n# about\nLEFTHYPHENMIN 2\n.ha1b\nb2a\nx1y\nab/a=b,1,1\n",
                            WordParts("Haba!")) ==
               "UTF-8\nLEFTHYPHENMIN 2\n.ha1b\nb2a\nab/a=b,1,1\n");
}

BOOST_AUTO_TEST_CASE(patterns_of_another_character_set_become_utf_8) {
    BOOST_TEST(patterns_for("ISO8859-1\n\xE4" "1b\n", WordParts("\u00C4b")) ==
               "UTF-8\n\u00E41b\n");
}

BOOST_AUTO_TEST_CASE(german_words_break_between_characters_of_any_kind) {
    Typeset typeset("W\u00F6rterb\u00FCcher \u00C4hnlichkeiten");
    const std::string word = "W\u00F6rterb\u00FCcher";
    const std::vector<int> points = typeset.setting().hyphenator("de").points(word);
    BOOST_TEST(points == (std::vector<int>{4, 7, 10}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(pdf_shaping)

BOOST_AUTO_TEST_CASE(small_capitals_that_a_face_lacks_are_its_capitals_scaled) {
    Typeset typeset("word");
    Shaper& shaper = typeset.setting().shaper;
    FontSpec spec{.families = "Hack", .size = Length::from_points(10)};
    const FontId plain = shaper.font(spec);
    spec.small_capitals = true;
    const ShapedWord& word = shaper.word(shaper.font(spec), "Ave");
    BOOST_TEST_REQUIRE(word.runs.size() == 2u);
    BOOST_TEST(word.runs[0].text == "A");
    BOOST_TEST(word.runs[1].text == "ve");
    const Length capital = ink_of(shaper.word(plain, "V").runs.front()).above;
    BOOST_TEST(std::abs(ink_of(word.runs[1]).above.to_points() / capital.to_points() - 0.8) < 0.03);
}

BOOST_AUTO_TEST_CASE(small_capitals_that_a_face_has_are_its_own) {
    Typeset typeset("word");
    Shaper& shaper = typeset.setting().shaper;
    FontSpec spec{.families = "TeX Gyre Pagella", .size = Length::from_points(10)};
    spec.small_capitals = true;
    BOOST_TEST(shaper.word(shaper.font(spec), "Ave").runs.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_word_is_shaped_once_for_a_font) {
    Typeset typeset("word");
    Shaper& shaper = typeset.setting().shaper;
    const FontId font = shaper.font({"TeX Gyre Pagella", Length::from_points(11)});
    BOOST_TEST(&shaper.word(font, "word") == &shaper.word(font, "word"));
    BOOST_TEST(shaper.word(font, "word").width > Length());
}

BOOST_AUTO_TEST_CASE(widths_grow_with_the_size_exactly) {
    Typeset typeset("word");
    Shaper& shaper = typeset.setting().shaper;
    const Length ten =
        shaper.word(shaper.font({"TeX Gyre Pagella", Length::from_points(10)}), "nnnn").width;
    const Length twenty =
        shaper.word(shaper.font({"TeX Gyre Pagella", Length::from_points(20)}), "nnnn").width;
    BOOST_TEST(std::abs((twenty - ten * 2).units()) <= 8);
}

BOOST_AUTO_TEST_CASE(a_hyphen_is_copied_as_a_soft_one) {
    Typeset typeset("word");
    Shaper& shaper = typeset.setting().shaper;
    const FontId font = shaper.font({"TeX Gyre Pagella", Length::from_points(11)});
    BOOST_TEST(shaper.hyphen(font).runs.front().text == "\u00AD");
}

BOOST_AUTO_TEST_CASE(a_character_that_no_font_has_is_reported) {
    Typeset typeset("word");
    Shaper& shaper = typeset.setting().shaper;
    shaper.word(shaper.font({"TeX Gyre Pagella", Length::from_points(11)}), "\U000E1234");
    BOOST_TEST(shaper.missing().size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(pdf_paragraphs)

BOOST_AUTO_TEST_CASE(text_on_its_lines_is_the_text_of_the_source) {
    const std::string source =
        "A paragraph of *several* words with `code`, **weight** and enough of them to fill "
        "a number of lines in a narrow column of text";
    const std::string lines = Typeset(source).lines(150);
    std::string joined;
    for (const char c : lines) joined += c == '\n' ? ' ' : c;
    for (std::size_t at; (at = joined.find("\u00AD ")) != std::string::npos;) joined.erase(at, 3);
    BOOST_TEST(joined ==
               "A paragraph of several words with code, weight and enough of them to fill "
               "a number of lines in a narrow column of text ");
}

BOOST_AUTO_TEST_CASE(a_hard_break_ends_a_line) {
    BOOST_TEST(Typeset("one  \ntwo").lines(300) == "one\ntwo\n");
}

BOOST_AUTO_TEST_CASE(a_no_break_space_does_not_break) {
    BOOST_TEST(!mentions(Typeset("aaaa bbbb cccc\u00A0dddd").lines(75), "cccc\n"));
}

BOOST_AUTO_TEST_CASE(a_soft_hyphen_shows_only_at_a_line_end) {
    BOOST_TEST(Typeset("won\u00ADder").lines(300) == "wonder\n");
}

BOOST_AUTO_TEST_CASE(a_word_wider_than_the_measure_is_cut_and_loses_nothing) {
    const std::string word(120, 'w');
    std::string joined;
    for (const char c : Typeset(word).lines(100))
        if (c != '\n') joined += c;
    BOOST_TEST(joined == word);
}

BOOST_AUTO_TEST_CASE(an_address_is_not_hyphenated) {
    const std::string lines = Typeset("See https://example.org/international/organizations/"
                                      "understanding for all of it").lines(120);
    BOOST_TEST(!mentions(lines, "\u00AD"));
}

BOOST_AUTO_TEST_CASE(a_written_hyphen_at_a_line_end_is_protected) {
    const std::string lines = Typeset("aaaaaaaa no-fly").lines(62);
    BOOST_TEST(mentions(lines, "no-\u200B\nfly"));
}

// A paragraph of number words, `fit` allowed, set justified to 160 pt.
std::vector<Line> justified(Typeset& typeset, const GlyphFit& fit) {
    typeset.theme()[Role::Body].fit = fit;
    const Style& body = typeset.theme()[Role::Body];
    return set_paragraph(styled(typeset),
                         {Length::from_points(160), {}, Alignment::Justify, body.leading},
                         typeset.setting());
}

constexpr const char* kNumbers =
    "one two three four five, six seven eight nine ten eleven twelve thirteen "
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty";

// The text of a line in the order of reading.
std::vector<TextItem> texts_of(const Line& line) {
    std::vector<TextItem> texts;
    for (const DisplayItem& item : line.items)
        if (const auto* text = std::get_if<TextItem>(&item); text && !is_space_at_line_end(*text))
            texts.push_back(*text);
    return texts;
}

Length end_of(const Line& line) {
    const TextItem last = texts_of(line).back();
    return last.at.x + last.width;
}

BOOST_AUTO_TEST_CASE(justified_lines_end_at_the_measure_exactly) {
    for (const GlyphFit fit : {GlyphFit{}, GlyphFit{0.02, 0, 0}, GlyphFit{0.02, 0.01, 0}}) {
        Typeset typeset(kNumbers);
        const std::vector<Line> lines = justified(typeset, fit);
        BOOST_TEST_REQUIRE(lines.size() > 2u);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i)
            BOOST_TEST(end_of(lines[i]).units() == Length::from_points(160).units());
    }
}

BOOST_AUTO_TEST_CASE(glyphs_give_within_their_limit_and_no_further) {
    Typeset typeset(kNumbers);
    bool some = false;
    for (const Line& line : justified(typeset, {0.02, 0, 0}))
        for (const TextItem& text : texts_of(line)) {
            const int scaling = text.fitting.scaling;
            BOOST_TEST(std::abs(scaling) <= 20);
            some = some || scaling != 0;
        }
    BOOST_TEST(some);
}

BOOST_AUTO_TEST_CASE(a_hyphen_at_a_line_end_stands_partly_in_the_margin) {
    Typeset typeset("incomprehensibilities misunderstandings internationalization");
    bool some = false;
    for (const Line& line : justified(typeset, {0, 0, 1})) {
        if (!line.ends_in_hyphen) continue;
        some = true;
        const TextItem hyphen = texts_of(line).back();
        const Length out = end_of(line) - Length::from_points(160);
        BOOST_TEST(out > hyphen.width / 2);
        BOOST_TEST(out < hyphen.width);
    }
    BOOST_TEST(some);
}

BOOST_AUTO_TEST_CASE(ragged_lines_do_not_hang) {
    Typeset typeset("\u201cQuoted words stand at the margin\u201d");
    const Style& body = typeset.theme()[Role::Body];
    const std::vector<Line> lines =
        set_paragraph(styled(typeset),
                      {Length::from_points(300), {}, Alignment::Start, body.leading},
                      typeset.setting());
    BOOST_TEST(texts_of(lines.front()).front().at.x.units() == 0);
}

BOOST_AUTO_TEST_CASE(a_line_never_ends_at_a_fixed_space) {
    for (int width = 40; width < 90; ++width) {
        const std::string lines = Typeset("about 10\u00A0million\u00A0— and").lines(width);
        BOOST_TEST(!mentions(lines, "10\nmillion"), width);
        BOOST_TEST(!mentions(lines, "10 \nmillion"), width);
        BOOST_TEST(!mentions(lines, "\n—"), width);
    }
}

BOOST_AUTO_TEST_CASE(an_address_goes_on_behind_its_marks) {
    const std::string lines =
        Typeset("See https://example.org/one/two?three=four&five_six for more").lines(90);
    std::size_t begin = 0;
    int broken = 0;
    for (std::size_t end; (end = lines.find('\n', begin)) != std::string::npos; begin = end + 1) {
        const std::string line = lines.substr(begin, end - begin);
        if (line.empty() || line.ends_with("See ") || line.ends_with("more")) continue;
        if (std::string("/.?&_= ").find(line.back()) != std::string::npos) ++broken;
    }
    BOOST_TEST(broken > 1);
    BOOST_TEST(mentions(lines, "https://"));
}

BOOST_AUTO_TEST_CASE(ideographs_stand_apart_from_latin_letters) {
    Typeset together("天A"), apart("天"), letter("A");
    const auto width = [](Typeset& typeset) {
        return content_widths(styled(typeset), typeset.setting()).most;
    };
    const Length size = together.theme()[Role::Body].size;
    BOOST_TEST(width(together).units() ==
               (width(apart) + width(letter) + size.scaled_by(0.25)).units());
}

BOOST_AUTO_TEST_CASE(closing_marks_never_begin_a_line_of_ideographs) {
    const std::string lines =
        Typeset("天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。「寒来暑往」秋收冬藏").lines(50);
    for (const std::string mark : {"，", "。", "」"}) BOOST_TEST(!mentions(lines, "\n" + mark));
    BOOST_TEST(!mentions(lines, "「\n"));
}

namespace {

Typeset chinese(const std::string& text) {
    return Typeset("---\ntitle: T\nlang: zh\n---\n\n" + text + "\n");
}

// Of everything on one line, in sizes of the body.
double squares(const std::string& text) {
    Typeset typeset = chinese(text);
    const Length width = content_widths(styled(typeset), typeset.setting()).most;
    return width.to_points() / typeset.theme()[Role::Body].size.to_points();
}

}  // namespace

BOOST_AUTO_TEST_CASE(quotation_marks_among_ideographs_are_squares) {
    BOOST_TEST(std::abs(squares("天“地”玄") - 5) < 0.01);
    BOOST_TEST(std::abs(squares("天‘地’玄") - 5) < 0.01);
    BOOST_TEST(squares("the “earth” is dark") < 12);
}

BOOST_AUTO_TEST_CASE(an_apostrophe_among_ideographs_is_none) {
    BOOST_TEST(squares("天don’t地") < squares("天dont地") + 0.4);
}

BOOST_AUTO_TEST_CASE(marks_whose_empty_halves_meet_close_up) {
    BOOST_TEST(std::abs(squares("天：“地。”玄") - 6) < 0.01);
    BOOST_TEST(std::abs(squares("天。「地」、玄") - 6) < 0.01);
}

BOOST_AUTO_TEST_CASE(a_line_of_ideographs_may_end_outside_of_quotation_marks) {
    Typeset typeset = chinese("天地玄黄说“宇宙洪荒”日月盈昃说“辰宿列张”寒来暑往");
    for (const double measure : {40.0, 50.0, 60.0, 70.0}) {
        const std::string lines = typeset.lines(measure);
        BOOST_TEST(!mentions(lines, "“\n"), lines);
        BOOST_TEST(!mentions(lines, "\n”"), lines);
    }
    BOOST_TEST(mentions(typeset.lines(60), "\n“"));
}

BOOST_AUTO_TEST_CASE(ideographs_break_between_each_other) {
    const std::string lines = Typeset("天地玄黄宇宙洪荒日月盈昃辰宿列张").lines(24);
    BOOST_TEST(std::count(lines.begin(), lines.end(), '\n') > 2);
}

BOOST_AUTO_TEST_CASE(a_space_that_a_line_end_stands_for_is_there_to_be_read) {
    Typeset typeset("one two three four five six seven eight incomprehensibilities");
    const std::vector<Line> lines = justified(typeset, {});
    BOOST_TEST_REQUIRE(lines.size() > 1u);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto* last = std::get_if<TextItem>(&lines[i].items.back());
        BOOST_TEST_REQUIRE(last);
        const bool goes_on = i + 1 < lines.size() && !lines[i].ends_in_hyphen;
        BOOST_TEST(is_space_at_line_end(*last) == goes_on);
    }
}

BOOST_AUTO_TEST_CASE(hebrew_runs_from_right_to_left) {
    Typeset typeset("אחת שתיים");
    const std::vector<Line> lines = set_paragraph(
        styled(typeset), {Length::from_points(300), {}, Alignment::Start, Length::from_points(15)},
        typeset.setting());
    const std::vector<TextItem> words = texts_of(lines.front());
    BOOST_TEST(words.front().run->text == "אחת");
    BOOST_TEST(words.back().run->text == "שתיים");
    BOOST_TEST(words.back().at.x > Length::from_points(200));
    BOOST_TEST(words.back().at.x < words.front().at.x);
}

BOOST_AUTO_TEST_CASE(a_first_line_from_right_to_left_is_indented_at_the_right) {
    Typeset typeset("אחת שתיים");
    const Length measure = Length::from_points(300), indent = Length::from_points(20);
    const std::vector<Line> lines = set_paragraph(
        styled(typeset), {measure, indent, Alignment::Justify, Length::from_points(15)},
        typeset.setting());
    Length right;
    for (const DisplayItem& item : lines.front().items)
        if (const auto* text = std::get_if<TextItem>(&item))
            right = std::max(right, text->at.x + text->width);
    BOOST_TEST(right.units() == (measure - indent).units());
}

BOOST_AUTO_TEST_CASE(note_marks_are_raised_figures_and_copied_as_plain_ones) {
    Typeset typeset("\u2610[^n]\n\n[^n]: Note.\n");
    typeset.theme().serif.families = {"DejaVu Sans"};  // has them all
    const StyledText text = styled(typeset);
    const TextFormat& mark = typeset.setting().format(text.stretches.back().format);
    Shaper& shaper = typeset.setting().shaper;
    const ShapedWord& drawn = shaper.word(mark.font, "12");
    const ShapedWord& plain = shaper.word(typeset.setting().format(text.base).font, "12");
    BOOST_TEST(drawn.runs.front().text == "12");
    BOOST_TEST(drawn.width < plain.width.scaled_by(0.8));
    BOOST_TEST((mark.rise == Length()));
}

BOOST_AUTO_TEST_CASE(figures_are_those_that_the_role_asks_for) {
    Typeset typeset("a");
    FontSpec spec =
        typeset.setting().shaper.spec(typeset.setting().format(styled(typeset).base).font);
    const auto width = [&](Figures figures) {
        spec.figures = figures;
        Shaper& shaper = typeset.setting().shaper;
        return shaper.word(shaper.font(spec), "111").width.units();
    };
    BOOST_TEST(width(Figures::Tabular) > width(Figures::OldStyle));
    BOOST_TEST(width(Figures::Lining) < width(Figures::Tabular));
}

BOOST_AUTO_TEST_CASE(content_widths_are_the_longest_word_and_the_whole_line) {
    Typeset typeset("a longestword b");
    const ContentWidths widths = content_widths(styled(typeset), typeset.setting());
    Shaper& shaper = typeset.setting().shaper;
    const FontId font = typeset.setting().format(styled(typeset).base).font;
    BOOST_TEST(widths.least.units() == shaper.word(font, "longestword").width.units());
    BOOST_TEST(widths.most > widths.least);
}

BOOST_AUTO_TEST_SUITE_END()
