#include "converters/pdf/emoji.h"

#include <cairo-ft.h>
#include <pango/pangocairo.h>

#include <cstring>

#include "converters/pdf/scaled_font.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

// Some readers know one text for a glyph and no other (ToUnicode), so each emoji of one character
// has a glyph of its own to stand for it: the Braille patterns are many, and no text uses them
// beside emoji. What is made of more characters needs readers that know better (ActualText) anyway.
constexpr char32_t kFirstPattern = 0x2801, kEmSpace = 0x2003;
constexpr std::size_t kPatterns = 255;
constexpr double kHidden = 1.0 / 64;   // points: cairo leaves out what it clips away wholly
constexpr double kWidthOfEmoji = 1.2;  // of the size of type

// FreeType's face of a font, locked while this lives.
class LockedFace {
  public:
    explicit LockedFace(cairo_scaled_font_t* font)
        : font_(font), face_(cairo_ft_scaled_font_lock_face(font)) {}
    ~LockedFace() {
        if (face_) cairo_ft_scaled_font_unlock_face(font_);
    }
    LockedFace(const LockedFace&) = delete;
    LockedFace& operator=(const LockedFace&) = delete;

    FT_Face get() const { return face_; }
    bool has_colour_dots() const {
        return face_ && FT_HAS_COLOR(face_) && face_->num_fixed_sizes > 0;
    }

  private:
    cairo_scaled_font_t* font_;
    FT_Face face_;
};

// BGRA with alpha multiplied in, as FreeType and cairo on a little-endian machine both have it.
cairo_surface_t* copied(const FT_Bitmap& bitmap) {
    if (bitmap.pixel_mode != FT_PIXEL_MODE_BGRA || bitmap.width == 0 || bitmap.pitch <= 0)
        return nullptr;
    cairo_surface_t* surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, int(bitmap.width), int(bitmap.rows));
    unsigned char* to = cairo_image_surface_get_data(surface);
    if (!to) return surface;
    for (unsigned row = 0; row < bitmap.rows; ++row)
        std::memcpy(to + std::size_t(row) * cairo_image_surface_get_stride(surface),
                    bitmap.buffer + std::size_t(row) * bitmap.pitch, std::size_t(bitmap.width) * 4);
    cairo_surface_mark_dirty(surface);
    return surface;
}

}  // namespace

cairo_surface_t* EmojiPainter::dots_of(cairo_scaled_font_t* font, unsigned long glyph) {
    cairo_font_face_t* family = cairo_scaled_font_get_font_face(font);
    const auto [entry, is_new] = dots_.try_emplace({family, glyph});
    if (is_new) {
        const LockedFace face(font);
        if (face.has_colour_dots() && FT_Load_Glyph(face.get(), FT_UInt(glyph), FT_LOAD_COLOR) == 0)
            entry->second.reset(copied(face.get()->glyph->bitmap));
    }
    return entry->second.get();
}

void EmojiPainter::paint_glyph(cairo_t* cr, cairo_scaled_font_t* font, const cairo_glyph_t& glyph) {
    cairo_surface_t* dots = dots_of(font, glyph.index);
    cairo_text_extents_t extents;
    cairo_scaled_font_glyph_extents(font, &glyph, 1, &extents);
    if (!dots || extents.width <= 0 || extents.height <= 0) return;
    cairo_save(cr);
    cairo_translate(cr, glyph.x + extents.x_bearing, glyph.y + extents.y_bearing);
    const double width = cairo_image_surface_get_width(dots);
    const double height = cairo_image_surface_get_height(dots);
    cairo_scale(cr, extents.width / width, extents.height / height);
    cairo_set_source_surface(cr, dots, 0, 0);
    // Not cairo_paint(): as the first drawing of a page it may take the marks with it.
    cairo_rectangle(cr, 0, 0, width, height);
    cairo_fill(cr);
    cairo_restore(cr);
}

const ShapedRun& EmojiPainter::carrier_of(std::string_view text) {
    std::size_t end = 0;
    next_code_point(text, end);
    char32_t carrier = kEmSpace;
    if (end == text.size()) {
        const auto [entry, is_new] = patterns_.try_emplace(std::string(text), patterns_.size());
        carrier = kFirstPattern + char32_t(entry->second % kPatterns);
    }
    std::string character;
    append_utf8(character, carrier);
    return shaper_.word(0, character).runs.front();
}

CairoScaledFont EmojiPainter::stretched(const ShapedRun& carrier, double width) {
    cairo_scaled_font_t* font = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(carrier.font));
    return scaled_like(font, cairo_scaled_font_get_font_face(font),
                       width / carrier.width.to_points(),
                       width / kWidthOfEmoji / shaper_.spec(0).size.to_points());
}

// Laid below the emoji, stretched to its width, for readers to mark and copy. All but a corner that
// holds no ink is clipped away.
void EmojiPainter::paint_text(cairo_t* cr, const cairo_glyph_t& at, double width,
                              std::string_view text) {
    const ShapedRun& carrier = carrier_of(text);
    const cairo_glyph_t glyph = {carrier.glyphs->glyphs[0].glyph, at.x, at.y};
    if (glyph.index & PANGO_GLYPH_UNKNOWN_FLAG || carrier.width <= Length() || width <= 0) return;
    const CairoScaledFont font = stretched(carrier, width);
    cairo_text_extents_t ink;
    cairo_scaled_font_glyph_extents(font.get(), &glyph, 1, &ink);
    cairo_save(cr);
    if (ink.width > 0) {
        cairo_rectangle(cr, at.x + ink.x_bearing, at.y + ink.y_bearing, kHidden, kHidden);
        cairo_clip(cr);
    }
    cairo_set_scaled_font(cr, font.get());
    const cairo_text_cluster_t cluster = {int(text.size()), 1};
    cairo_show_text_glyphs(cr, text.data(), int(text.size()), &glyph, 1, &cluster, 1, {});
    cairo_restore(cr);
}

bool EmojiPainter::has_colour_dots(cairo_scaled_font_t* font) {
    const auto [entry, is_new] = are_coloured_.try_emplace(font);
    if (is_new) entry->second = LockedFace(font).has_colour_dots();
    return entry->second;
}

bool EmojiPainter::paint(cairo_t* cr, const EmojiRun& run) {
    if (!has_colour_dots(run.font)) return false;
    std::size_t glyph = 0, byte = 0;
    for (const cairo_text_cluster_t& cluster : run.clusters) {
        const std::string_view text = run.text.substr(byte, std::size_t(cluster.num_bytes));
        const auto count = std::size_t(cluster.num_glyphs);
        const auto glyphs =
            run.glyphs.subspan(run.backward ? run.glyphs.size() - glyph - count : glyph, count);
        if (!glyphs.empty()) {
            cairo_text_extents_t extents;
            cairo_scaled_font_glyph_extents(run.font, glyphs.data(), int(glyphs.size()), &extents);
            paint_text(cr, glyphs.front(), extents.x_advance, text);
        }
        for (const cairo_glyph_t& each : glyphs) paint_glyph(cr, run.font, each);
        glyph += count;
        byte += text.size();
    }
    return true;
}

}  // namespace postconv::pdf
