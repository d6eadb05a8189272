#include "converters/pixels.h"

#include <algorithm>

namespace postconv {
namespace {

// Where the stored dot (x, y) of a picture of `size` lies when it stands upright.
std::pair<int, int> upright_place(int x, int y, PixelSize size, int orientation) {
    const int from_right = size.width - 1 - x, from_foot = size.height - 1 - y;
    switch (orientation) {
        case 2: return {from_right, y};
        case 3: return {from_right, from_foot};
        case 4: return {x, from_foot};
        case 5: return {y, x};
        case 6: return {from_foot, x};
        case 7: return {from_foot, from_right};
        case 8: return {y, from_right};
        default: return {x, y};
    }
}

}  // namespace

Pixels turned(const Pixels& pixels, int orientation) {
    const PixelSize from = pixels.size;
    Pixels result{from, pixels.channels, std::vector<std::uint8_t>(pixels.bytes.size())};
    if (orientation >= 5) std::swap(result.size.width, result.size.height);
    const auto channels = std::size_t(pixels.channels);
    const std::uint8_t* dot = pixels.bytes.data();
    for (int y = 0; y < from.height; ++y) {
        for (int x = 0; x < from.width; ++x, dot += channels) {
            const auto [to_x, to_y] = upright_place(x, y, from, orientation);
            const std::size_t at = (std::size_t(to_y) * result.size.width + to_x) * channels;
            std::copy_n(dot, channels, result.bytes.begin() + std::ptrdiff_t(at));
        }
    }
    return result;
}

}  // namespace postconv
