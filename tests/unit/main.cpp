#define BOOST_TEST_MODULE postconv
#include <boost/test/included/unit_test.hpp>
