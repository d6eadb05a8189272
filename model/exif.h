// What a camera writes beside a picture's pixels.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace postconv {

// Of the first image file directory (TIFF 6.0, CIPA DC-008 "Exif 2.32").
struct ExifFacts {
    int orientation = 1;         // tag 0x0112: 1 to 8, 1 is upright
    double pixels_per_inch = 0;  // tags 0x011A and 0x0128; 0: not said
    std::size_t orientation_at = 0;  // where its two bytes stand; 0: nowhere
    bool little_endian = false;
};

// `block` begins with the TIFF header, or with "Exif\0\0" before it. What makes no sense is left at
// its default.
ExifFacts read_exif(std::string_view block);

// Says upright in the Exif block of a JPEG file whose pixels were turned.
void set_exif_upright(std::string& jpeg);

}  // namespace postconv
