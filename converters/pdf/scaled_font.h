// Fonts of cairo made after others.
#pragma once

#include "converters/cairo_handles.h"

namespace postconv::pdf {

// Of another face, or with glyphs so many times as wide and as tall; all else as `like`.
CairoScaledFont scaled_like(cairo_scaled_font_t* like, cairo_font_face_t* face, double across = 1,
                            double down = 1);

}  // namespace postconv::pdf
