#include "converters/pdf/picture.h"

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstring>

namespace postconv::pdf {
namespace {

constexpr std::int64_t kMostPixels = 100'000'000;  // 400 MB decoded

struct ReleaseObject {
    void operator()(gpointer object) const { g_object_unref(object); }
};

struct Reading {
    const Bytes& bytes;
    std::size_t at = 0;
};

cairo_status_t read_more(void* closure, unsigned char* data, unsigned int length) {
    auto& reading = *static_cast<Reading*>(closure);
    if (length > reading.bytes.size() - reading.at) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(data, reading.bytes.data() + reading.at, length);
    reading.at += length;
    return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t* decode_png(const Bytes& bytes) {
    Reading reading{bytes};
    return cairo_image_surface_create_from_png_stream(read_more, &reading);
}

// The file's own bytes go into the PDF; the surface's pixels are never touched.
cairo_surface_t* wrap_jpeg(const Resource& resource) {
    cairo_surface_t* surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, resource.width, resource.height);
    cairo_surface_set_mime_data(surface, CAIRO_MIME_TYPE_JPEG,
                                reinterpret_cast<const unsigned char*>(resource.bytes.data()),
                                resource.bytes.size(), nullptr, nullptr);
    return surface;
}

// Straight RGBA to cairo's premultiplied ARGB in native byte order.
void convert_row(const guchar* from, std::uint32_t* to, int width, int channels) {
    for (int x = 0; x < width; ++x, from += channels) {
        const std::uint32_t alpha = channels == 4 ? from[3] : 255;
        const auto scaled = [&](guchar value) { return (value * alpha + 127) / 255; };
        to[x] = alpha << 24 | scaled(from[0]) << 16 | scaled(from[1]) << 8 | scaled(from[2]);
    }
}

cairo_surface_t* decode_with_pixbuf(const Bytes& bytes) {
    std::unique_ptr<GdkPixbufLoader, ReleaseObject> loader(gdk_pixbuf_loader_new());
    const auto* data = reinterpret_cast<const guchar*>(bytes.data());
    const bool written = gdk_pixbuf_loader_write(loader.get(), data, bytes.size(), nullptr);
    const bool closed = gdk_pixbuf_loader_close(loader.get(), nullptr);
    GdkPixbuf* pixels = gdk_pixbuf_loader_get_pixbuf(loader.get());
    if (!written || !closed || !pixels) return nullptr;
    const int width = gdk_pixbuf_get_width(pixels), height = gdk_pixbuf_get_height(pixels);
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height);
    cairo_surface_flush(surface);
    for (int y = 0; y < height; ++y)
        convert_row(gdk_pixbuf_read_pixels(pixels) + y * gdk_pixbuf_get_rowstride(pixels),
                    reinterpret_cast<std::uint32_t*>(
                        cairo_image_surface_get_data(surface) +
                        y * cairo_image_surface_get_stride(surface)),
                    width, gdk_pixbuf_get_n_channels(pixels));
    cairo_surface_mark_dirty(surface);
    return surface;
}

}  // namespace

void PicturePainter::DestroySurface::operator()(cairo_surface_t* surface) const {
    cairo_surface_destroy(surface);
}

void PicturePainter::warn(const Resource& resource) {
    diagnostics_.warn("broken-image", {}, "image \"" + resource.name + "\" could not be decoded",
                      "open it in a picture viewer and save it anew");
}

PicturePainter::Surface PicturePainter::decode(const Resource& resource) {
    if (std::int64_t(resource.width) * resource.height > kMostPixels) return nullptr;
    switch (resource.type) {
        case MediaType::Png: return Surface(decode_png(resource.bytes));
        case MediaType::Jpeg: return Surface(wrap_jpeg(resource));
        case MediaType::Gif:
        case MediaType::Webp: return Surface(decode_with_pixbuf(resource.bytes));
        case MediaType::Svg: break;  // drawn as vectors
    }
    return nullptr;
}

cairo_surface_t* PicturePainter::surface_of(std::size_t index) {
    const auto [entry, is_new] = surfaces_.try_emplace(index);
    if (is_new) {
        entry->second = decode(resources_[index]);
        cairo_surface_t* surface = entry->second.get();
        if (!surface || cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
            entry->second.reset();
            warn(resources_[index]);
        }
    }
    return entry->second.get();
}

bool PicturePainter::paint_svg(cairo_t* cr, const Resource& resource, const Rect& area) {
    // No base file: what an SVG names outside itself is not loaded.
    std::unique_ptr<RsvgHandle, ReleaseObject> handle(rsvg_handle_new_from_data(
        reinterpret_cast<const guint8*>(resource.bytes.data()), resource.bytes.size(), nullptr));
    if (!handle) return false;
    const RsvgRectangle viewport = {area.at.x.to_points(), area.at.y.to_points(),
                                    area.width.to_points(), area.height.to_points()};
    return rsvg_handle_render_document(handle.get(), cr, &viewport, nullptr);
}

void PicturePainter::paint(cairo_t* cr, std::size_t index, const Rect& area) {
    const Resource& resource = resources_[index];
    cairo_save(cr);
    if (resource.type == MediaType::Svg) {
        if (!paint_svg(cr, resource, area)) warn(resource);
    } else if (cairo_surface_t* surface = surface_of(index)) {
        cairo_translate(cr, area.at.x.to_points(), area.at.y.to_points());
        cairo_scale(cr, area.width.to_points() / cairo_image_surface_get_width(surface),
                    area.height.to_points() / cairo_image_surface_get_height(surface));
        cairo_set_source_surface(cr, surface, 0, 0);
        cairo_rectangle(cr, 0, 0, cairo_image_surface_get_width(surface),
                        cairo_image_surface_get_height(surface));
        cairo_fill(cr);
    }
    cairo_restore(cr);
}

}  // namespace postconv::pdf
