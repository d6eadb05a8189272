#include "converters/identifier.h"

#include <boost/test/unit_test.hpp>

#include "converters/backend.h"

using namespace postconv;

namespace {

std::string hexadecimal(const std::string& bytes) {
    std::string text;
    for (const unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(identifier)

BOOST_AUTO_TEST_CASE(sha1_gives_the_digests_of_rfc_3174) {
    BOOST_TEST(hexadecimal(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    BOOST_TEST(hexadecimal(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
    BOOST_TEST(hexadecimal(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
               "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
}

BOOST_AUTO_TEST_CASE(sha1_of_a_length_that_just_fills_a_block_is_right) {
    BOOST_TEST(hexadecimal(sha1(std::string(64, 'a'))) ==
               "0098ba824b5c16427bd7a1122a5a442a25ec644d");
}

BOOST_AUTO_TEST_CASE(a_version_5_uuid_is_that_of_other_programs) {
    // Python: uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/")
    BOOST_TEST(uuid_v5_of_url("https://example.org/") == "527dda32-a0de-5105-a042-cb475b5f7d11");
}

BOOST_AUTO_TEST_CASE(an_isbn_speaks_before_a_url) {
    Metadata metadata;
    metadata.url = "https://example.org/";
    metadata.identifiers = {{"isbn", "978-0-306-40615-7"}};
    BOOST_TEST(publication_identifier(metadata, {}) == "urn:isbn:9780306406157");
}

BOOST_AUTO_TEST_CASE(two_documents_of_one_title_differ_by_their_file) {
    Metadata metadata;
    metadata.title = "Notes";
    OutputOptions one, two;
    one.stem = "one";
    two.stem = "two";
    BOOST_TEST(publication_identifier(metadata, one) != publication_identifier(metadata, two));
    BOOST_TEST(publication_identifier(metadata, one) == publication_identifier(metadata, one));
}

BOOST_AUTO_TEST_SUITE_END()
