#include "tests/support/pictures.h"

#include <webp/encode.h>

namespace postconv::test {

Pixels flag(PixelSize size) {
    Pixels pixels{size, 3, {}};
    for (int y = 0; y < size.height; ++y) {
        for (int x = 0; x < size.width; ++x) {
            const bool white = y < size.height / 4, left = x < size.width / 2;
            const std::uint8_t dot[] = {std::uint8_t(white || left ? 255 : 0),
                                        std::uint8_t(white ? 255 : 0),
                                        std::uint8_t(white || !left ? 255 : 0)};
            pixels.bytes.insert(pixels.bytes.end(), dot, dot + 3);
        }
    }
    return pixels;
}

Bytes jpeg_flag(PixelSize size, int orientation) {
    Bytes file = encode_jpeg(flag(size), {});
    Bytes exif(
        "\xFF\xE1\x00\x22"
        "Exif\0\0"
        "II*\0\x08\0\0\0"
        "\x01\0"
        "\x12\x01\x03\0\x01\0\0\0",
        28);
    exif += Bytes({char(orientation), 0, 0, 0, 0, 0, 0, 0});
    return file.insert(2, exif);
}

Bytes webp_flag(PixelSize size, bool lossless) {
    const Pixels pixels = flag(size);
    std::uint8_t* data = nullptr;
    const std::size_t length =
        lossless ? WebPEncodeLosslessRGB(pixels.bytes.data(), size.width, size.height,
                                         size.width * 3, &data)
                 : WebPEncodeRGB(pixels.bytes.data(), size.width, size.height, size.width * 3, 90,
                                 &data);
    Bytes file(reinterpret_cast<const char*>(data), length);
    WebPFree(data);
    return file;
}

std::string corners(const Pixels& pixels) {
    const auto [width, height] = pixels.size;
    const auto colour = [&](int x, int y) {
        const std::uint8_t* dot =
            pixels.bytes.data() + (std::size_t(y) * width + x) * pixels.channels;
        const bool red = dot[0] > 127, blue = dot[2] > 127;
        return red && blue ? 'w' : red ? 'r' : blue ? 'b' : '?';
    };
    return {colour(0, 0), colour(width - 1, 0), colour(width - 1, height - 1),
            colour(0, height - 1)};
}

}  // namespace postconv::test
