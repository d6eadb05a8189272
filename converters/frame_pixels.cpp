#include <gdk-pixbuf/gdk-pixbuf.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <memory>

#include "converters/pixels.h"

namespace postconv {
namespace {

const std::uint8_t* data_of(const Bytes& file) {
    return reinterpret_cast<const std::uint8_t*>(file.data());
}

struct DeleteDemuxer {
    void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
};
struct UnrefObject {
    void operator()(gpointer object) const { g_object_unref(object); }
};

// The first frame at its place on a canvas that shines through elsewhere.
class FirstFrame {
  public:
    explicit FirstFrame(const Bytes& file) {
        const WebPData data = {data_of(file), file.size()};
        demuxer_.reset(WebPDemux(&data));
        found_ = demuxer_ && WebPDemuxGetFrame(demuxer_.get(), 1, &frame_) != 0;
    }
    ~FirstFrame() {
        if (found_) WebPDemuxReleaseIterator(&frame_);
    }
    FirstFrame(const FirstFrame&) = delete;
    FirstFrame& operator=(const FirstFrame&) = delete;

    bool found() const { return found_; }
    const WebPIterator& frame() const { return frame_; }
    PixelSize canvas() const {
        return {int(WebPDemuxGetI(demuxer_.get(), WEBP_FF_CANVAS_WIDTH)),
                int(WebPDemuxGetI(demuxer_.get(), WEBP_FF_CANVAS_HEIGHT))};
    }
    bool fills_canvas() const {
        return PixelSize{frame_.width, frame_.height} == canvas();
    }

  private:
    std::unique_ptr<WebPDemuxer, DeleteDemuxer> demuxer_;
    WebPIterator frame_ = {};
    bool found_ = false;
};

}  // namespace

bool is_lossy_webp(const Bytes& file) {
    WebPBitstreamFeatures features;
    const FirstFrame first(file);
    return first.found() &&
           WebPGetFeatures(first.frame().fragment.bytes, first.frame().fragment.size, &features) ==
               VP8_STATUS_OK &&
           features.format == 1;
}

std::optional<Pixels> decode_webp(const Bytes& file) {
    const FirstFrame first(file);
    if (!first.found() || first.canvas().count() > kMostWhole) return std::nullopt;
    const WebPIterator& frame = first.frame();
    const int channels = frame.has_alpha || !first.fills_canvas() ? 4 : 3;
    Pixels pixels{first.canvas(), channels, {}};
    const PixelSize canvas = pixels.size;
    if (frame.x_offset + frame.width > canvas.width ||
        frame.y_offset + frame.height > canvas.height)
        return std::nullopt;
    pixels.bytes.resize(std::size_t(canvas.count()) * channels);
    const std::size_t before =
        (std::size_t(frame.y_offset) * canvas.width + frame.x_offset) * channels;
    const auto decode = channels == 4 ? WebPDecodeRGBAInto : WebPDecodeRGBInto;
    if (!decode(frame.fragment.bytes, frame.fragment.size, pixels.bytes.data() + before,
                pixels.bytes.size() - before, canvas.width * channels))
        return std::nullopt;
    return pixels;
}

std::optional<Pixels> decode_gif(const Bytes& file) {
    const std::unique_ptr<GdkPixbufLoader, UnrefObject> loader(
        gdk_pixbuf_loader_new_with_type("gif", nullptr));
    if (!loader) return std::nullopt;
    const bool read =
        gdk_pixbuf_loader_write(loader.get(), data_of(file), file.size(), nullptr) != 0;
    const bool closed = gdk_pixbuf_loader_close(loader.get(), nullptr) != 0;
    GdkPixbuf* pixbuf = read && closed ? gdk_pixbuf_loader_get_pixbuf(loader.get()) : nullptr;
    if (!pixbuf) return std::nullopt;
    Pixels pixels{{gdk_pixbuf_get_width(pixbuf), gdk_pixbuf_get_height(pixbuf)},
                  gdk_pixbuf_get_n_channels(pixbuf), {}};
    const std::size_t row = std::size_t(pixels.size.width) * pixels.channels;
    for (int y = 0; y < pixels.size.height; ++y) {
        const guint8* from =
            gdk_pixbuf_read_pixels(pixbuf) + std::size_t(y) * gdk_pixbuf_get_rowstride(pixbuf);
        pixels.bytes.insert(pixels.bytes.end(), from, from + row);
    }
    return pixels;
}

}  // namespace postconv
