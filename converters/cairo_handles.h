// Owners of what cairo and GObject hand out.
#pragma once

#include <cairo.h>
#include <glib-object.h>

#include <memory>

namespace postconv {

struct UnrefObject {
    void operator()(gpointer object) const { g_object_unref(object); }
};
struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct DestroyScaledFont {
    void operator()(cairo_scaled_font_t* font) const { cairo_scaled_font_destroy(font); }
};

using CairoSurface = std::unique_ptr<cairo_surface_t, DestroySurface>;
using CairoContext = std::unique_ptr<cairo_t, DestroyContext>;
using CairoScaledFont = std::unique_ptr<cairo_scaled_font_t, DestroyScaledFont>;

}  // namespace postconv
