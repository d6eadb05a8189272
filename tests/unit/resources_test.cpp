#include "model/resources.h"

#include <boost/test/unit_test.hpp>

#include "model/exif.h"
#include "tests/support/markdown.h"
#include "tests/support/pictures.h"
#include "tests/support/print.h"

using namespace postconv;

namespace {

// A black pixel, 1x1.
Bytes png() {
    static constexpr unsigned char kBytes[] = {
        0x89, 'P',  'N',  'G',  0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 'I',  'H',
        'D',  'R',  0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00,
        0x00, 0x3A, 0x7E, 0x9B, 0x55, 0x00, 0x00, 0x00, 0x0A, 'I',  'D',  'A',  'T',  0x78,
        0xDA, 0x63, 0x60, 0x00, 0x00, 0x00, 0x02, 0x00, 0x01, 0xE5, 0x27, 0xDE, 0xFC, 0x00,
        0x00, 0x00, 0x00, 'I',  'E',  'N',  'D',  0xAE, 0x42, 0x60, 0x82};
    return Bytes(reinterpret_cast<const char*>(kBytes), sizeof kBytes);
}

Bytes svg(const std::string& attributes) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" " + attributes + "></svg>";
}

struct Loaded {
    Document document;
    Diagnostics diagnostics;
    Resources resources;
};

Loaded loaded(const std::string& markdown, const MemoryLoader& loader) {
    test::Reading reading = test::read(markdown);
    Loaded result{std::move(reading.document), std::move(reading.diagnostics), {}};
    result.resources = load_resources(result.document, loader, result.diagnostics);
    return result;
}

std::string warnings(const Loaded& l) {
    std::string text;
    for (const Diagnostic& d : l.diagnostics.items()) text += d.name + ' ';
    return text;
}

MemoryLoader one_file(const std::string& name, Bytes bytes) {
    MemoryLoader loader;
    loader.add(name, std::move(bytes));
    return loader;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resources)

BOOST_AUTO_TEST_CASE(a_picture_is_loaded_once_however_often_it_is_shown) {
    const Loaded l = loaded("![a](a.png) ![b](a.png)\n\n![c](a.png)\n", one_file("a.png", png()));
    BOOST_TEST(l.resources.size() == 1u);
    BOOST_TEST(std::get<Figure>(l.document.blocks[1].kind).image.resource.has_value());
    BOOST_TEST(warnings(l) == "");
}

