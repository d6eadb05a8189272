// The program's side of pictures.so.
#include "converters/cli/late/parts.h"

namespace postconv {
namespace {

const cli::PicturesPart& pictures() {
    return cli::part<cli::PicturesPart>();
}

}  // namespace

std::optional<Pixels> decode_png(const Bytes& file, PixelSize at_most) {
    return pictures().decode_png(file, at_most);
}

std::optional<Pixels> decode_jpeg(const Bytes& file, PixelSize at_most) {
    return pictures().decode_jpeg(file, at_most);
}

std::optional<Pixels> decode_cmyk_jpeg(const Bytes& file) {
    return pictures().decode_cmyk_jpeg(file);
}

std::optional<Pixels> decode_gif(const Bytes& file) {
    return pictures().decode_gif(file);
}

std::optional<Pixels> decode_webp(const Bytes& file) {
    return pictures().decode_webp(file);
}

Bytes encode_png(const Pixels& pixels, PngEffort effort) {
    return pictures().encode_png(pixels, effort);
}

Bytes encode_jpeg(const Pixels& pixels, const Bytes& like) {
    return pictures().encode_jpeg(pixels, like);
}

Bytes turned_jpeg(const Bytes& file, int orientation) {
    return pictures().turned_jpeg(file, orientation);
}

Bytes negated_cmyk_jpeg(const Bytes& file) {
    return pictures().negated_cmyk_jpeg(file);
}

bool is_cmyk_jpeg(const Bytes& file) {
    return pictures().is_cmyk_jpeg(file);
}

bool is_lossy_webp(const Bytes& file) {
    return pictures().is_lossy_webp(file);
}

}  // namespace postconv
