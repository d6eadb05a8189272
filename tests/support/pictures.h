// Small pictures made in memory.
#pragma once

#include "converters/pixels.h"

namespace postconv::test {

// The left half is red, the right half blue, and the top quarter white.
Pixels flag(PixelSize size);

// The flag as a JPEG file that says how it must be turned.
Bytes jpeg_flag(PixelSize size, int orientation = 1);

Bytes webp_flag(PixelSize size, bool lossless);

// "r", "b", "w" for the colours of the flag: the dots of the four corners, clockwise from top left.
std::string corners(const Pixels& pixels);

}  // namespace postconv::test
