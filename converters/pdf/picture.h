// Pictures drawn through cairo: JPEG as it is, SVG as vectors, the rest as pixels.
#pragma once

#include <map>

#include "converters/cairo_handles.h"
#include "converters/pdf/display_list.h"
#include "model/diagnostics.h"
#include "model/resources.h"

namespace postconv::pdf {

// Draws resources, each decoded once. Its surfaces must outlive the pages that show them.
class PicturePainter {
  public:
    PicturePainter(const Job& job, Diagnostics& diagnostics)
        : job_(job), diagnostics_(diagnostics) {}

    // A box with words takes the place of what can't be decoded, with one warning (broken-image),
    // and of stand-ins.
    void paint(cairo_t* cr, std::size_t resource, const Rect& area);

  private:
    cairo_surface_t* surface_of(std::size_t resource);
    CairoSurface decode(const Resource& resource);
    static void paint_dots(cairo_t* cr, cairo_surface_t* surface, int orientation);
    void paint_box(cairo_t* cr, const std::string& words, const Rect& area);
    void warn(const Resource& resource);

    const Job& job_;
    Diagnostics& diagnostics_;
    std::map<std::size_t, CairoSurface> surfaces_;
};

}  // namespace postconv::pdf
