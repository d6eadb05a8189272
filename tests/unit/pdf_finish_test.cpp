// From what cairo drew to the file that is published.
#include <boost/test/unit_test.hpp>

#include "converters/pdf/finish/content_stream.h"
#include "converters/pdf/finish/navigation.h"
#include "converters/pdf/finish/objects.h"
#include "converters/pdf/finish/to_unicode.h"
#include "converters/read_pdf_options.h"

using namespace postconv;
using namespace postconv::pdf;

namespace {

std::string no_font(const Replacement&) { return {}; }

std::string rewritten(const std::string& operators, const FontFor& font_for = no_font) {
    return with_artifacts(operators, font_for).operators;
}

std::string refusal(const std::string& words, bool attaches = false) {
    try {
        read_pdf_standard(words, attaches);
        return {};
    } catch (const Failure& failure) {
        return failure.diagnostic.name;
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_content_stream)

BOOST_AUTO_TEST_CASE(what_is_private_to_cairo_is_an_artifact) {
    BOOST_TEST(rewritten("/Private << /MCID 3 >> BDC\n0 0 1 1 re f\nEMC\n") ==
               "/Artifact BMC\n0 0 1 1 re f\nEMC\n");
}

BOOST_AUTO_TEST_CASE(marks_are_told_in_order) {
    const MarkedContent content = with_artifacts(
        "/Span << /MCID 0 >> BDC\n(a)Tj\nEMC\n/Private << /MCID 1 >> BDC\nf\nEMC\n"
        "/Span << /MCID 2 >> BDC\n(b)Tj\nEMC\n",
        no_font);
    BOOST_TEST(content.marks == (std::vector<int>{0, 2}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_string_that_looks_like_a_mark_is_left_alone) {
    const std::string text = "(/Private << /MCID 3 >> BDC\n\\) EMC)Tj\n";
    BOOST_TEST(rewritten(text) == text);
}

BOOST_AUTO_TEST_CASE(a_text_of_replacement_becomes_a_font) {
    std::string seen;
    const std::string result = rewritten(
        "BT /f-0-1 1 Tf\n/Span << /ActualText <feff002d> >> BDC\n[()-6<0001>]TJ\nEMC\n(b)Tj ET\n",
        [&](const Replacement& replacement) {
            seen = std::string(replacement.font) + ' ' + pdf_hex(replacement.codes) + ' ' +
                   std::string(replacement.text);
            return std::string("other");
        });
    BOOST_TEST(seen == "f-0-1 <0001> 002d");
    BOOST_TEST(result == "BT /f-0-1 1 Tf\n/other 1 Tf\n[()-6<0001>]TJ\n/f-0-1 1 Tf\n\n(b)Tj ET\n");
}

BOOST_AUTO_TEST_CASE(one_that_says_what_the_font_says_goes) {
    BOOST_TEST(rewritten("/f 1 Tf\n/Span << /ActualText <feff00660069> >> BDC\n<02>Tj\nEMC\n",
                         [](const Replacement& r) { return std::string(r.font); }) ==
               "/f 1 Tf\n<02>Tj\n\n");
}

BOOST_AUTO_TEST_CASE(one_that_no_font_says_stays) {
    const std::string text = "/f 1 Tf\n/Span << /ActualText <feff0061> >> BDC\n<02>Tj\nEMC\n";
    BOOST_TEST(rewritten(text) == text);
}

BOOST_AUTO_TEST_CASE(a_stream_that_ends_anywhere_is_read_to_its_end) {
    const std::string text =
        "/Span << /MCID 0 >> BDC\n/f-0 1 Tf (a\\051)Tj <41>Tj /Span << /ActualText <feff0061> >> "
        "BDC\n[(b) -3 <42>]TJ\nEMC\nEMC\n/Private << /MCID 1 >> BDC\nBI /W 1 ID x EI f\nEMC\n";
    for (std::size_t length = 0; length <= text.size(); ++length)
        BOOST_CHECK_NO_THROW(rewritten(text.substr(0, length)));
}

BOOST_AUTO_TEST_CASE(ligatures_stand_for_their_letters) {
    std::string stream = "2 beginbfchar\n<0001> <00ad>\n<0002> <fb01>\nendbfchar\n";
    const ToUnicode map = read_to_unicode(stream);
    BOOST_TEST(map.code_bytes == 2u);
    BOOST_TEST(map.text_of(std::string("\0\2", 2)) == "00660069");
    BOOST_TEST(stream.find("fb01") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_map_is_read_back_as_written) {
    const ToUnicode map{2, {{1, "002d"}, {0x1FF, "00660069"}}};
    std::string stream = to_unicode_stream(map);
    const ToUnicode again = read_to_unicode(stream);
    BOOST_TEST((again.texts == map.texts));
    BOOST_TEST(again.code_bytes == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(pdf_objects)

BOOST_AUTO_TEST_CASE(text_is_ascii_where_it_can_be_and_utf_16_elsewhere) {
    BOOST_TEST(pdf_text("a (b) \\") == "(a \\(b\\) \\\\)");
    BOOST_TEST(pdf_text("é") == "<FEFF00E9>");
    BOOST_TEST(pdf_text("🚀") == "<FEFFD83DDE80>");
}

BOOST_AUTO_TEST_CASE(a_name_escapes_what_it_may_not_hold) {
    BOOST_TEST(pdf_name("text/markdown x") == "/text#2Fmarkdown#20x");
}

BOOST_AUTO_TEST_CASE(numbers_have_at_most_three_decimals) {
    BOOST_TEST(pdf_number(-0.5) == "-0.5");
    BOOST_TEST(pdf_number(12) == "12");
    BOOST_TEST(pdf_number(1.23456) == "1.235");
}

BOOST_AUTO_TEST_CASE(page_labels_are_runs_of_one_kind) {
    BOOST_TEST(page_labels({"i", "ii", "iii", "1", "2", "7", "A"}) ==
               "<</Nums[0<</S/r/St 1>>3<</S/D/St 1>>5<</S/D/St 7>>6<</P(A)>>]>>");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(pdf_options)

BOOST_AUTO_TEST_CASE(nothing_said_is_both_standards) {
    const PdfStandard standard = read_pdf_standard("", false);
    BOOST_TEST(standard.accessible);
    BOOST_TEST(standard.archive_part == 2);
    BOOST_TEST(standard.archive_level == 'U');
}

BOOST_AUTO_TEST_CASE(a_standard_that_is_named_is_the_only_one) {
    BOOST_TEST(!read_pdf_standard("a-2b", false).accessible);
    BOOST_TEST(read_pdf_standard("a-2b", false).archive_level == 'B');
    BOOST_TEST(read_pdf_standard("ua-1", false).archive_part == 0);
    BOOST_TEST(read_pdf_standard(" UA-1 , a-3u", false).archive_part == 3);
    BOOST_TEST(!read_pdf_standard("none", false).accessible);
}

BOOST_AUTO_TEST_CASE(a_source_within_asks_for_part_3) {
    BOOST_TEST(read_pdf_standard("", true).archive_part == 3);
    BOOST_TEST(refusal("ua-1,a-2u", true) == "bad-pdf-standard");
}

BOOST_AUTO_TEST_CASE(what_is_no_standard_of_ours_is_refused) {
    for (const char* words : {"a-1b", "ua-2", "a-2u,a-3u", ","})
        BOOST_TEST(refusal(words) == "bad-pdf-standard", words);
}

BOOST_AUTO_TEST_CASE(files_of_one_name_are_attached_under_several) {
    const std::vector<Attachment> files = attachments_of({{"a/x.md", "1"}, {"b/x.md", "2"}});
    BOOST_TEST(files[0].name == "x.md");
    BOOST_TEST(files[1].name == "2-x.md");
    BOOST_TEST(files[1].bytes == "2");
}

BOOST_AUTO_TEST_SUITE_END()