BOOST_AUTO_TEST_CASE(the_same_bytes_under_two_names_are_kept_once) {
    MemoryLoader loader = one_file("a.png", png());
    loader.add("b.png", png());
    BOOST_TEST(loaded("![a](a.png) ![b](b.png)\n", loader).resources.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_png_says_its_size) {
    const auto image = inspect_image("my pic.PNG", png());
    BOOST_TEST_REQUIRE(image.has_value());
    BOOST_TEST(image->width == 1);
    BOOST_TEST(image->name == "my-pic.png");
}

BOOST_AUTO_TEST_CASE(a_png_cut_short_anywhere_is_broken) {
    const Bytes whole = png();
    for (std::size_t length = 0; length < whole.size(); ++length)
        BOOST_TEST(!inspect_image("a.png", whole.substr(0, length)).has_value(), length);
}

BOOST_AUTO_TEST_CASE(a_png_with_a_flipped_bit_is_broken) {
    for (std::size_t at = 8; at < png().size(); ++at) {
        Bytes bytes = png();
        bytes[at] = char(bytes[at] ^ 0x10);
        BOOST_TEST(!inspect_image("a.png", bytes).has_value(), at);
    }
}

BOOST_AUTO_TEST_CASE(a_broken_picture_is_warned_of_once) {
    const Loaded l = loaded("![a](a.png) ![a](a.png)\n", one_file("a.png", png().substr(0, 40)));
    BOOST_TEST(warnings(l) == "broken-image ");
}

BOOST_AUTO_TEST_CASE(a_missing_picture_and_one_on_the_network_are_warned_of) {
    BOOST_TEST(warnings(loaded("![a](b.png)\n", MemoryLoader())) == "missing-image ");
    BOOST_TEST(warnings(loaded("![a](https://x.org/b.png)\n", MemoryLoader())) == "remote-image ");
    BOOST_TEST(warnings(loaded("![a](//x.org/b.png)\n", MemoryLoader())) == "remote-image ");
}

BOOST_AUTO_TEST_CASE(pictures_in_notes_and_tables_are_loaded_too) {
    const Loaded l =
        loaded("a[^n]\n\n| ![x](a.png) |\n|---|\n\n[^n]: ![y](a.png)\n", one_file("a.png", png()));
    BOOST_TEST(l.resources.size() == 1u);
    BOOST_TEST(std::get<Figure>(l.document.notes[0].content[0].kind).image.resource.has_value());
}

BOOST_AUTO_TEST_CASE(a_figure_that_is_missing_gets_a_stand_in_with_its_words_and_file) {
    const Loaded l = loaded("![A map](maps/town.png){width=40mm height=2cm}\n", MemoryLoader());
    const Image& image = std::get<Figure>(l.document.blocks[0].kind).image;
    BOOST_TEST_REQUIRE(image.resource.has_value());
    BOOST_TEST(l.resources[*image.resource].stands_for == "A map\ntown.png");
    const Length much = Length::from_points(1000);
    BOOST_TEST(picture_size(l.resources[*image.resource], image.size, much, much).width ==
               Length::from_millimetres(40));
}

BOOST_AUTO_TEST_CASE(within_a_line_only_a_stated_size_makes_a_stand_in) {
    BOOST_TEST(loaded("a ![b](c.png) d\n", MemoryLoader()).resources.size() == 0u);
    BOOST_TEST(loaded("a ![b](c.png){width=1cm} d\n", MemoryLoader()).resources.size() == 1u);
}

BOOST_AUTO_TEST_CASE(no_picture_is_thinner_than_a_unit_however_odd_its_sides) {
    Resource thread;
    thread.width = 65535;
    thread.height = 1;
    const Length much = Length::from_points(400);
    const PictureSize size = picture_size(thread, {Length::from_points(1), {}}, much, much);
    BOOST_TEST(size.height > Length());
}

BOOST_AUTO_TEST_CASE(a_jpeg_says_how_it_was_held_and_its_size_is_that_seen) {
    const auto image = inspect_image("a.jpg", test::jpeg_flag({40, 20}, 6));
    BOOST_TEST_REQUIRE(image.has_value());
    BOOST_TEST(image->orientation == 6);
    BOOST_TEST(image->width == 20);
    BOOST_TEST(image->height == 40);
}

BOOST_AUTO_TEST_CASE(exif_that_makes_no_sense_changes_nothing) {
    BOOST_TEST(inspect_image("a.jpg", test::jpeg_flag({40, 20}, 9))->orientation == 1);
    const Bytes whole = test::jpeg_flag({40, 20}, 6).substr(6, 32);
    for (std::size_t length = 0; length < whole.size(); ++length)
        BOOST_TEST(read_exif(whole.substr(0, length)).pixels_per_inch == 0);
}

BOOST_AUTO_TEST_CASE(svg_sizes_come_in_css_pixels) {
    const auto size = [](const std::string& attributes) {
        const auto image = inspect_image("a.svg", svg(attributes));
        return image ? std::to_string(image->width) + "x" + std::to_string(image->height) : "none";
    };
    BOOST_TEST(size("width=\"96\" height=\"48\"") == "96x48");
    BOOST_TEST(size("width=\"1in\" height=\"36pt\"") == "96x48");
    BOOST_TEST(size("viewBox=\"0 0 20 10\"") == "20x10");
    BOOST_TEST(size("width=\"40\" viewBox=\"0 0 20 10\"") == "40x20");
    BOOST_TEST(size("") == "300x150");
}

BOOST_AUTO_TEST_CASE(what_is_no_picture_is_broken) {
    for (const char* bytes : {"", "GIF8", "\xFF\xD8\xFF", "RIFF....WEBP", "hello", "<svg"})
        BOOST_TEST(!inspect_image("a.png", bytes).has_value(), bytes);
}

BOOST_AUTO_TEST_SUITE_END()
