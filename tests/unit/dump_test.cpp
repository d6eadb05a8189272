// Golden dumps: tests/golden/model/NAME.md must give NAME.txt. With POSTCONV_ACCEPT=1 in the
// environment what comes out is written there instead, to be looked at and committed.
#include "model/dump.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/support/markdown.h"

using namespace postconv;
namespace fs = std::filesystem;

namespace {

std::string contents(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

// The document, then what was said about it.
std::string dump_with_diagnostics(const std::string& markdown) {
    const test::Reading reading = test::read_whole(markdown);
    std::string text = dump(reading.document);
    for (const Diagnostic& d : reading.diagnostics.items())
        text += "diagnostic " + std::to_string(d.span.line) + ':' + std::to_string(d.span.column) +
                " " + d.message + " [" + d.name + "]\n";
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(model_dump)

BOOST_AUTO_TEST_CASE(every_golden_document_reads_as_it_did) {
    std::vector<fs::path> documents;
    for (const fs::directory_entry& entry :
         fs::directory_iterator(fs::path(POSTCONV_SOURCE) / "tests/golden/model"))
        if (entry.path().extension() == ".md") documents.push_back(entry.path());
    std::sort(documents.begin(), documents.end());
    BOOST_TEST(!documents.empty());
    for (const fs::path& document : documents) {
        const std::string now = dump_with_diagnostics(contents(document));
        const fs::path golden = fs::path(document).replace_extension(".txt");
        if (std::getenv("POSTCONV_ACCEPT")) std::ofstream(golden, std::ios::binary) << now;
        BOOST_TEST(now == contents(golden), document.filename().string() + " reads differently");
    }
}

BOOST_AUTO_TEST_SUITE_END()
