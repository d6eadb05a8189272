#include "converters/raster.h"

#include <librsvg/rsvg.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "converters/cairo_handles.h"
#include "converters/late_library.h"
#include "converters/pixels.h"

namespace postconv {
namespace {

constexpr double kMostPixels = 16e6;

using Handle = std::unique_ptr<RsvgHandle, UnrefObject>;

// What we call of librsvg.
struct Rsvg {
    static constexpr const char* kLibrary = "librsvg-2.so.2";
    decltype(&rsvg_handle_new_from_data) new_from_data =
        late_function<decltype(&rsvg_handle_new_from_data)>(kLibrary, "rsvg_handle_new_from_data");
    decltype(&rsvg_handle_render_document) render_document =
        late_function<decltype(&rsvg_handle_render_document)>(kLibrary,
                                                              "rsvg_handle_render_document");
    bool is_here() const { return new_from_data && render_document; }
};

const guint8* data_of(const Bytes& bytes) {
    return reinterpret_cast<const guint8*>(bytes.data());
}

// Cairo's dots are numbers of 32 bits in which alpha is multiplied into the colours.
void write_dot(std::uint32_t dot, std::uint8_t* to) {
    const std::uint32_t alpha = dot >> 24;
    if (alpha == 0) dot = 0;
    const auto colour = [&](int shift) {
        const std::uint32_t value = dot >> shift & 0xFF;
        return std::uint8_t(std::min<std::uint32_t>(255, value * 255 / alpha));
    };
    if (alpha == 0 || alpha == 255) {  // nearly all
        to[0] = std::uint8_t(dot >> 16);
        to[1] = std::uint8_t(dot >> 8);
        to[2] = std::uint8_t(dot);
    } else {
        for (int i = 0; i < 3; ++i) to[i] = colour(16 - 8 * i);
    }
    to[3] = std::uint8_t(alpha);
}

Bytes png_of(cairo_surface_t* surface, PixelSize size) {
    Pixels pixels{size, 4, std::vector<std::uint8_t>(std::size_t(size.count()) * 4)};
    const unsigned char* data = cairo_image_surface_get_data(surface);
    if (!data) return {};
    const int stride = cairo_image_surface_get_stride(surface);
    std::uint8_t* to = pixels.bytes.data();
    for (int y = 0; y < size.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + std::ptrdiff_t(y) * stride);
        for (int x = 0; x < size.width; ++x, to += 4) write_dot(row[x], to);
    }
    return encode_png(pixels, PngEffort::Speed);
}

PixelSize bounded_size(const Resource& svg, double scale) {
    const double width = std::max(1, svg.width), height = std::max(1, svg.height);
    const double bounded = std::min(scale, std::sqrt(kMostPixels / (width * height)));
    const auto pixels = [&](double length) {
        return int(std::clamp(std::ceil(length * bounded), 1.0, 32767.0));
    };
    return {pixels(width), pixels(height)};
}

}  // namespace

bool draw_svg(const Resource& svg, cairo_t* context, const cairo_rectangle_t& area,
              const FontCatalog& fonts) {
    // Without a base URI librsvg loads nothing but data: URLs.
    static const Rsvg rsvg;
    if (!rsvg.is_here()) return false;
    const Handle handle(rsvg.new_from_data(data_of(svg.bytes), svg.bytes.size(), nullptr));
    if (!handle) return false;
    // librsvg sets text in the font map that is the thread's default at the time.
    pango_cairo_font_map_set_default(PANGO_CAIRO_FONT_MAP(fonts.font_map(svg.bytes)));
    const RsvgRectangle viewport = {area.x, area.y, area.width, area.height};
    const bool drawn = rsvg.render_document(handle.get(), context, &viewport, nullptr) != 0;
    pango_cairo_font_map_set_default(nullptr);
    return drawn && cairo_status(context) == CAIRO_STATUS_SUCCESS;
}

Bytes rasterise_svg(const Resource& svg, double scale, const FontCatalog& fonts) {
    const PixelSize size = bounded_size(svg, scale);
    const CairoSurface surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, size.width, size.height));
    const CairoContext context(cairo_create(surface.get()));
    if (!draw_svg(svg, context.get(), {0, 0, double(size.width), double(size.height)}, fonts))
        return {};
    cairo_surface_flush(surface.get());
    return png_of(surface.get(), size);
}

}  // namespace postconv
