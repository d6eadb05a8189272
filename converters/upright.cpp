#include "converters/upright.h"

#include "converters/pixels.h"

namespace postconv {

Bytes upright_bytes(const Resource& picture) {
    if (picture.orientation == 1) return picture.bytes;
    Bytes turned_file;
    if (picture.type == MediaType::Jpeg) {
        turned_file = turned_jpeg(picture.bytes, picture.orientation);
    } else if (picture.type == MediaType::Png) {
        const auto pixels = decode_png(picture.bytes, kAnySize);
        if (pixels) turned_file = encode_png(turned(*pixels, picture.orientation));
    }
    return turned_file.empty() ? picture.bytes : turned_file;
}

}  // namespace postconv
