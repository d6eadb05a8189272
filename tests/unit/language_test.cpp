#include <boost/test/unit_test.hpp>

#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;

namespace {

// The words of a text in a language.
std::string said(const std::string& language, const std::string& markdown) {
    return plain_text(test::read_whole("---\ntitle: T\nlang: " + language + "\n---\n\n" + markdown)
                          .document.blocks);
}

std::string direction(const std::string& language, const std::string& markdown) {
    const Document document =
        test::read_whole("---\ntitle: T\nlang: " + language + "\n---\n\n" + markdown).document;
    for (const auto& [key, value] : document.blocks.at(0).attributes.values)
        if (key == "dir") return value;
    return "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(language)

BOOST_AUTO_TEST_CASE(quotes_are_those_of_the_language) {
    const std::string text = "\"a 'b' c\"";
    BOOST_TEST(said("en", text) == "“a ‘b’ c”");
    BOOST_TEST(said("de", text) == "„a ‚b‘ c“");
    BOOST_TEST(said("de-CH", text) == "«a ‹b› c»");
    BOOST_TEST(said("fr", text) == "«\u202Fa “b” c\u202F»");
    BOOST_TEST(said("es", text) == "«a “b” c»");
    BOOST_TEST(said("ru", text) == "«a „b“ c»");
    BOOST_TEST(said("pl", text) == "„a «b» c”");
    BOOST_TEST(said("sv", text) == "”a ’b’ c”");
    BOOST_TEST(said("cs", text) == "„a ‚b‘ c“");
    BOOST_TEST(said("nl", text) == "“a ‘b’ c”");
}

BOOST_AUTO_TEST_CASE(quotes_that_were_typed_stay) {
    BOOST_TEST(said("de", "“typed” and \"made\"") == "“typed” and „made“");
    BOOST_TEST(said("de", "„getippt“ und \\\"gerade\\\"") == "„getippt“ und \"gerade\"");
}

BOOST_AUTO_TEST_CASE(typed_marks_beside_emphasis_leave_it_whole) {
    BOOST_TEST(said("de", "„**Wort.**“ und **Wort.**—so") == "„Wort.“ und Wort.—so");
}

BOOST_AUTO_TEST_CASE(a_part_in_another_language_has_its_own_quotes) {
    BOOST_TEST(said("de", "\"a\" [\"b\" 'c']{lang=fr} \"d\"") == "„a“ «\u202Fb\u202F» “c” „d“");
    BOOST_TEST(said("en", "\"a\" \\\"x\\\"\n\n::: {lang=de}\n\"b\" “c”\n:::\n") ==
               "“a” \"x\" „b“ “c”");
    BOOST_TEST(said("de", "<p lang=\"en\">\"a\"</p>\n") == "“a”");
}

BOOST_AUTO_TEST_CASE(dashes_are_those_of_the_language) {
    BOOST_TEST(said("en", "a --- b---c 1--2") == "a — b—c 1–2");
    BOOST_TEST(said("de", "a --- b -- c 1--2 — d") == "a – b – c 1–2 — d");
    BOOST_TEST(said("ru", "а --- б -- в 1--2 – г") == "а\u00A0— б\u00A0— в 1–2 – г");
    BOOST_TEST(said("zh", "中文---中文--中文 1--2") == "中文——中文——中文 1–2");
    BOOST_TEST(said("de", "`a --- b` <https://x.org/a---b>") == "a --- b https://x.org/a---b");
}

BOOST_AUTO_TEST_CASE(fields_have_the_quotes_of_the_document) {
    const Metadata metadata = test::metadata_of(
        "title: The \"A\" --- “B”\nsubtitle: a 'c'\ndescription: '\"D\"'\nabstract: '\"E\"'\n"
        "cover: {path: a.png, alt: '\"F\"'}\nlang: de");
    BOOST_TEST(metadata.title == "The „A“ – “B”");
    BOOST_TEST(metadata.subtitle == "a ‚c‘");
    BOOST_TEST(metadata.description == "„D“");
    BOOST_TEST(metadata.abstract == "„E“");
    BOOST_TEST(metadata.cover->alt == "„F“");
}

BOOST_AUTO_TEST_CASE(a_script_tells_the_language_that_nobody_declared) {
    const auto language = [](const std::string& text) {
        const test::Reading r = test::read("# T\n\n" + text + "\n");
        return r.document.metadata.language + ' ' + r.warnings();
    };
    BOOST_TEST(language("这是一个用中文写的文档，有 some English 词。") ==
               "zh guessed-language@0:0");
    BOOST_TEST(language("これは日本語の文書です。漢字もある。") == "ja guessed-language@0:0");
    BOOST_TEST(language("이것은 한국어 문서 입니다 그렇습니다") == "ko guessed-language@0:0");
    BOOST_TEST(language("هذا النص مكتوب بالعربية في هذه الوثيقة") == "ar guessed-language@0:0");
    BOOST_TEST(language("המסמך הזה כתוב בעברית ולא בשפה אחרת") == "he guessed-language@0:0");
    BOOST_TEST(language("این متن به زبان فارسی نوشته شده است") == "en no-language@0:0");
    BOOST_TEST(language("Этот документ написан по-русски, как видно") == "en no-language@0:0");
    BOOST_TEST(language("Words of English, and 一些中文 in it.") == "en ");
    BOOST_TEST(language("```\n这是一个用中文写的代码\n```\n\nThe words.") == "en ");
}

BOOST_AUTO_TEST_CASE(a_declared_language_is_never_overridden) {
    const test::Reading r = test::read_whole("---\ntitle: T\nlang: en\n---\n\n这是中文文档。\n");
    BOOST_TEST(r.document.metadata.language == "en");
    BOOST_TEST(r.warnings() == "");
    const test::Reading bad = test::read_whole("---\ntitle: T\nlang: '?'\n---\n\n中文文档。\n");
    BOOST_TEST(bad.warnings() == "bad-language@3:7");
}

BOOST_AUTO_TEST_CASE(a_long_text_in_another_latin_language_is_warned_of) {
    const std::string french =
        "Le chat dort sur une table avec un petit chien dans la grande maison que nous avons vue "
        "hier soir quand il pleuvait encore sur toute ville et personne ne voulait sortir pour "
        "chercher du pain chez notre boulanger, qui ferme toujours assez tôt.\n";
    const std::string english =
        "The cat sleeps on a table with one little dog in that large house we saw yesterday "
        "evening when it was still raining all over town and nobody wanted to go out for bread at "
        "our baker, who always closes rather early.\n";
    BOOST_TEST(test::read(french).warnings() == "no-language@0:0");
    BOOST_TEST(test::read(english).warnings() == "");
}

BOOST_AUTO_TEST_CASE(an_apostrophe_stays_one) {
    BOOST_TEST(said("de", "'Hans' Haus, geht's' so") == "‚Hans‘ Haus, geht’s’ so");
    BOOST_TEST(said("fr", "l'*amour* d'\"Anne\"") == "l’amour d’«\u202FAnne\u202F»");
}

BOOST_AUTO_TEST_CASE(code_and_addresses_keep_their_quotes) {
    BOOST_TEST(said("de", "`\"a\" “b”` x") == "\"a\" “b” x");
    BOOST_TEST(said("de", "    \"a\" -- “b”\n") == "\"a\" -- “b”");
    BOOST_TEST(said("de", "https://example.org/a--b'c'd") == "https://example.org/a--b'c'd");
}

BOOST_AUTO_TEST_CASE(lines_of_chinese_join_without_a_space) {
    BOOST_TEST(said("zh", "中文\n中文") == "中文中文");
    BOOST_TEST(said("en", "中文\n**中文**\n中") == "中文中文中");
    BOOST_TEST(said("zh", "他说\n“好”\n了") == "他说“好”了");
    BOOST_TEST(said("ja", "かな\nカナ。\n漢字") == "かなカナ。漢字");
}

BOOST_AUTO_TEST_CASE(lines_of_other_scripts_keep_their_space) {
    BOOST_TEST(said("zh", "中文\nlatin\n中文") == "中文 latin 中文");
    BOOST_TEST(said("ko", "한국\n한국") == "한국 한국");
}

BOOST_AUTO_TEST_CASE(a_block_against_the_documents_direction_says_so) {
    BOOST_TEST(direction("en", "(12) שלום hello") == "rtl");
    BOOST_TEST(direction("en", "hello שלום") == "");
    BOOST_TEST(direction("ar", "hello مرحبا") == "ltr");
    BOOST_TEST(direction("ar", "مرحبا hello") == "");
    BOOST_TEST(direction("en", "- שלום") == "rtl");
}

BOOST_AUTO_TEST_SUITE_END()
