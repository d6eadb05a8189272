// Pictures drawn through cairo: JPEG as it is, SVG as vectors, the rest as pixels.
#pragma once

#include <map>
#include <memory>

#include "converters/pdf/display_list.h"
#include "model/diagnostics.h"
#include "model/resources.h"

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;

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
    struct DestroySurface {
        void operator()(cairo_surface_t* surface) const;
    };
    using Surface = std::unique_ptr<cairo_surface_t, DestroySurface>;

    cairo_surface_t* surface_of(std::size_t resource);
    Surface decode(const Resource& resource);
    static void paint_dots(cairo_t* cr, cairo_surface_t* surface, int orientation);
    void paint_box(cairo_t* cr, const std::string& words, const Rect& area);
    void warn(const Resource& resource);

    const Job& job_;
    Diagnostics& diagnostics_;
    std::map<std::size_t, Surface> surfaces_;
};

}  // namespace postconv::pdf
