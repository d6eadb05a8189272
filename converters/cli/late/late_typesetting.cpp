// The program's side of typesetting.so.
#include "converters/cli/late/parts.h"
#include "converters/raster.h"

namespace postconv {
namespace {

const cli::TypesettingPart& typesetting() {
    return cli::part<cli::TypesettingPart>();
}

}  // namespace

Bytes render_pdf(const Job& job, Diagnostics& diagnostics) {
    return typesetting().render_pdf(job, diagnostics);
}

PaginatedPdf render_paginated_pdf(const Job& job, Diagnostics& diagnostics, pdf::Tools& tools) {
    return typesetting().render_paginated_pdf(job, diagnostics, tools);
}

Pagination paginate(const Job& job, pdf::Tools& tools) {
    return typesetting().paginate(job, tools);
}

Cover draw_cover(const Job& job) {
    return typesetting().draw_cover(job);
}

Bytes rasterise_svg(const Resource& svg, double scale, const FontCatalog& fonts) {
    return typesetting().rasterise_svg(svg, scale, fonts);
}

bool FontCatalog::has_fonts() const {
    return typesetting().has_fonts(*this);
}

bool FontCatalog::bring_in(const std::string& family) {
    return typesetting().bring_in(*this, family);
}

std::vector<std::string> FontCatalog::families() const {
    return typesetting().families(*this);
}

std::vector<std::string> FontCatalog::files_of(std::string_view family) const {
    return typesetting().files_of(*this, family);
}

std::optional<FaceFacts> read_face(std::string_view file) {
    return typesetting().read_face(file);
}

std::string subset_face(std::string_view file, const std::set<char32_t>& characters) {
    return typesetting().subset_face(file, characters);
}

}  // namespace postconv
