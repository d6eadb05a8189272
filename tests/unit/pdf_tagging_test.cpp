// The structure of finished files.
#include <boost/test/unit_test.hpp>

#include "converters/pdf/pdf.h"
#include "tests/support/pdf_structure.h"
#include "tests/support/random_document.h"
#include "tests/support/typesetting.h"

using namespace postconv;
using namespace postconv::test;

namespace {

std::string faults_of(const std::string& markdown) {
    Typeset typeset(markdown);
    Diagnostics diagnostics;
    return listed(pdf_faults(render_pdf(typeset.job(), diagnostics)));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pdf_tagging)

BOOST_AUTO_TEST_CASE(every_construct_is_tagged) {
    BOOST_TEST(faults_of("# A heading[^1]\n\nText with [a link](https://example.org/), `code`,\n"
                         "H~2~O and a [place](#a-heading).\n\n"
                         "> A quote[^2]\n\n"
                         "- one\n- two\n  1. inner[^3]\n\n- [ ] to do\n\n"
                         "Term\n: What it means[^4]\n\n"
                         "| a | b[^5] |\n|---|---|\n| 1 | 2[^6] |\n| 3 |\n\n"
                         "Table: A caption[^7]\n\n"
                         "```cpp\nint main() {}\n```\n\n---\n\n> [!NOTE]\n> Take care.\n\n"
                         "[^1]: One.\n[^2]: Two.\n[^3]: Three.\n[^4]: Four.\n[^5]: Five.\n"
                         "[^6]: Six.\n[^7]: Seven.\n") == "");
}

BOOST_AUTO_TEST_CASE(a_page_may_begin_with_an_emoji) {
    BOOST_TEST(faults_of("🇩🇪 x\n") == "");
}

BOOST_AUTO_TEST_CASE(a_line_of_code_that_goes_on_has_a_mark_that_says_nothing) {
    BOOST_TEST(faults_of("```\n" + std::string(300, 'x') + "\n```\n") == "");
}

BOOST_AUTO_TEST_CASE(headings_in_quotes_skip_no_level) {
    BOOST_TEST(faults_of("# a\n\n> #### b\n\n> ###### c\n\n## d\n") == "");
}

BOOST_AUTO_TEST_CASE(tables_with_spans_are_regular) {
    BOOST_TEST(faults_of("<table><tr><th rowspan=\"2\">a</th><th colspan=\"2\">b</th></tr>"
                         "<tr><th>c</th></tr><tr><td>1</td></tr><tr><td colspan=\"5\">2</td></tr>"
                         "</table>\n") == "");
}

BOOST_AUTO_TEST_CASE(contents_are_tagged) {
    BOOST_TEST(faults_of("[TOC]\n\n# *a* [b](https://example.org)\n\n## c\n\n#### d\n\n# e\n") ==
               "");
}

BOOST_AUTO_TEST_CASE(documents_that_nobody_would_write_are_tagged) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        RandomBook book = random_book(seed);
        std::vector<PdfFault> faults_there =
            pdf_faults(render_pdf(book.job(fonts), book.diagnostics));
        // Of these the document is to blame, and the file does not claim to be accessible.
        std::erase_if(faults_there, [](const PdfFault& fault) {
            return fault.rule == "no-alt" || fault.rule == "no-ua-claim" ||
                   fault.rule == "no-table-heads";
        });
        const std::string faults = listed(faults_there);
        BOOST_TEST(faults == "", "seed " << seed << ":\n" << faults);
    }
}

BOOST_AUTO_TEST_SUITE_END()
