#include "model/length.h"

#include <boost/test/unit_test.hpp>

using postconv::Length;

BOOST_AUTO_TEST_SUITE(length)

BOOST_AUTO_TEST_CASE(a_point_is_exact_in_every_unit_of_ooxml) {
    const Length point = Length::from_points(1);
    BOOST_TEST(point.to_twips() == 20);
    BOOST_TEST(point.to_half_points() == 2);
    BOOST_TEST(point.to_eighth_points() == 8);
    BOOST_TEST(point.to_emu() == 12700);
}

BOOST_AUTO_TEST_CASE(rounding_is_half_away_from_zero_on_both_sides) {
    BOOST_TEST(Length::from_points(0.25).to_half_points() == 1);
    BOOST_TEST(Length::from_points(-0.25).to_half_points() == -1);
}

BOOST_AUTO_TEST_CASE(an_inch_is_72_points) {
    BOOST_TEST(Length::from_millimetres(25.4).to_points() == 72.0);
}

BOOST_AUTO_TEST_SUITE_END()
