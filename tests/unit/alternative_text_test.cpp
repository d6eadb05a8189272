// Which pictures have words for those who don't see them.
#include "model/alternative_text.h"

#include <boost/test/unit_test.hpp>

#include "model/outline.h"
#include "tests/support/markdown.h"

using namespace postconv;

namespace {

// "line:name" of each warning.
std::string warnings(const std::string& markdown) {
    test::Reading reading = test::read(markdown);
    Diagnostics& diagnostics = reading.diagnostics;
    make_outline(reading.document, diagnostics);
    warn_of_missing_alternative_text(reading.document, diagnostics);
    std::string text;
    for (const Diagnostic& d : diagnostics.items())
        text += std::to_string(d.span.line) + ':' + d.name + ' ';
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(alternative_text)

BOOST_AUTO_TEST_CASE(a_picture_without_words_is_named_with_its_line) {
    BOOST_TEST(warnings("a\n\n![](x.png)\n\nb ![](y.png) c\n") == "3:missing-alt 5:missing-alt ");
}

BOOST_AUTO_TEST_CASE(a_picture_with_words_is_not) {
    BOOST_TEST(warnings("![a hill](x.png)\n") == "");
}

BOOST_AUTO_TEST_CASE(a_picture_of_the_class_decorative_needs_none) {
    BOOST_TEST(warnings("![](x.png){.decorative}\n\na ![](y.png){role=presentation}\n") == "");
}

BOOST_AUTO_TEST_CASE(an_empty_alt_in_html_says_that_a_picture_is_decorative) {
    BOOST_TEST(
        warnings("<img src=\"x.png\" alt=\"\">\n\na <img src=\"y.png\" role=\"none\"> b\n") == "");
}

BOOST_AUTO_TEST_CASE(html_without_alt_does_not) {
    BOOST_TEST(warnings("<img src=\"x.png\">\n") == "1:missing-alt ");
}

BOOST_AUTO_TEST_SUITE_END()
