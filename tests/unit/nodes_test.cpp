// Definition lists, callouts and picture sizes come out alike in all three editions.
#include <boost/test/unit_test.hpp>

#include "converters/backend.h"
#include "model/resources.h"
#include "tests/support/print.h"

using namespace postconv;

namespace {

Resource picture(int width, int height) {
    Resource resource;
    resource.width = width;
    resource.height = height;
    resource.pixels_per_inch = 72;
    return resource;
}

const Length kRoom = Length::from_points(400);
const Length kPage = Length::from_points(600);

}  // namespace

BOOST_AUTO_TEST_SUITE(nodes)

BOOST_AUTO_TEST_CASE(a_picture_without_a_wish_has_its_natural_size) {
    const PictureSize size = picture_size(picture(200, 100), {}, kRoom, kPage);
    BOOST_TEST(size.width == Length::from_points(200));
    BOOST_TEST(size.height == Length::from_points(100));
}

BOOST_AUTO_TEST_CASE(a_share_of_the_width_may_enlarge) {
    const PictureSize size = picture_size(picture(100, 50), {.width_share = 0.5}, kRoom, kPage);
    BOOST_TEST(size.width == Length::from_points(200));
    BOOST_TEST(size.height == Length::from_points(100));
}

BOOST_AUTO_TEST_CASE(one_side_keeps_the_proportions) {
    const PictureSize size =
        picture_size(picture(100, 50), {.height = Length::from_points(100)}, kRoom, kPage);
    BOOST_TEST(size.width == Length::from_points(200));
}

BOOST_AUTO_TEST_CASE(no_picture_leaves_the_text_area) {
    const PictureSize size =
        picture_size(picture(100, 100), {.width = Length::from_points(4000)}, kRoom, kPage);
    BOOST_TEST(size.width == kRoom);
    BOOST_TEST(size.height == kRoom);
}

BOOST_AUTO_TEST_CASE(a_callout_is_labelled_in_the_document_s_language) {
    BOOST_TEST(callout_label("warning", "de-AT") == "Warnung");
    BOOST_TEST(callout_label("tip", "en") == "Tip");
    BOOST_TEST(callout_label("example", "fr") == "Example");
}

BOOST_AUTO_TEST_SUITE_END()
