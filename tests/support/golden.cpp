#include "tests/support/golden.h"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace postconv::test {
namespace {

std::filesystem::path golden_path(const std::string& name) {
    return std::filesystem::path(POSTCONV_SOURCE) / "tests/golden" / name;
}

}  // namespace

std::string golden_text(const std::string& name) {
    std::ifstream in(golden_path(name), std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

void check_golden(const std::string& name, const std::string& now) {
    if (std::getenv("POSTCONV_ACCEPT")) std::ofstream(golden_path(name), std::ios::binary) << now;
    BOOST_TEST(now == golden_text(name), name + " is no longer what it was");
}

}  // namespace postconv::test
