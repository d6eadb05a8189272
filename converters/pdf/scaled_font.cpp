#include "converters/pdf/scaled_font.h"

namespace postconv::pdf {

CairoScaledFont scaled_like(cairo_scaled_font_t* like, cairo_font_face_t* face, double across,
                            double down) {
    cairo_matrix_t matrix, transformation;
    cairo_scaled_font_get_font_matrix(like, &matrix);
    cairo_scaled_font_get_ctm(like, &transformation);
    cairo_matrix_scale(&matrix, across, down);
    const std::unique_ptr<cairo_font_options_t, decltype(&cairo_font_options_destroy)> options(
        cairo_font_options_create(), cairo_font_options_destroy);
    cairo_scaled_font_get_font_options(like, options.get());
    return CairoScaledFont(cairo_scaled_font_create(face, &matrix, &transformation, options.get()));
}

}  // namespace postconv::pdf
