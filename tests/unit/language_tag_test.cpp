#include "model/language.h"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_SUITE(language_tags)

BOOST_AUTO_TEST_CASE(the_primary_subtag_is_lower_case_and_ends_at_either_mark) {
    BOOST_TEST(postconv::primary_subtag("DE-AT") == "de");
    BOOST_TEST(postconv::primary_subtag("zh_Hant") == "zh");
    BOOST_TEST(postconv::primary_subtag("en") == "en");
}

BOOST_AUTO_TEST_SUITE_END()
