#include <boost/test/unit_test.hpp>

#include "converters/pdf/pdf.h"
#include "converters/pdf/repeated_names.h"
#include "tests/support/text.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using postconv::test::count;

namespace {

Bytes pdf_of(const std::string& markdown) {
    test::Typeset typeset(markdown);
    Diagnostics diagnostics;
    return render_pdf(typeset.job(), diagnostics);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_emoji)

BOOST_AUTO_TEST_CASE(an_emoji_is_a_picture_of_its_own_dots) {
    const Bytes pdf = pdf_of("A rocket 🚀 flies.\n");
    BOOST_TEST(count(pdf, "/Width 136") == 2u);  // its colours, and where it shines through
}

BOOST_AUTO_TEST_CASE(an_emoji_is_embedded_once_however_often_and_large_it_is_drawn) {
    BOOST_TEST(count(pdf_of("# 🚀\n\n🚀 and 🚀\n\n**🚀**\n"), "/Width 136") == 2u);
}

BOOST_AUTO_TEST_CASE(no_name_stands_twice_among_a_pages_resources) {
    Bytes pdf = "<< /XObject << /x7 7 0 R /x8 8 0 R /x7 7 0 R /x7 7 0 R >> /Font << /f 1 0 R >> >>";
    const std::size_t length = pdf.size();
    pdf::blank_repeated_names(pdf);
    BOOST_TEST(pdf.size() == length);
    BOOST_TEST(count(pdf, "/x7 7 0 R") == 1u);
    BOOST_TEST(count(pdf, "/x8 8 0 R") == 1u);
    BOOST_TEST(pdf.ends_with(" >> /Font << /f 1 0 R >> >>"));
}

BOOST_AUTO_TEST_SUITE_END()
