#include <gdk-pixbuf/gdk-pixbuf.h>
#include <webp/decode.h>
#include <webp/demux.h>

#include <algorithm>
#include <memory>

#include "converters/late_library.h"
#include "converters/pixels.h"

namespace postconv {
namespace {

const std::uint8_t* data_of(const Bytes& file) {
    return reinterpret_cast<const std::uint8_t*>(file.data());
}

struct DeleteDemuxer {
    void operator()(WebPDemuxer* demuxer) const { WebPDemuxDelete(demuxer); }
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
    bool fills_canvas() const { return PixelSize{frame_.width, frame_.height} == canvas(); }

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

namespace {

// What we call of GdkPixbuf.
struct PixbufCalls {
    template <typename Function>
    static Function find(const char* name) {
        return late_function<Function>("libgdk_pixbuf-2.0.so.0", name);
    }
    decltype(&gdk_pixbuf_loader_new_with_type) loader_new_with_type =
        find<decltype(&gdk_pixbuf_loader_new_with_type)>("gdk_pixbuf_loader_new_with_type");
    decltype(&gdk_pixbuf_loader_write) loader_write =
        find<decltype(&gdk_pixbuf_loader_write)>("gdk_pixbuf_loader_write");
    decltype(&gdk_pixbuf_loader_close) loader_close =
        find<decltype(&gdk_pixbuf_loader_close)>("gdk_pixbuf_loader_close");
    decltype(&gdk_pixbuf_loader_get_pixbuf) loader_get_pixbuf =
        find<decltype(&gdk_pixbuf_loader_get_pixbuf)>("gdk_pixbuf_loader_get_pixbuf");
    decltype(&gdk_pixbuf_get_width) get_width =
        find<decltype(&gdk_pixbuf_get_width)>("gdk_pixbuf_get_width");
    decltype(&gdk_pixbuf_get_height) get_height =
        find<decltype(&gdk_pixbuf_get_height)>("gdk_pixbuf_get_height");
    decltype(&gdk_pixbuf_get_n_channels) get_n_channels =
        find<decltype(&gdk_pixbuf_get_n_channels)>("gdk_pixbuf_get_n_channels");
    decltype(&gdk_pixbuf_read_pixels) read_pixels =
        find<decltype(&gdk_pixbuf_read_pixels)>("gdk_pixbuf_read_pixels");
    decltype(&gdk_pixbuf_get_rowstride) get_rowstride =
        find<decltype(&gdk_pixbuf_get_rowstride)>("gdk_pixbuf_get_rowstride");
    decltype(&g_object_unref) unref =
        late_function<decltype(&g_object_unref)>("libgobject-2.0.so.0", "g_object_unref");
    bool is_here() const {
        return loader_new_with_type && loader_write && loader_close && loader_get_pixbuf &&
               get_width && get_height && get_n_channels && read_pixels && get_rowstride && unref;
    }
};

}  // namespace

std::optional<Pixels> decode_gif(const Bytes& file) {
    static const PixbufCalls calls;
    if (!calls.is_here()) return std::nullopt;
    const std::unique_ptr<GdkPixbufLoader, decltype(calls.unref)> loader(
        calls.loader_new_with_type("gif", nullptr), calls.unref);
    if (!loader) return std::nullopt;
    const bool read = calls.loader_write(loader.get(), data_of(file), file.size(), nullptr) != 0;
    const bool closed = calls.loader_close(loader.get(), nullptr) != 0;
    GdkPixbuf* pixbuf = read && closed ? calls.loader_get_pixbuf(loader.get()) : nullptr;
    if (!pixbuf) return std::nullopt;
    Pixels pixels{
        {calls.get_width(pixbuf), calls.get_height(pixbuf)}, calls.get_n_channels(pixbuf), {}};
    const std::size_t row = std::size_t(pixels.size.width) * pixels.channels;
    for (int y = 0; y < pixels.size.height; ++y) {
        const guint8* from =
            calls.read_pixels(pixbuf) + std::size_t(y) * calls.get_rowstride(pixbuf);
        pixels.bytes.insert(pixels.bytes.end(), from, from + row);
    }
    return pixels;
}

}  // namespace postconv
