// pictures.so: what needs libpng, libturbojpeg, libwebp and gdk-pixbuf.
#include "converters/cli/late/parts.h"

namespace postconv::cli {
namespace {

constexpr PicturesPart kPart = {
    .decode_png = decode_png,
    .decode_jpeg = decode_jpeg,
    .decode_cmyk_jpeg = decode_cmyk_jpeg,
    .decode_gif = decode_gif,
    .decode_webp = decode_webp,
    .encode_png = encode_png,
    .encode_jpeg = encode_jpeg,
    .turned_jpeg = turned_jpeg,
    .negated_cmyk_jpeg = negated_cmyk_jpeg,
    .is_cmyk_jpeg = is_cmyk_jpeg,
    .is_lossy_webp = is_lossy_webp,
};

}  // namespace
}  // namespace postconv::cli

extern "C" [[gnu::visibility("default")]] const void* postconv_pictures_part() {
    return &postconv::cli::kPart;
}
