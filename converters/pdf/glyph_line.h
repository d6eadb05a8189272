// Glyphs drawn so that their text can be searched and copied.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "converters/cairo_handles.h"
#include "converters/pdf/cut_faces.h"
#include "converters/pdf/display_list.h"
#include "converters/pdf/emoji.h"

namespace postconv::pdf {

// Gathers glyphs of one font and colour on one baseline, to show them in one go with the text they
// stand for.
class GlyphLine {
  public:
    GlyphLine(cairo_t* cr, EmojiPainter& emoji, CutFaces& faces)
        : cr_(cr), emoji_(emoji), faces_(faces) {}

    void add(const TextItem& item, const TextFormat& format);
    void show();

  private:
    void show_gathered();
    cairo_scaled_font_t* scaled_font();
    void append(const TextItem& item);
    void cluster(const std::string& text, const std::vector<int>& owners);

    cairo_t* cr_;
    EmojiPainter& emoji_;
    CutFaces& faces_;
    PangoFont* font_ = nullptr;
    Colour colour_;
    TextItem last_ = {};
    int scaling_ = 0;  // of the font's width, see Fitting
    bool backward_ = false;
    std::map<std::pair<cairo_scaled_font_t*, int>, CairoScaledFont> fitted_;
    std::vector<cairo_glyph_t> glyphs_;
    std::vector<cairo_text_cluster_t> clusters_;
    std::string text_;
    std::vector<int> owners_;  // of each drawn glyph of a run: the byte its cluster begins at
};

}  // namespace postconv::pdf
