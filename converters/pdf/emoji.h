// Colour glyphs. cairo would draw them at 72 dots to the inch and without their text.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "converters/cairo_handles.h"
#include "converters/pdf/shape.h"

namespace postconv::pdf {

// Glyphs of one colour font and the text they stand for, cluster by cluster (see
// cairo_show_text_glyphs).
struct EmojiRun {
    cairo_scaled_font_t* font;
    std::span<const cairo_glyph_t> glyphs;
    std::span<const cairo_text_cluster_t> clusters;
    std::string_view text;
    bool backward;  // the first cluster's glyphs come last
};

// Draws colour glyphs as small pictures, each embedded once however often it is drawn, and lays
// glyphs below them that stand for their text.
class EmojiPainter {
  public:
    explicit EmojiPainter(Shaper& shaper) : shaper_(shaper) {}

    // False when the font has no colour glyphs of dots: nothing was drawn.
    bool paint(cairo_t* cr, const EmojiRun& run);

  private:
    void paint_glyph(cairo_t* cr, cairo_scaled_font_t* font, const cairo_glyph_t& glyph);
    void paint_text(cairo_t* cr, const cairo_glyph_t& at, double width, std::string_view text);
    cairo_surface_t* dots_of(cairo_scaled_font_t* font, unsigned long glyph);

    const ShapedRun& carrier_of(std::string_view text);
    CairoScaledFont stretched(const ShapedRun& carrier, double width);
    bool has_colour_dots(cairo_scaled_font_t* font);

    Shaper& shaper_;
    std::map<std::string, std::size_t> patterns_;
    std::unordered_map<cairo_scaled_font_t*, bool> are_coloured_;
    std::map<std::pair<cairo_font_face_t*, unsigned long>, CairoSurface> dots_;
};

}  // namespace postconv::pdf
