#include "converters/pixels.h"

#include <boost/test/unit_test.hpp>

#include <numeric>

#include "converters/raster.h"
#include "converters/upright.h"
#include "converters/resample.h"
#include "tests/support/pictures.h"

using namespace postconv;
using test::corners;
using test::flag;

namespace {

std::string corners(const std::optional<Pixels>& pixels) {
    return pixels ? test::corners(*pixels) : "not decoded";
}

// A chequered field of single black and white dots.
Pixels chequered(PixelSize size, int channels) {
    Pixels pixels{size, channels, {}};
    for (int i = 0; i < size.width * size.height; ++i)
        for (int c = 0; c < channels; ++c)
            pixels.bytes.push_back(std::uint8_t(
                c % 2 == 1 && c + 1 == channels ? 128 : (i + i / size.width) % 2 * 255));
    return pixels;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pixels)

BOOST_AUTO_TEST_CASE(each_exif_orientation_turns_the_dots_as_it_says) {
    // Exif 2.32: where row 0 and column 0 of the stored picture are seen.
    const char* seen[] = {"wwbr", "wwrb", "brww", "rbww", "wrbw", "rwwb", "bwwr", "wbrw"};
    for (int orientation = 1; orientation <= 8; ++orientation)
        BOOST_TEST(corners(turned(flag({16, 8}), orientation)) == seen[orientation - 1]);
}

BOOST_AUTO_TEST_CASE(a_jpeg_is_turned_like_its_dots_whole_blocks_or_not) {
    for (const PixelSize size : {PixelSize{64, 32}, PixelSize{61, 35}}) {
        for (int orientation = 1; orientation <= 8; ++orientation) {
            const Bytes file = turned_jpeg(test::jpeg_flag(size, orientation), orientation);
            BOOST_TEST(corners(decode_jpeg(file, kAnySize)) ==
                       corners(turned(flag(size), orientation)));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_turned_jpeg_says_that_it_is_upright) {
    for (const PixelSize size : {PixelSize{64, 32}, PixelSize{61, 35}}) {
        const auto turned = inspect_image("a.jpg", turned_jpeg(test::jpeg_flag(size, 6), 6));
        BOOST_TEST_REQUIRE(turned.has_value());
        BOOST_TEST(turned->orientation == 1);
        BOOST_TEST(turned->width == size.height);
    }
}

BOOST_AUTO_TEST_CASE(an_upright_picture_keeps_its_bytes) {
    const Bytes file = test::jpeg_flag({64, 32});
    BOOST_TEST((upright_bytes(*inspect_image("a.jpg", file)) == file));
}

BOOST_AUTO_TEST_CASE(a_png_is_written_and_read_without_loss) {
    for (const int channels : {1, 2, 3, 4}) {
        const Pixels before = chequered({7, 5}, channels);
        const auto after = decode_png(encode_png(before), kAnySize);
        BOOST_TEST_REQUIRE(after.has_value());
        BOOST_TEST(after->bytes == before.bytes, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_CASE(a_png_is_read_at_the_size_asked) {
    const auto small = decode_png(encode_png(flag({400, 200})), {40, 20});
    BOOST_TEST_REQUIRE(small.has_value());
    BOOST_TEST((small->size == PixelSize{40, 20}));
    BOOST_TEST(corners(small) == "wwbr");
}

BOOST_AUTO_TEST_CASE(fine_dots_become_an_even_grey) {
    for (const int channels : {1, 3, 4}) {
        const Pixels grey = resampled(chequered({90, 60}, channels), {13, 7});
        for (const std::uint8_t value : grey.bytes) BOOST_TEST(std::abs(value - 127) <= 4);
    }
}

BOOST_AUTO_TEST_CASE(colour_that_nobody_sees_does_not_bleed) {
    Pixels dots{{2, 1}, 4, {255, 0, 0, 0, 0, 0, 255, 255}};  // clear red beside blue
    const Pixels one = resampled(dots, {1, 1});
    BOOST_TEST(int(one.bytes[0]) == 0);
    BOOST_TEST(int(one.bytes[2]) == 255);
}

BOOST_AUTO_TEST_CASE(webp_is_read_lossy_and_lossless) {
    for (const bool lossless : {false, true}) {
        const Bytes file = test::webp_flag({32, 16}, lossless);
        BOOST_TEST(corners(decode_webp(file)) == "wwbr");
        BOOST_TEST(is_lossy_webp(file) == !lossless);
    }
}

BOOST_AUTO_TEST_CASE(broken_files_are_no_pixels) {
    const Bytes png = encode_png(flag({40, 30})), webp = test::webp_flag({40, 30}, true);
    for (std::size_t length = 0; length < png.size() - 12; length += 7)
        BOOST_TEST(!decode_png(png.substr(0, length), kAnySize).has_value());
    for (std::size_t length = 0; length < webp.size(); length += 3)
        BOOST_TEST(!decode_webp(webp.substr(0, length)).has_value());
    for (const char* bytes : {"", "GIF89a", "\xFF\xD8\xFF", "hello"}) {
        BOOST_TEST(!decode_gif(bytes).has_value());
        BOOST_TEST(!decode_jpeg(bytes, kAnySize).has_value());
        BOOST_TEST(turned_jpeg(bytes, 6).empty());
    }
}

BOOST_AUTO_TEST_SUITE_END()
