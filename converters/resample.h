// Makes pictures smaller, row by row as they are read.
#pragma once

#include <cstdint>
#include <vector>

#include "converters/pixels.h"

namespace postconv {

// Lanczos's kernel with three lobes, stretched by the factor of reduction: no moiré, sharp edges.
// Holds the rows of the result and a handful of rows of floats.
class Resampler {
  public:
    // REQUIRES: `to` is at least 1x1 and nowhere larger than `from`.
    Resampler(PixelSize from, PixelSize to, int channels);

    // The next row from the top, of from.width * channels bytes.
    void add_row(const std::uint8_t* row);

    // REQUIRES: every row was added.
    Pixels take() { return std::move(result_); }

  private:
    // The rows or columns from `first` on that make one of the result, and their shares.
    struct Window {
        int first = 0;
        std::vector<float> weights;
        int end() const { return first + int(weights.size()); }
    };
    static std::vector<Window> make_windows(int from, int to);

    void spread(const std::uint8_t* row);  // across, into across_
    void finish_row();                     // the first of open_

    PixelSize from_;
    Pixels result_;
    std::vector<Window> columns_, rows_;
    std::vector<float> across_;             // one row of the result's width, alpha multiplied in
    std::vector<std::vector<float>> open_;  // sums of the rows of the result that are not complete
    int next_row_ = 0;
    int first_open_ = 0;
};

// `pixels` at the size asked, or as they are when that is no smaller.
Pixels resampled(Pixels pixels, PixelSize to);

}  // namespace postconv
