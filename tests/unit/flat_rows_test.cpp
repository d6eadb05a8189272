// Pictures that are mostly flat, pressed: see FlatRows.
#include "converters/flat_rows.h"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/Pl_Flate.hh>

#include <boost/test/unit_test.hpp>

#include <memory>
#include <random>

using namespace postconv;

namespace {

using Row = std::vector<std::uint8_t>;

Bytes inflated(const Bytes& stream) {
    Pl_Buffer buffer("buffer");
    Pl_Flate flate("inflate", &buffer, Pl_Flate::a_inflate);
    flate.write(reinterpret_cast<const unsigned char*>(stream.data()), stream.size());
    flate.finish();
    const std::unique_ptr<Buffer> data(buffer.getBuffer());
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
}

// What comes back must be what went in, each row behind a 0.
void check_rows(const std::vector<Row>& rows) {
    FlatRows pressed(rows.front().size());
    Bytes expected;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i > 0 && rows[i] == rows[i - 1])
            pressed.repeat();
        else
            pressed.add(rows[i]);
        expected += '\0' + Bytes(rows[i].begin(), rows[i].end());
    }
    BOOST_TEST((inflated(pressed.finish()) == expected));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(flat_rows)

BOOST_AUTO_TEST_CASE(rows_come_back_as_they_were) {
    check_rows({Row(8, 0)});
    check_rows({Row(800, 255), Row(800, 255), Row(800, 7), Row(800, 7), Row(800, 255)});
    check_rows(std::vector<Row>(2560, Row(800, 200)));
}

BOOST_AUTO_TEST_CASE(any_length_of_copy_comes_back) {
    for (std::size_t size = 8; size < 600; ++size) {
        Row row(size, 1), other(size, 1);
        other[size / 3] = 250;
        check_rows({row, other, row, row, other});
    }
}

BOOST_AUTO_TEST_CASE(noise_comes_back_too) {
    std::mt19937 random(7);
    for (int picture = 0; picture < 50; ++picture) {
        std::vector<Row> rows;
        const std::size_t size = 8 + random() % 1500;
        for (int y = 0; y < 40; ++y) {
            Row row =
                y > 0 && random() % 3 > 0 ? rows.back() : Row(size, std::uint8_t(random() & 0xFF));
            for (auto changes = random() % 9; changes > 0; --changes)
                row[random() % size] = std::uint8_t(random() & 0xFF);
            rows.push_back(row);
        }
        check_rows(rows);
    }
}

BOOST_AUTO_TEST_CASE(a_flat_picture_is_small) {
    for (const auto& [colour, size] : {std::pair{0, 3'000U}, std::pair{255, 12'000U}}) {
        FlatRows rows(800);
        rows.add(Row(800, std::uint8_t(colour)));
        for (int y = 1; y < 2560; ++y) rows.repeat();
        BOOST_TEST(rows.finish().size() < size);
    }
}

BOOST_AUTO_TEST_SUITE_END()
