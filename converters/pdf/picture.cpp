#include "converters/pdf/picture.h"

#include <pango/pangocairo.h>

#include <cstring>

#include "converters/pixels.h"
#include "converters/raster.h"

namespace postconv::pdf {
namespace {

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

cairo_surface_t* surface_of_png(const Bytes& bytes) {
    Reading reading{bytes};
    return cairo_image_surface_create_from_png_stream(read_more, &reading);
}

// The file's own bytes go into the PDF, and the size that they say; the one dot of the surface
// stands for all of theirs, which are never decoded.
cairo_surface_t* surface_of_jpeg(const Resource& picture) {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1);
    auto own = std::make_unique<Bytes>(negated_cmyk_jpeg(picture.bytes));
    const Bytes& bytes = own->empty() ? picture.bytes : *own;
    cairo_surface_set_mime_data(
        surface, CAIRO_MIME_TYPE_JPEG, reinterpret_cast<const unsigned char*>(bytes.data()),
        bytes.size(), [](void* owned) { delete static_cast<Bytes*>(owned); }, own.get());
    own.release();
    return surface;
}

cairo_surface_t* surface_of_gif(const Bytes& bytes) {
    const auto pixels = decode_gif(bytes);
    return pixels ? surface_of_png(encode_png(*pixels)) : nullptr;
}

// From the unit square of the stored dots to that of the upright picture, both with y downwards.
cairo_matrix_t turn(int orientation) {
    switch (orientation) {
        case 2:
            return {-1, 0, 0, 1, 1, 0};
        case 3:
            return {-1, 0, 0, -1, 1, 1};
        case 4:
            return {1, 0, 0, -1, 0, 1};
        case 5:
            return {0, 1, 1, 0, 0, 0};
        case 6:
            return {0, 1, -1, 0, 1, 0};
        case 7:
            return {0, -1, -1, 0, 1, 1};
        case 8:
            return {0, -1, 1, 0, 0, 1};
        default:
            return {1, 0, 0, 1, 0, 0};
    }
}

using Layout = std::unique_ptr<PangoLayout, UnrefObject>;

void set_colour(cairo_t* cr, const Colour& colour) {
    cairo_set_source_rgb(cr, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0);
}

constexpr double kBoxPadding = 4;  // points

Layout lay_out_words(const std::string& words, const Rect& area, const Job& job) {
    const Style& style = job.theme[Role::Caption];
    const std::unique_ptr<PangoContext, UnrefObject> context(
        pango_font_map_create_context(job.fonts.font_map(words)));
    Layout layout(pango_layout_new(context.get()));
    const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> font(
        pango_font_description_new(), pango_font_description_free);
    pango_font_description_set_family(font.get(), font_spec(job.theme, style, "").families.c_str());
    pango_font_description_set_absolute_size(font.get(), double(style.size.units()));
    pango_layout_set_font_description(layout.get(), font.get());
    const auto room = [](Length side) {
        return int((side - Length::from_points(2 * kBoxPadding)).units());
    };
    pango_layout_set_width(layout.get(), room(area.width));
    pango_layout_set_height(layout.get(), room(area.height));
    pango_layout_set_alignment(layout.get(), PANGO_ALIGN_CENTER);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_text(layout.get(), words.data(), int(words.size()));
    return layout;
}

}  // namespace

void PicturePainter::warn(const Resource& resource) {
    diagnostics_.warn("broken-image", {}, "image \"" + resource.name + "\" could not be decoded",
                      "open it in a picture viewer and save it anew");
}

CairoSurface PicturePainter::decode(const Resource& resource) {
    switch (resource.type) {
        case MediaType::Png:
            return CairoSurface(surface_of_png(resource.bytes));
        case MediaType::Jpeg:
            return CairoSurface(surface_of_jpeg(resource));
        case MediaType::Gif:
            return CairoSurface(surface_of_gif(resource.bytes));
        case MediaType::Webp:
            break;  // made PNG or JPEG before
        case MediaType::Svg:
            break;  // drawn as vectors
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

void PicturePainter::paint_dots(cairo_t* cr, cairo_surface_t* surface, int orientation) {
    const cairo_matrix_t turned = turn(orientation);
    cairo_transform(cr, &turned);
    const double width = cairo_image_surface_get_width(surface);
    const double height = cairo_image_surface_get_height(surface);
    cairo_scale(cr, 1 / width, 1 / height);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_rectangle(cr, 0, 0, width, height);
    cairo_fill(cr);
}

void PicturePainter::paint_box(cairo_t* cr, const std::string& words, const Rect& area) {
    const Style& rule = job_.theme[Role::Rule];
    const double width = area.width.to_points(), height = area.height.to_points();
    const double line = std::min({rule.border.to_points(), width, height});
    cairo_translate(cr, area.at.x.to_points(), area.at.y.to_points());
    set_colour(cr, rule.colour);
    cairo_set_line_width(cr, line);
    cairo_rectangle(cr, line / 2, line / 2, width - line, height - line);
    cairo_stroke(cr);
    if (std::min(width, height) <= 2 * kBoxPadding) return;
    const Layout layout = lay_out_words(words, area, job_);
    int unused = 0, text_height = 0;
    pango_layout_get_size(layout.get(), &unused, &text_height);
    const double above = (height - text_height / double(PANGO_SCALE)) / 2;
    if (above < 0) return;  // not one line fits
    set_colour(cr, job_.theme[Role::Caption].colour);
    cairo_move_to(cr, kBoxPadding, above);
    pango_cairo_show_layout(cr, layout.get());
}

void PicturePainter::paint(cairo_t* cr, std::size_t index, const Rect& area) {
    const Resource& resource = job_.resources[index];
    if (area.width <= Length() || area.height <= Length()) return;
    cairo_save(cr);
    if (resource.is_stand_in()) {
        paint_box(cr, resource.stands_for, area);
    } else if (resource.type == MediaType::Svg) {
        const cairo_rectangle_t at = {area.at.x.to_points(), area.at.y.to_points(),
                                      area.width.to_points(), area.height.to_points()};
        if (!draw_svg(resource, cr, at, job_.fonts)) warn(resource);
    } else if (cairo_surface_t* surface = surface_of(index)) {
        cairo_translate(cr, area.at.x.to_points(), area.at.y.to_points());
        cairo_scale(cr, area.width.to_points(), area.height.to_points());
        paint_dots(cr, surface, resource.orientation);
    } else {
        paint_box(cr, resource.name, area);
    }
    cairo_restore(cr);
}

}  // namespace postconv::pdf
