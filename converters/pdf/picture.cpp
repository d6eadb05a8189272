#include "converters/pdf/picture.h"

#include <cairo.h>

#include <cstring>

#include "converters/raster.h"

namespace postconv::pdf {
namespace {

constexpr std::int64_t kMostPixels = 100'000'000;  // 400 MB decoded

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
        case MediaType::Webp: return Surface(decode_png(convert_to_png(resource)));
        case MediaType::Svg: break;  // drawn as vectors
    }
    return nullptr;
}

cairo_surface_t* PicturePainter::surface_of(std::size_t index) {
    const auto [entry, is_new] = surfaces_.try_emplace(index);
    if (is_new) {
        entry->second = decode(job_.resources[index]);
        cairo_surface_t* surface = entry->second.get();
        if (!surface || cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
            entry->second.reset();
            warn(job_.resources[index]);
        }
    }
    return entry->second.get();
}

void PicturePainter::paint(cairo_t* cr, std::size_t index, const Rect& area) {
    const Resource& resource = job_.resources[index];
    cairo_save(cr);
    if (resource.type == MediaType::Svg) {
        const cairo_rectangle_t at = {area.at.x.to_points(), area.at.y.to_points(),
                                      area.width.to_points(), area.height.to_points()};
        if (!draw_svg(resource, cr, at, job_.fonts)) warn(resource);
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
