// The list of names that -W knows, against the sources.
#include "model/warning_names.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace postconv;

namespace {

namespace fs = std::filesystem;

std::string contents_of(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// What stands first in a call that warns, or behind a severity.
std::set<std::string> names_in(const std::string& source) {
    static const std::regex pattern(
        R"re((?:(?:\bwarn|\bnote|warn_once)\(|Severity::(?:Warning|Note),)\s*"([a-z0-9]+(?:-[a-z0-9]+)*)")re");
    std::set<std::string> names;
    for (std::sregex_iterator it(source.begin(), source.end(), pattern), end; it != end; ++it)
        names.insert((*it)[1]);
    return names;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(names_of_warnings)

BOOST_AUTO_TEST_CASE(every_warning_in_the_sources_is_listed) {
    for (const char* folder : {"model", "styles", "fonts", "converters"})
        for (const fs::directory_entry& entry :
             fs::recursive_directory_iterator(fs::path(POSTCONV_SOURCE) / folder)) {
            const bool is_source = entry.path().extension() == ".cpp";
            if (!is_source || entry.path().string().find("/cli/") != std::string::npos) continue;
            for (const std::string& name : names_in(contents_of(entry.path())))
                BOOST_TEST(std::ranges::binary_search(warning_names(), name),
                           entry.path() << " gives a warning that is not listed: " << name);
        }
}

BOOST_AUTO_TEST_CASE(they_are_sorted_and_each_is_once) {
    BOOST_TEST(std::ranges::is_sorted(warning_names(), std::ranges::less_equal()));
}

BOOST_AUTO_TEST_SUITE_END()
