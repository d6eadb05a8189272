#include "converters/pdf/no_break.h"

#include <boost/test/unit_test.hpp>

#include "converters/pdf/break_lines.h"

using namespace postconv::pdf;

BOOST_AUTO_TEST_SUITE(pdf_no_break)

BOOST_AUTO_TEST_CASE(a_number_stays_with_its_unit) {
    BOOST_TEST(space_penalty("10", "km,", "en") == kNeverBreak);
    BOOST_TEST(space_penalty("(3.5", "°C)", "en") == kNeverBreak);
    BOOST_TEST(space_penalty("10", "a.m.", "en") == kNeverBreak);
    BOOST_TEST(space_penalty("10", "apples", "en") == 0);
    BOOST_TEST(space_penalty("some", "km", "en") == 0);
}

BOOST_AUTO_TEST_CASE(a_number_is_parted_unwillingly_from_what_it_counts) {
    const int penalty = space_penalty("$16", "trillion.", "en");
    BOOST_TEST(penalty > 0);
    BOOST_TEST(penalty < kNeverBreak);
}

BOOST_AUTO_TEST_CASE(titles_and_initials_stay_with_the_name) {
    BOOST_TEST(space_penalty("Mr.", "Day", "en") == kNeverBreak);
    BOOST_TEST(space_penalty("(Dr.", "Day", "en") == kNeverBreak);
    BOOST_TEST(space_penalty("J.", "B.", "en") == kNeverBreak);
    BOOST_TEST(space_penalty("B.", "Day", "en") == kNeverBreak);
    BOOST_TEST(space_penalty("end.", "Day", "en") == 0);
}

BOOST_AUTO_TEST_CASE(french_punctuation_stays_with_its_word_in_french) {
    BOOST_TEST(space_penalty("fin", "!", "fr-CA") == kNeverBreak);
    BOOST_TEST(space_penalty("«", "mot", "fr") == kNeverBreak);
    BOOST_TEST(space_penalty("mot", "»,", "fr") == kNeverBreak);
    BOOST_TEST(space_penalty("fin", "!", "en") == 0);
}

BOOST_AUTO_TEST_CASE(a_spaced_dash_begins_a_line_unwillingly) {
    BOOST_TEST(space_penalty("war", "—", "en") > 0);
    BOOST_TEST(space_penalty("—", "and", "en") == 0);
}

BOOST_AUTO_TEST_CASE(nothing_beside_a_space_costs_nothing) {
    BOOST_TEST(space_penalty("", "km", "en") == 0);
    BOOST_TEST(space_penalty("10", "", "en") == 0);
}

BOOST_AUTO_TEST_SUITE_END()
