#include <boost/test/unit_test.hpp>

#include "converters/pdf/pdf.h"
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

BOOST_AUTO_TEST_SUITE_END()
