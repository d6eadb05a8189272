// typesetting.so: what needs Pango, cairo, fontconfig and HarfBuzz.
#include "converters/cli/late/parts.h"
#include "converters/raster.h"

namespace postconv::cli {
namespace {

constexpr TypesettingPart kPart = {
    .render_pdf = render_pdf,
    .render_paginated_pdf = render_paginated_pdf,
    .paginate = paginate,
    .draw_cover = draw_cover,
    .rasterise_svg = rasterise_svg,
    .has_fonts = [](const FontCatalog& fonts) { return fonts.has_fonts(); },
    .bring_in = [](FontCatalog& fonts,
                   const std::string& family) { return fonts.bring_in(family); },
    .families = [](const FontCatalog& fonts) { return fonts.families(); },
    .files_of = [](const FontCatalog& fonts,
                   std::string_view family) { return fonts.files_of(family); },
    .read_face = read_face,
    .subset_face = subset_face,
};

}  // namespace
}  // namespace postconv::cli

extern "C" [[gnu::visibility("default")]] const void* postconv_typesetting_part() {
    return &postconv::cli::kPart;
}
