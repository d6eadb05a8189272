// Parts of the program that are loaded when the first document needs them: to link Pango, cairo and
// libqpdf with dozens of libraries behind them takes longer than to make a short EPUB.
//
// Each part is a module beside the program, made of the same library as the program itself. It
// hands out a table of functions; late_*.cpp defines those functions for the program (or the part
// before) by calling through the table, so that nobody else knows of parts. Programs that link the
// library have all of it from the start.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "converters/cover.h"
#include "converters/pdf/finish/finish.h"
#include "converters/pdf/pdf.h"
#include "converters/pdf/tools.h"
#include "converters/pixels.h"
#include "fonts/subset.h"

namespace postconv::cli {

// Declared where they are defined: converters/pdf/pdf.h, converters/cover.h, converters/raster.h,
// fonts/catalog.h, fonts/subset.h.
struct TypesettingPart {
    static constexpr const char* kFile = "typesetting.so";
    static constexpr const char* kTable = "postconv_typesetting_part";

    Bytes (*render_pdf)(const Job&, Diagnostics&);
    PaginatedPdf (*render_paginated_pdf)(const Job&, Diagnostics&, pdf::Tools&);
    Pagination (*paginate)(const Job&, pdf::Tools&);
    Cover (*draw_cover)(const Job&);
    Bytes (*rasterise_svg)(const Resource&, double scale, const FontCatalog&);
    bool (*has_fonts)(const FontCatalog&);
    bool (*bring_in)(FontCatalog&, const std::string& family);
    std::vector<std::string> (*families)(const FontCatalog&);
    std::vector<std::string> (*files_of)(const FontCatalog&, std::string_view family);
    std::optional<FaceFacts> (*read_face)(std::string_view file);
    std::string (*subset_face)(std::string_view file, const std::set<char32_t>& characters);
};

// converters/pixels.h
struct PicturesPart {
    static constexpr const char* kFile = "pictures.so";
    static constexpr const char* kTable = "postconv_pictures_part";

    std::optional<Pixels> (*decode_png)(const Bytes&, PixelSize at_most);
    std::optional<Pixels> (*decode_jpeg)(const Bytes&, PixelSize at_most);
    std::optional<Pixels> (*decode_cmyk_jpeg)(const Bytes&);
    std::optional<Pixels> (*decode_gif)(const Bytes&);
    std::optional<Pixels> (*decode_webp)(const Bytes&);
    Bytes (*encode_png)(const Pixels&, PngEffort);
    Bytes (*encode_jpeg)(const Pixels&, const Bytes& like);
    Bytes (*turned_jpeg)(const Bytes&, int orientation);
    Bytes (*negated_cmyk_jpeg)(const Bytes&);
    bool (*is_cmyk_jpeg)(const Bytes&);
    bool (*is_lossy_webp)(const Bytes&);
};

struct FinishingPart {
    static constexpr const char* kFile = "finishing.so";
    static constexpr const char* kTable = "postconv_finishing_part";

    Bytes (*finish)(pdf::Painted, const pdf::Typesetting&);
};

// Where a part lies; one that is not there has no file.
std::string path_of_part(const char* file);

// Another text for any other content of the parts.
std::string identity_of_parts();

// The address of a part's table. Throws Failure (Internal) when it is not installed.
const void* table_of_part(const char* file, const char* table);

template <typename Part>
const Part& part() {
    static const Part& loaded = *static_cast<const Part*>(table_of_part(Part::kFile, Part::kTable));
    return loaded;
}

}  // namespace postconv::cli
