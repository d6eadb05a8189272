// The data of a picture that is mostly flat, pressed for a PNG: rows that are like the one above
// and stretches of one byte cost next to nothing, in time and in size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/resources.h"

namespace postconv {

class FlatRows {
  public:
    // `row` is the size of each row in bytes, from 8 to 32,000.
    explicit FlatRows(std::size_t row);

    void add(const std::vector<std::uint8_t>& row);
    void repeat();  // the row that was added last. REQUIRES: there is one

    // Once, at the end: a zlib stream (RFC 1950) of all rows, each behind a 0 for PNG's filter.
    Bytes finish();

  private:
    // A byte, or bytes that stand so far back: a distance of 0 means a byte.
    struct Token {
        std::uint16_t value = 0;  // the byte, or how many of them
        std::uint16_t distance = 0;
    };

    void copy(std::size_t length, std::size_t distance);
    void flush_pending();
    std::size_t match_above(std::size_t at) const;
    std::size_t match_before(std::size_t at) const;
    void sum(const std::vector<std::uint8_t>& row);
    void sum_again();

    std::vector<Token> tokens_;
    std::vector<std::uint8_t> above_, row_;  // with the filter's byte
    bool has_above_ = false;
    // Bytes to be copied from so far back.
    std::size_t pending_ = 0, pending_distance_ = 1;
    std::uint32_t sum_ = 1, sum_of_sums_ = 0;          // Adler-32
    std::uint32_t row_sum_ = 0, row_sum_of_sums_ = 0;  // what the last row added, from nothing
};

}  // namespace postconv
