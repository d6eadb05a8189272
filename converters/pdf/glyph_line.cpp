#include "converters/pdf/glyph_line.h"

#include <pango/pangocairo.h>

#include <algorithm>

#include "converters/pdf/scaled_font.h"

namespace postconv::pdf {

void GlyphLine::add(const TextItem& item, const TextFormat& format) {
    const bool joins = font_ == item.run->font && colour_ == format.colour &&
                       scaling_ == item.fitting.scaling && follows(item, last_) && !backward_ &&
                       !item.run->right_to_left;
    if (!joins) {
        show();
        font_ = item.run->font;
        scaling_ = item.fitting.scaling;
        colour_ = format.colour;
        backward_ = item.run->right_to_left;
    }
    append(item);
    last_ = item;
}

void GlyphLine::show() {
    if (!glyphs_.empty()) show_gathered();
    glyphs_.clear();
    clusters_.clear();
    text_.clear();
    font_ = nullptr;
}

void GlyphLine::show_gathered() {
    cairo_scaled_font_t* font = scaled_font();
    if (emoji_.paint(cr_, {font, glyphs_, clusters_, text_, backward_})) return;
    cairo_set_scaled_font(cr_, font);
    cairo_set_source_rgb(cr_, colour_.red / 255.0, colour_.green / 255.0, colour_.blue / 255.0);
    cairo_show_text_glyphs(
        cr_, text_.data(), int(text_.size()), glyphs_.data(), int(glyphs_.size()), clusters_.data(),
        int(clusters_.size()),
        backward_ ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t{});
}

// The font, its glyphs as wide as the line asks for; ideographs stay the squares that they are and
// stand a little closer or farther apart.
cairo_scaled_font_t* GlyphLine::scaled_font() {
    cairo_scaled_font_t* plain = faces_.font_for(font_, glyphs_);
    if (scaling_ == 0 || faces_.is_cut(font_)) return plain;
    CairoScaledFont& fitted = fitted_[{plain, scaling_}];
    if (!fitted)
        fitted =
            scaled_like(plain, cairo_scaled_font_get_font_face(plain), 1 + scaling_ / 1000.0);
    return fitted.get();
}

void GlyphLine::append(const TextItem& item) {
    const double factor = 1 + item.fitting.scaling / 1000.0;
    const double spacing = Length::from_units(item.fitting.spacing).to_points();
    const PangoGlyphString& string = *item.run->glyphs;
    double x = item.at.x.to_points();
    const double y = item.at.y.to_points();
    owners_.clear();
    for (int i = 0; i < string.num_glyphs; ++i) {
        const PangoGlyphInfo& info = string.glyphs[i];
        const bool drawn =
            info.glyph != PANGO_GLYPH_EMPTY && !(info.glyph & PANGO_GLYPH_UNKNOWN_FLAG);
        if (drawn) {
            glyphs_.push_back({info.glyph,
                               x + factor * info.geometry.x_offset / double(PANGO_SCALE),
                               y + info.geometry.y_offset / double(PANGO_SCALE)});
            owners_.push_back(string.log_clusters[i]);
        }
        x += factor * info.geometry.width / double(PANGO_SCALE) + spacing;
    }
    if (backward_) std::reverse(owners_.begin(), owners_.end());
    cluster(item.run->text, owners_);
    text_ += item.run->text;
}

// Clusters in logical order; bytes without a glyph belong to the cluster before them.
void GlyphLine::cluster(const std::string& text, const std::vector<int>& owners) {
    const auto length = int(text.size());
    if (owners.empty()) {
        clusters_.push_back({length, 0});
        return;
    }
    if (owners.front() > 0) clusters_.push_back({owners.front(), 0});
    for (std::size_t i = 0; i < owners.size();) {
        std::size_t end = i;
        while (end < owners.size() && owners[end] == owners[i]) ++end;
        const int next = end < owners.size() ? owners[end] : length;
        clusters_.push_back({next - owners[i], int(end - i)});
        i = end;
    }
}

}  // namespace postconv::pdf
