// Pictures drawn, or turned into PNG for formats that can't show them as they are.
#pragma once

#include "fonts/catalog.h"
#include "model/resources.h"

typedef struct _cairo cairo_t;
typedef struct _cairo_rectangle cairo_rectangle_t;

namespace postconv {

// Draws an SVG as vectors into a rectangle of the context. Its text is set in the catalogue's
// faces, not in those of the machine; nothing outside the file is loaded. False when librsvg can't.
bool draw_svg(const Resource& svg, cairo_t* context, const cairo_rectangle_t& area,
              const FontCatalog& fonts);

// An SVG as PNG at `scale` pixels for each CSS pixel, never more than 16 million pixels. Empty when
// librsvg can't draw it.
Bytes rasterise_svg(const Resource& svg, double scale, const FontCatalog& fonts);

}  // namespace postconv
