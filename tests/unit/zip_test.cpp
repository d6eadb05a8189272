#include "converters/package/zip.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <ctime>

using postconv::Bytes;
using postconv::Compression;
using postconv::read_zip;
using postconv::write_zip;
using postconv::ZipEntry;

namespace {

constexpr long long kApril = 1713780000;  // 2024-04-22T10:00:00Z

std::vector<ZipEntry> book() {
    return {{"mimetype", "application/epub+zip", Compression::Store},
            {"META-INF/container.xml", "<container/>"},
            {"EPUB/long.xhtml", Bytes(100000, 'x')},
            {"EPUB/空.txt", "名"}};
}

unsigned word(const Bytes& bytes, std::size_t at) {
    return unsigned(static_cast<unsigned char>(bytes.at(at))) |
           unsigned(static_cast<unsigned char>(bytes.at(at + 1))) << 8;
}

// Runs `use` under another time zone and puts the old one back.
template <typename Use>
auto in_zone(const char* zone, Use use) {
    const char* current = std::getenv("TZ");
    const std::string before = current ? current : "";
    setenv("TZ", zone, 1);
    tzset();
    auto result = use();
    if (current)
        setenv("TZ", before.c_str(), 1);
    else
        unsetenv("TZ");
    tzset();
    return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zip)

BOOST_AUTO_TEST_CASE(the_same_entries_give_the_same_bytes) {
    BOOST_TEST((write_zip(book(), kApril) == write_zip(book(), kApril)));
}

BOOST_AUTO_TEST_CASE(another_time_gives_other_bytes) {
    BOOST_TEST((write_zip(book(), kApril) != write_zip(book(), kApril + 2)));
}

BOOST_AUTO_TEST_CASE(what_was_written_is_read_back_in_order) {
    const auto written = book();
    const auto read = read_zip(write_zip(written, kApril));
    BOOST_REQUIRE_EQUAL(read.size(), written.size());
    for (std::size_t i = 0; i < read.size(); ++i) {
        BOOST_TEST(read[i].name == written[i].name);
        BOOST_TEST(read[i].bytes == written[i].bytes);
        BOOST_TEST((read[i].compression == written[i].compression));
    }
}

BOOST_AUTO_TEST_CASE(the_mimetype_stands_readable_at_offset_38_as_ocf_asks) {
    const Bytes bytes = write_zip(book(), kApril);
    BOOST_TEST(bytes.substr(30, 8) == "mimetype");
    BOOST_TEST(bytes.substr(38, 20) == "application/epub+zip");
    BOOST_TEST(word(bytes, 8) == 0u);   // stored
    BOOST_TEST(word(bytes, 28) == 0u);  // no extra field
}

BOOST_AUTO_TEST_CASE(no_entry_has_a_data_descriptor_or_an_extra_field) {
    const Bytes bytes = write_zip(book(), kApril);
    for (std::size_t at = bytes.find("PK\x03\x04"); at != Bytes::npos;
         at = bytes.find("PK\x03\x04", at + 1)) {
        BOOST_TEST((word(bytes, at + 6) & 8) == 0u);
        BOOST_TEST(word(bytes, at + 28) == 0u);
    }
}

BOOST_AUTO_TEST_CASE(the_time_is_the_moment_in_utc_as_a_dos_time) {
    const Bytes bytes = write_zip(book(), kApril);
    BOOST_TEST(word(bytes, 10) == (10u << 11));
    BOOST_TEST(word(bytes, 12) == (44u << 9 | 4u << 5 | 22u));
}

BOOST_AUTO_TEST_CASE(the_time_does_not_move_with_the_time_zone) {
    constexpr long long kSkippedHour = 1711852200;  // 2024-03-31T02:30:00, which Berlin never had
    const auto write = [&] { return write_zip(book(), kSkippedHour); };
    const Bytes utc = in_zone("UTC", write);
    BOOST_TEST((in_zone("Europe/Berlin", write) == utc));
    BOOST_TEST((in_zone("CET-1CEST,M3.5.0,M10.5.0/3", write) == utc));
    BOOST_TEST((in_zone("Asia/Kathmandu", write) == utc));
}

BOOST_AUTO_TEST_CASE(a_time_before_1980_becomes_the_first_of_1980) {
    const Bytes bytes = write_zip(book(), 0);
    BOOST_TEST(word(bytes, 10) == 0u);
    BOOST_TEST(word(bytes, 12) == (1u << 5 | 1u));
}

BOOST_AUTO_TEST_CASE(a_long_entry_is_deflated) {
    BOOST_TEST(write_zip(book(), kApril).size() < 2000u);
}

BOOST_AUTO_TEST_CASE(two_entries_of_one_name_are_refused) {
    BOOST_CHECK_THROW(write_zip({{"a", "1"}, {"a", "2"}}, kApril), postconv::Failure);
}

BOOST_AUTO_TEST_CASE(what_is_no_archive_is_refused) {
    BOOST_CHECK_THROW(read_zip("not a zip"), postconv::Failure);
    BOOST_CHECK_THROW(read_zip(""), postconv::Failure);
    BOOST_CHECK_THROW(read_zip(write_zip(book(), kApril).substr(0, 200)), postconv::Failure);
}

BOOST_AUTO_TEST_SUITE_END()
