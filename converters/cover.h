// A cover for books that have no picture of their own: title and authors in the theme's look.
#pragma once

#include "converters/backend.h"
#include "converters/pixels.h"

namespace postconv {

struct Cover {
    Bytes png;  // empty when it could not be drawn
    PixelSize size;
};

// 1600 x 2560 dots, the shape that shops ask for, in two colours: the theme's accent and white.
// Throws Failure when there are no fonts at all.
Cover draw_cover(const Job& job);

// The theme's first colour that is one, dark enough for white letters (WCAG 2.2, 1.4.3).
Colour accent_of(const Theme& theme);

}  // namespace postconv
