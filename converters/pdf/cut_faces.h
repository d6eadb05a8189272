// Faces with tens of thousands of glyphs, cut down to those that a document shows before cairo sees
// them. Of such a face cairo reads all, each time, and embeds all of its subroutines: more time and
// ten times more bytes than the text takes.
#pragma once

#include <cairo.h>

#include <map>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "converters/cairo_handles.h"
#include "converters/pdf/shape.h"

typedef struct hb_face_t hb_face_t;

namespace postconv::pdf {

class CutFaces {
  public:
    // `printed` is all text of the document. What is drawn later on and is not in it, nor has been
    // shaped by then, is drawn with the whole face. Both outlive this.
    CutFaces(const Shaper& shaper, std::string_view printed);
    ~CutFaces();

    // The font to draw these glyphs with: as Pango has it, or of a cut face, which has numbers of
    // its own for them. Lives as long as this.
    cairo_scaled_font_t* font_for(PangoFont* font, std::span<cairo_glyph_t> glyphs);

    // Whether the font's face is one of those.
    bool is_cut(PangoFont* font) { return cut_of(font) != nullptr; }

  private:
    struct Cut;

    const Cut* cut_of(PangoFont* font);
    std::unique_ptr<Cut> made(hb_face_t* whole) const;

    const Shaper& shaper_;
    std::string_view printed_;
    std::map<hb_face_t*, std::unique_ptr<Cut>> cuts_;  // null: of a face that stays whole
    std::map<PangoFont*, CairoScaledFont> fonts_;
};

}  // namespace postconv::pdf
