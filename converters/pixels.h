// Pictures as dots in memory: read from files, turned, made smaller, written.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "model/resources.h"

namespace postconv {

struct PixelSize {
    int width = 0, height = 0;
    std::int64_t count() const { return std::int64_t(width) * height; }
    bool operator==(const PixelSize&) const = default;
};

inline constexpr PixelSize kAnySize = {1 << 20, 1 << 20};

// Rows from the top, each of width * channels bytes. One channel is grey, two are grey and alpha,
// three RGB, four RGBA; alpha is not multiplied into the colours. All are sRGB.
struct Pixels {
    PixelSize size;
    int channels = 0;
    std::vector<std::uint8_t> bytes;

    bool has_alpha() const { return channels == 2 || channels == 4; }
};

// Turned as an orientation (see Resource) asks.
Pixels turned(const Pixels& pixels, int orientation);

// Reads as stored, not turned, and no larger than `at_most` asks: what is larger is resampled while
// it is read, so that memory holds the smaller picture. None when the file can't be decoded, or,
// for those that must be read whole (interlaced PNG, GIF, WebP), is larger than kMostWhole.
std::optional<Pixels> decode_png(const Bytes& file, PixelSize at_most);
std::optional<Pixels> decode_jpeg(const Bytes& file, PixelSize at_most);  // not CMYK
// In RGB, by the plain rule that inks take light away, without a colour profile.
std::optional<Pixels> decode_cmyk_jpeg(const Bytes& file);
std::optional<Pixels> decode_gif(const Bytes& file);   // the first frame
std::optional<Pixels> decode_webp(const Bytes& file);  // the first frame
inline constexpr std::int64_t kMostWhole = 64'000'000;

// Speed: for drawings, which are small without much searching.
enum class PngEffort { Size, Speed };
Bytes encode_png(const Pixels& pixels, PngEffort effort = PngEffort::Size);

// `like` gives its colour profile and its chroma subsampling when it is a JPEG file; else 4:4:4.
Bytes encode_jpeg(const Pixels& pixels, const Bytes& like);

// The same JPEG turned, without loss where its size is a whole number of blocks; its Exif says
// upright then. Empty when it can't be decoded.
Bytes turned_jpeg(const Bytes& file, int orientation);

// Adobe's programs write CMYK as its negative, which cairo does not tell the readers of a PDF: the
// same picture with the colours as PDF takes them, without loss. Empty for any other file.
Bytes negated_cmyk_jpeg(const Bytes& file);

bool is_cmyk_jpeg(const Bytes& file);
bool is_lossy_webp(const Bytes& file);

}  // namespace postconv
