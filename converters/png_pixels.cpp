#include <png.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "converters/pixels.h"
#include "converters/resample.h"

namespace postconv {
namespace {

// libpng's errors leave by longjmp: what is alive then is a member of this, not of a function.
class PngReader {
  public:
    explicit PngReader(const Bytes& file)
        : file_(file),
          png_(png_create_read_struct(PNG_LIBPNG_VER_STRING, nullptr, leave, ignore)),
          info_(png_ ? png_create_info_struct(png_) : nullptr) {}
    ~PngReader() { png_destroy_read_struct(&png_, &info_, nullptr); }
    PngReader(const PngReader&) = delete;
    PngReader& operator=(const PngReader&) = delete;

    bool read(PixelSize at_most) {
        return info_ && read_header() && prepare(at_most) && read_rows();
    }
    Pixels take() { return resampler_ ? resampler_->take() : std::move(whole_); }

  private:
    static void leave(png_structp png, png_const_charp) { png_longjmp(png, 1); }
    static void ignore(png_structp, png_const_charp) {}
    static void read_more(png_structp png, png_bytep data, std::size_t length) {
        auto& reader = *static_cast<PngReader*>(png_get_io_ptr(png));
        if (length > reader.file_.size() - reader.at_) png_error(png, "too short");
        std::memcpy(data, reader.file_.data() + reader.at_, length);
        reader.at_ += length;
    }

    bool read_header() {
        if (setjmp(png_jmpbuf(png_))) return false;
        png_set_read_fn(png_, this, read_more);
        png_read_info(png_, info_);
        png_set_expand(png_);
        png_set_scale_16(png_);
        passes_ = png_set_interlace_handling(png_);
        png_read_update_info(png_, info_);
        size_ = {int(png_get_image_width(png_, info_)), int(png_get_image_height(png_, info_))};
        channels_ = png_get_channels(png_, info_);
        return true;
    }

    bool prepare(PixelSize at_most) {
        const PixelSize to = {std::min(at_most.width, size_.width),
                              std::min(at_most.height, size_.height)};
        whole_ = {size_, channels_, {}};
        const std::size_t row = std::size_t(size_.width) * channels_;
        if (passes_ == 1) {
            resampler_.emplace(size_, to, channels_);
            whole_.bytes.resize(row);
            return true;
        }
        if (size_.count() > kMostWhole) return false;
        whole_.bytes.resize(row * size_.height);
        return true;
    }

    bool read_rows() {
        if (setjmp(png_jmpbuf(png_))) return false;
        for (int pass = 0; pass < passes_; ++pass) {
            for (int y = 0; y < size_.height; ++y) {
                std::uint8_t* row = whole_.bytes.data();
                if (!resampler_) row += std::size_t(y) * size_.width * channels_;
                png_read_row(png_, row, nullptr);
                if (resampler_) resampler_->add_row(row);
            }
        }
        return true;
    }

    const Bytes& file_;
    std::size_t at_ = 0;
    png_structp png_;
    png_infop info_;
    PixelSize size_;
    int channels_ = 0, passes_ = 1;
    std::optional<Resampler> resampler_;
    Pixels whole_;
};

png_uint_32 format_of(int channels) {
    return channels == 1   ? png_uint_32(PNG_FORMAT_GRAY)
           : channels == 2 ? png_uint_32(PNG_FORMAT_GA)
           : channels == 3 ? png_uint_32(PNG_FORMAT_RGB)
                           : png_uint_32(PNG_FORMAT_RGBA);
}

}  // namespace

std::optional<Pixels> decode_png(const Bytes& file, PixelSize at_most) {
    PngReader reader(file);
    if (!reader.read(at_most)) return std::nullopt;
    return resampled(reader.take(), at_most);
}

namespace {

struct DestroyWriter {
    void operator()(png_struct* png) const { png_destroy_write_struct(&png, nullptr); }
};

void append(png_struct* png, png_byte* data, std::size_t size) {
    static_cast<Bytes*>(png_get_io_ptr(png))->append(reinterpret_cast<char*>(data), size);
}

// What libpng's simple way of writing has no word for: as little work as there can be.
Bytes encode_in_a_hurry(const Pixels& pixels) {
    constexpr int kTypes[] = {PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA, PNG_COLOR_TYPE_RGB,
                              PNG_COLOR_TYPE_RGB_ALPHA};
    Bytes file;
    png_struct* writer = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    const std::unique_ptr<png_struct, DestroyWriter> owner(writer);
    png_info* info = writer ? png_create_info_struct(writer) : nullptr;
    if (!info || setjmp(png_jmpbuf(writer)) != 0) return {};
    png_set_write_fn(writer, &file, append, nullptr);
    png_set_IHDR(writer, info, png_uint_32(pixels.size.width), png_uint_32(pixels.size.height), 8,
                 kTypes[pixels.channels - 1], PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
                 PNG_FILTER_TYPE_DEFAULT);
    png_set_sRGB(writer, info, PNG_sRGB_INTENT_PERCEPTUAL);
    png_set_filter(writer, 0, PNG_FILTER_NONE);
    png_set_compression_level(writer, 1);
    png_write_info(writer, info);
    const std::size_t row = std::size_t(pixels.size.width) * std::size_t(pixels.channels);
    for (int y = 0; y < pixels.size.height; ++y)
        png_write_row(writer, pixels.bytes.data() + std::size_t(y) * row);
    png_write_end(writer, info);
    png_destroy_info_struct(writer, &info);
    return file;
}

}  // namespace

Bytes encode_png(const Pixels& pixels, PngEffort effort) {
    if (effort == PngEffort::Speed) return encode_in_a_hurry(pixels);
    png_image image = {};
    image.version = PNG_IMAGE_VERSION;
    image.width = png_uint_32(pixels.size.width);
    image.height = png_uint_32(pixels.size.height);
    image.format = format_of(pixels.channels);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    Bytes file(size, '\0');
    if (!png_image_write_to_memory(&image, file.data(), &size, 0, pixels.bytes.data(), 0, nullptr))
        return {};
    file.resize(size);
    return file;
}

}  // namespace postconv
