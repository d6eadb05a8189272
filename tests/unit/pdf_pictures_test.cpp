#include <boost/test/unit_test.hpp>

#include "converters/pdf/pdf.h"
#include "tests/support/pictures.h"
#include "tests/support/text.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using postconv::test::count;

namespace {

struct Printed {
    Bytes pdf;
    Diagnostics diagnostics;
};

Printed printed(const std::string& markdown, const MemoryLoader& loader) {
    test::Typeset typeset(markdown, loader);
    Printed result;
    result.pdf = render_pdf(typeset.job(), result.diagnostics);
    return result;
}

MemoryLoader one_file(const std::string& name, Bytes bytes) {
    MemoryLoader loader;
    loader.add(name, std::move(bytes));
    return loader;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_pictures)

BOOST_AUTO_TEST_CASE(a_jpeg_goes_into_the_pdf_byte_by_byte_turned_or_not) {
    for (const int orientation : {1, 6}) {
        const Bytes jpeg = test::jpeg_flag({64, 32}, orientation);
        BOOST_TEST(count(printed("![a](a.jpg)\n", one_file("a.jpg", jpeg)).pdf, jpeg) == 1u);
    }
}

BOOST_AUTO_TEST_CASE(a_picture_that_is_shown_twice_is_embedded_once) {
    const std::string thrice = "![a](a.jpg)\n\n![a](a.jpg){width=1cm} and ![a](a.jpg)\n";
    const Bytes jpeg = test::jpeg_flag({64, 32});
    BOOST_TEST(count(printed(thrice, one_file("a.jpg", jpeg)).pdf, jpeg) == 1u);
    const Bytes png = encode_png(test::flag({64, 32}));
    const std::string names = "![a](a.png)\n\n![a](a.png){width=1cm} and ![a](a.png)\n";
    BOOST_TEST(count(printed(names, one_file("a.png", png)).pdf, "/Subtype /Image") == 1u);
}

BOOST_AUTO_TEST_CASE(a_broken_png_is_warned_of_and_the_pdf_is_made) {
    Bytes png = encode_png(test::flag({640, 320}));
    Resource resource = *inspect_image("a.png", png);
    test::Typeset typeset("![a](a.png)\n", one_file("a.png", png));
    Resources resources;
    resource.bytes.resize(png.size() / 2);
    resources.add(resource);
    const Job& job = typeset.job();
    Diagnostics diagnostics;
    const Bytes pdf = render_pdf(
        {job.document, job.outline, job.theme, resources, job.fonts, job.options}, diagnostics);
    BOOST_TEST(pdf.ends_with("%%EOF\n"));
    BOOST_TEST_REQUIRE(diagnostics.items().size() == 1u);
    BOOST_TEST(diagnostics.items()[0].name == "broken-image");
}

BOOST_AUTO_TEST_CASE(a_missing_picture_of_any_size_is_a_box) {
    for (const char* size :
         {"width=1mm height=1mm", "width=90% height=1mm", "width=5cm height=12cm"})
        BOOST_TEST(
            printed("![a](b.png){" + std::string(size) + "}\n", {}).pdf.ends_with("%%EOF\n"));
}

BOOST_AUTO_TEST_SUITE_END()
