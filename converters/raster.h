// Pictures turned into PNG for formats that can't show them as they are.
#pragma once

#include "model/resources.h"

namespace postconv {

// An SVG as PNG at `scale` pixels for each CSS pixel, never more than 16 million pixels. Nothing
// outside the file is loaded. Empty when librsvg can't draw it.
Bytes rasterise_svg(const Resource& svg, double scale);

// Any picture that gdk-pixbuf reads, as PNG. Empty when it can't.
Bytes convert_to_png(const Resource& picture);

}  // namespace postconv
