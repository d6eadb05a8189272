#include "converters/printed_names.h"

#include <boost/test/unit_test.hpp>

using namespace postconv;

namespace {

std::string printed(const std::vector<std::string>& names, const char* language) {
    std::vector<Creator> creators;
    for (const std::string& name : names) creators.push_back({.name = name});
    return printed_names(creators, language);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(printed_names_of_a_title_block)

BOOST_AUTO_TEST_CASE(the_last_two_are_joined_by_the_language_s_conjunction) {
    BOOST_TEST(printed({"A", "B", "C"}, "en-GB") == "A, B and C");
    BOOST_TEST(printed({"A", "B"}, "de") == "A und B");
    BOOST_TEST(printed({"A", "B"}, "zh-Hant") == "A、B");
}

BOOST_AUTO_TEST_CASE(an_unknown_language_has_commas) {
    BOOST_TEST(printed({"A", "B"}, "fi") == "A, B");
}

BOOST_AUTO_TEST_CASE(one_name_stands_alone) { BOOST_TEST(printed({"A"}, "en") == "A"); }

BOOST_AUTO_TEST_SUITE_END()
