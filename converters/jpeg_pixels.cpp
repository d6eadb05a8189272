#include <turbojpeg.h>

#include <algorithm>
#include <memory>

#include "converters/pixels.h"
#include "converters/resample.h"
#include "model/exif.h"

namespace postconv {
namespace {

constexpr int kQuality = 90;
constexpr int kQualityTurned = 95;
constexpr std::string_view kProfileMark("ICC_PROFILE\0", 12);

struct DestroyHandle {
    void operator()(void* handle) const { tjDestroy(handle); }
};
using Handle = std::unique_ptr<void, DestroyHandle>;
struct FreeBuffer {
    void operator()(unsigned char* buffer) const { tjFree(buffer); }
};
using Buffer = std::unique_ptr<unsigned char, FreeBuffer>;

const unsigned char* data_of(const Bytes& file) {
    return reinterpret_cast<const unsigned char*>(file.data());
}

struct Header {
    PixelSize size;
    int subsampling = TJSAMP_444, colours = TJCS_YCbCr;
};

std::optional<Header> read_header(tjhandle handle, const Bytes& file) {
    Header header;
    if (tjDecompressHeader3(handle, data_of(file), file.size(), &header.size.width,
                            &header.size.height, &header.subsampling, &header.colours) != 0)
        return std::nullopt;
    return header;
}

// The smallest of the sizes that come free with decoding and are not below the one asked.
PixelSize size_to_decode(PixelSize stored, PixelSize at_most) {
    int count = 0;
    const tjscalingfactor* factors = tjGetScalingFactors(&count);
    PixelSize best = stored;
    for (int i = 0; i < count; ++i) {
        const PixelSize size = {TJSCALED(stored.width, factors[i]),
                                TJSCALED(stored.height, factors[i])};
        const bool is_enough = size.width >= std::min(at_most.width, stored.width) &&
                               size.height >= std::min(at_most.height, stored.height);
        if (is_enough && size.count() < best.count()) best = size;
    }
    return best;
}

// The segments with this marker that begin with `mark`, whole.
Bytes segments_of(const Bytes& file, char marker, std::string_view mark) {
    Bytes segments;
    for (std::size_t at = 2;
         at + 4 <= file.size() && file[at] == '\xFF' && file[at + 1] != '\xDA';) {
        const std::size_t length = std::size_t(static_cast<unsigned char>(file[at + 2])) << 8 |
                                   static_cast<unsigned char>(file[at + 3]);
        if (file[at + 1] == marker && file.compare(at + 4, mark.size(), mark) == 0)
            segments += file.substr(at, 2 + length);
        at += 2 + length;
    }
    return segments;
}

// ICC.1:2010, B.4.
Bytes profile_of(const Bytes& file) { return segments_of(file, '\xE2', kProfileMark); }

Bytes compressed(const Pixels& pixels, int quality, const Bytes& like) {
    const Handle decoder(tjInitDecompress()), encoder(tjInitCompress());
    const std::optional<Header> header = read_header(decoder.get(), like);
    const bool is_grey = pixels.channels == 1;
    const int subsampling = is_grey ? int(TJSAMP_GRAY)
                            : header && header->subsampling != TJSAMP_GRAY ? header->subsampling
                                                                            : int(TJSAMP_444);
    unsigned char* data = nullptr;
    unsigned long size = 0;
    const int status =
        tjCompress2(encoder.get(), pixels.bytes.data(), pixels.size.width, 0, pixels.size.height,
                    is_grey ? TJPF_GRAY : TJPF_RGB, &data, &size, subsampling, quality,
                    TJFLAG_ACCURATEDCT | TJFLAG_PROGRESSIVE);
    const Buffer buffer(data);
    if (status != 0) return {};
    Bytes file(reinterpret_cast<const char*>(data), size);
    const std::size_t behind_jfif = 20;  // SOI and the JFIF segment that libjpeg writes
    if (header && file.size() > behind_jfif) file.insert(behind_jfif, profile_of(like));
    return file;
}

// In the order of the Exif orientations from 1 on.
constexpr TJXOP kTurns[] = {TJXOP_NONE,      TJXOP_HFLIP, TJXOP_ROT180,     TJXOP_VFLIP,
                            TJXOP_TRANSPOSE, TJXOP_ROT90, TJXOP_TRANSVERSE, TJXOP_ROT270};

}  // namespace

bool is_cmyk_jpeg(const Bytes& file) {
    const Handle decoder(tjInitDecompress());
    const std::optional<Header> header = read_header(decoder.get(), file);
    return header && (header->colours == TJCS_CMYK || header->colours == TJCS_YCCK);
}

std::optional<Pixels> decode_jpeg(const Bytes& file, PixelSize at_most) {
    const Handle decoder(tjInitDecompress());
    const std::optional<Header> header = read_header(decoder.get(), file);
    if (!header || header->colours == TJCS_CMYK || header->colours == TJCS_YCCK)
        return std::nullopt;
    const bool is_grey = header->colours == TJCS_GRAY;
    Pixels pixels{size_to_decode(header->size, at_most), is_grey ? 1 : 3, {}};
    pixels.bytes.resize(std::size_t(pixels.size.count()) * pixels.channels);
    const int status = tjDecompress2(decoder.get(), data_of(file), file.size(), pixels.bytes.data(),
                                     pixels.size.width, 0, pixels.size.height,
                                     is_grey ? TJPF_GRAY : TJPF_RGB,
                                     TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS);
    // A warning is a blemish that every viewer passes over.
    if (status != 0 && tjGetErrorCode(decoder.get()) == TJERR_FATAL) return std::nullopt;
    return resampled(std::move(pixels), at_most);
}

// Adobe's programs write the negative, which then is what each colour leaves of the light.
std::optional<Pixels> decode_cmyk_jpeg(const Bytes& file) {
    const Handle decoder(tjInitDecompress());
    const std::optional<Header> header = read_header(decoder.get(), file);
    if (!header || !is_cmyk_jpeg(file)) return std::nullopt;
    std::vector<std::uint8_t> inks(std::size_t(header->size.count()) * 4);
    const int status =
        tjDecompress2(decoder.get(), data_of(file), file.size(), inks.data(), header->size.width, 0,
                      header->size.height, TJPF_CMYK, TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS);
    if (status != 0 && tjGetErrorCode(decoder.get()) == TJERR_FATAL) return std::nullopt;
    const unsigned turn = segments_of(file, '\xEE', "Adobe").empty() ? 255 : 0;
    Pixels pixels{header->size, 3, {}};
    pixels.bytes.reserve(std::size_t(header->size.count()) * 3);
    for (std::size_t at = 0; at < inks.size(); at += 4)
        for (std::size_t ink = 0; ink < 3; ++ink)
            pixels.bytes.push_back(
                std::uint8_t((inks[at + ink] ^ turn) * (inks[at + 3] ^ turn) / 255));
    return pixels;
}

Bytes encode_jpeg(const Pixels& pixels, const Bytes& like) {
    return compressed(pixels, kQuality, like);
}

namespace {

int negate(short* coefficients, tjregion region, tjregion, int, int, tjtransform*) {
    for (int i = 0; i < region.w * region.h; ++i) coefficients[i] = short(-coefficients[i]);
    return 0;
}

Bytes transformed(const Bytes& file, tjtransform transform) {
    const Handle transformer(tjInitTransform());
    unsigned char* data = nullptr;
    unsigned long size = 0;
    const int status = tjTransform(transformer.get(), data_of(file), file.size(), 1, &data, &size,
                                   &transform, TJFLAG_LIMITSCANS);
    const Buffer buffer(data);
    return status == 0 ? Bytes(reinterpret_cast<const char*>(data), size) : Bytes();
}

}  // namespace

Bytes turned_jpeg(const Bytes& file, int orientation) {
    if (orientation < 1 || orientation > 8) return file;
    tjtransform turn = {};
    turn.op = kTurns[orientation - 1];
    turn.options = TJXOPT_PERFECT;
    Bytes result = transformed(file, turn);
    if (!result.empty()) {
        set_exif_upright(result);
        return result;
    }
    const std::optional<Pixels> pixels = decode_jpeg(file, kAnySize);
    return pixels ? compressed(turned(*pixels, orientation), kQualityTurned, file) : Bytes();
}

Bytes negated_cmyk_jpeg(const Bytes& file) {
    if (!is_cmyk_jpeg(file) || segments_of(file, '\xEE', "Adobe").empty()) return {};
    tjtransform negative = {};
    negative.customFilter = negate;
    return transformed(file, negative);
}

}  // namespace postconv
