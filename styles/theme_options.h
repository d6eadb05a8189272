// What a command line says of looks, put over a theme before any backend reads it.
#pragma once

#include <string>

#include "styles/theme.h"

namespace postconv {

struct ThemeOptions {
    std::string paper;      // see set_paper()
    std::string margin;     // one length, or two (top and bottom, sides), or four (top, outer,
                            // bottom, inner), between commas
    std::string font_size;  // of the running text; everything else grows in proportion
    std::string main_font;  // the family of running text, before those of the theme
    std::string sans_font;  // the family of roles in the sans-serif stack
    std::string mono_font;  // the family of code
};

// Empty options change nothing. Lengths are numbers with pt, mm, cm or in; a font size may be a
// bare number of points. Throws Failure (Usage) for what is no such length, for sizes of type that
// nobody can read (below 4pt or above 72pt) and for margins that leave no room for text.
void apply(const ThemeOptions& options, Theme& theme);

// Type of another size, with everything that is measured by it.
void scale_type(Theme& theme, Length body_size);

}  // namespace postconv
