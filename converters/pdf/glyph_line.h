// Glyphs drawn so that their text can be searched and copied.
#pragma once

#include <cairo.h>

#include <string>
#include <vector>

#include "converters/pdf/display_list.h"
#include "converters/pdf/emoji.h"

namespace postconv::pdf {

// Gathers glyphs of one font and colour on one baseline, to show them in one go with the text they
// stand for.
class GlyphLine {
  public:
    GlyphLine(cairo_t* cr, EmojiPainter& emoji) : cr_(cr), emoji_(emoji) {}

    void add(const TextItem& item, const TextFormat& format);
    void show();

  private:
    void show_gathered();
    void append(const TextItem& item);
    void cluster(const std::string& text, const std::vector<int>& owners);

    cairo_t* cr_;
    EmojiPainter& emoji_;
    PangoFont* font_ = nullptr;
    Colour colour_;
    TextItem last_ = {};
    bool backward_ = false;
    std::vector<cairo_glyph_t> glyphs_;
    std::vector<cairo_text_cluster_t> clusters_;
    std::string text_;
};

}  // namespace postconv::pdf
