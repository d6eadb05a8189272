// What a document is called before it is converted: see identify().
#include <boost/test/unit_test.hpp>

#include "converters/postconv.h"

using namespace postconv;

namespace {

Identity identity(const std::string& name, const std::string& front_matter = {}) {
    Request request;
    request.inputs = {
        {name, front_matter.empty() ? "Text.\n" : "---\n" + front_matter + "---\n\nText.\n"}};
    return identify(request);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(identities)

BOOST_AUTO_TEST_CASE(the_front_matter_says_what_a_document_is_called) {
    const Identity found = identity("posts/a.md",
                                    "title: The cost of war\nslug: cost-of-war\n"
                                    "date: 2024-04-22 01:00:00 +0800\ndraft: true\n");
    BOOST_TEST(found.title == "The cost of war");
    BOOST_TEST(found.slug == "cost-of-war");
    BOOST_TEST(found.date == "2024-04-22");  // in Greenwich it was the day before
    BOOST_TEST(found.is_draft);
}

BOOST_AUTO_TEST_CASE(without_any_the_name_of_the_file_does) {
    const Identity found = identity("posts/2024-04-22-cost-of-war.md");
    BOOST_TEST(found.title == "Cost of war");
    BOOST_TEST(found.slug == "cost-of-war");
    BOOST_TEST(found.date == "2024-04-22");
    BOOST_TEST(!found.is_draft);
}

BOOST_AUTO_TEST_CASE(a_file_that_stands_for_its_folder_takes_its_name) {
    BOOST_TEST(identity("posts/war/index.md").slug == "war");
    BOOST_TEST(identity("posts/2024-04-22-war/index.md").slug == "war");
    BOOST_TEST(identity("project/README.md").slug == "project");
    BOOST_TEST(identity("book/src/SUMMARY.md").slug == "book");
    BOOST_TEST(identity("index.md").slug == "index");
    BOOST_TEST(identity("../index.md").slug == "index");
}

BOOST_AUTO_TEST_CASE(a_slug_is_a_safe_name) {
    BOOST_TEST(identity("a.md", "slug: ../etc/pass word!\n").slug == "etc-pass-word");
    BOOST_TEST(identity("a.md", "slug: \u6218\u4E89\n").slug == "\u6218\u4E89");
    BOOST_TEST(identity("posts/...md").slug == "");
}

BOOST_AUTO_TEST_CASE(a_date_is_as_precise_as_it_was_given) {
    BOOST_TEST(identity("a.md", "date: 2024\n").date == "2024");
    BOOST_TEST(identity("a.md").date == "");
}

BOOST_AUTO_TEST_CASE(broken_front_matter_leaves_all_empty) {
    const Identity found = identity("a.md", "title: [\n");
    BOOST_TEST(found.title == "");
    BOOST_TEST(found.slug == "");
}

BOOST_AUTO_TEST_SUITE_END()
