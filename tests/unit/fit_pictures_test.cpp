#include "converters/fit_pictures.h"

#include <boost/test/unit_test.hpp>

#include "converters/pixels.h"
#include "styles/theme_reader.h"
#include "tests/support/markdown.h"
#include "tests/support/pictures.h"

using namespace postconv;
using test::flag;

namespace {

struct Fitted {
    Document document;
    Diagnostics diagnostics;
    Resources resources;
};

Fitted fitted(const std::string& markdown, const std::string& name, Bytes bytes, int dpi = 0) {
    test::Reading reading = test::read(markdown);
    Fitted result{std::move(reading.document), std::move(reading.diagnostics), {}};
    MemoryLoader loader;
    loader.add(name, std::move(bytes));
    result.resources = load_resources(result.document, loader, result.diagnostics);
    fit_pictures(result.document, result.resources, builtin_theme("default"), dpi,
                 result.diagnostics);
    return result;
}

std::string facts(const Resource& r) {
    return r.name + ' ' + std::to_string(r.width) + 'x' + std::to_string(r.height);
}

// The size of a PNG's header, without the dots to go with it.
Bytes png_bomb(int width, int height) {
    Bytes file = encode_png(flag({1, 1}));
    const auto put = [&](std::size_t at, std::uint32_t value) {
        for (int i = 0; i < 4; ++i) file[at + std::size_t(i)] = char(value >> (24 - 8 * i));
    };
    put(16, std::uint32_t(width));
    put(20, std::uint32_t(height));
    std::uint32_t crc = 0xFFFFFFFFU;
    for (std::size_t at = 12; at < 29; ++at) {
        crc ^= static_cast<unsigned char>(file[at]);
        for (int bit = 0; bit < 8; ++bit) crc = crc & 1 ? 0xEDB88320U ^ (crc >> 1) : crc >> 1;
    }
    put(29, crc ^ 0xFFFFFFFFU);
    return file;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fitting_pictures)

BOOST_AUTO_TEST_CASE(lossy_webp_becomes_jpeg_and_lossless_webp_png) {
    const auto name = [](bool lossless) {
        return facts(
            fitted("![a](a.webp)\n", "a.webp", test::webp_flag({40, 20}, lossless)).resources[0]);
    };
    BOOST_TEST(name(false) == "a.jpg 40x20");
    BOOST_TEST(name(true) == "a.png 40x20");
}

BOOST_AUTO_TEST_CASE(pictures_stay_as_they_are_when_nothing_is_asked) {
    const Bytes jpeg = test::jpeg_flag({3000, 200}, 6), png = encode_png(flag({3000, 200}));
    BOOST_TEST((fitted("![a](a.jpg)\n", "a.jpg", jpeg).resources[0].bytes == jpeg));
    BOOST_TEST((fitted("![a](a.png)\n", "a.png", png).resources[0].bytes == png));
}

BOOST_AUTO_TEST_CASE(a_picture_that_is_too_fine_for_its_place_is_resampled) {
    const std::string inch = "![a](a.png){width=1in}\n";
    BOOST_TEST(facts(fitted(inch, "a.png", encode_png(flag({600, 300})), 150).resources[0]) ==
               "a.png 150x75");
    BOOST_TEST(facts(fitted(inch, "a.png", encode_png(flag({160, 80})), 150).resources[0]) ==
               "a.png 160x80");
}

BOOST_AUTO_TEST_CASE(the_largest_place_of_a_picture_decides) {
    const std::string two = "![a](a.png){width=1in}\n\n![a](a.png){width=2in}\n";
    BOOST_TEST(facts(fitted(two, "a.png", encode_png(flag({600, 300})), 150).resources[0]) ==
               "a.png 300x150");
}

BOOST_AUTO_TEST_CASE(a_resampled_picture_keeps_its_natural_size) {
    const Fitted before = fitted("![a](a.jpg)\n", "a.jpg", test::jpeg_flag({3000, 1500}));
    const Fitted after = fitted("![a](a.jpg)\n", "a.jpg", test::jpeg_flag({3000, 1500}), 100);
    const auto inches = [](const Fitted& f) {
        return f.resources[0].width / f.resources[0].pixels_per_inch;
    };
    BOOST_TEST(after.resources[0].width < 1000);
    BOOST_TEST(inches(before) == inches(after), boost::test_tools::tolerance(0.001));
}

BOOST_AUTO_TEST_CASE(a_resampled_jpeg_is_a_jpeg_and_upright) {
    const Fitted f =
        fitted("![a](a.jpg){width=1in}\n", "a.jpg", test::jpeg_flag({600, 300}, 6), 100);
    BOOST_TEST(facts(f.resources[0]) == "a.jpg 100x200");
    BOOST_TEST(f.resources[0].orientation == 1);
    const auto pixels = decode_jpeg(f.resources[0].bytes, kAnySize);
    BOOST_TEST_REQUIRE(pixels.has_value());
    BOOST_TEST(test::corners(*pixels) == test::corners(turned(flag({600, 300}), 6)));
}

BOOST_AUTO_TEST_CASE(a_picture_of_too_many_dots_is_named_and_gets_a_stand_in) {
    const Fitted f = fitted("a\n\n![The moon](a.png)\n", "a.png", png_bomb(60000, 60000));
    BOOST_TEST_REQUIRE(f.diagnostics.items().size() == 1u);
    const Diagnostic& said = f.diagnostics.items()[0];
    BOOST_TEST(said.name == "huge-image");
    BOOST_TEST(said.span.line == 3);
    BOOST_TEST(said.message == "image \"a.png\" has 3600 megapixels, which is too many to read");
    BOOST_TEST(f.resources[0].stands_for == "The moon\na.png");
}

BOOST_AUTO_TEST_CASE(a_large_png_whose_dots_are_missing_is_broken) {
    const Fitted f = fitted("![a](a.png)\n", "a.png", png_bomb(8000, 5000));
    BOOST_TEST_REQUIRE(f.diagnostics.items().size() == 1u);
    BOOST_TEST(f.diagnostics.items()[0].name == "broken-image");
}

BOOST_AUTO_TEST_SUITE_END()
