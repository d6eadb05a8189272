#include "converters/docx/media.h"

#include <algorithm>

#include "converters/raster.h"
#include "converters/upright.h"

namespace postconv {
namespace {

constexpr double kRasterScale = 2;    // most pixels for each CSS pixel of a vector picture
constexpr double kRasterDensity = 150;  // most pixels to the inch where it is as wide as the text

// For programs that can't draw the picture itself: no sharper than they need.
double raster_scale(const Resource& picture, const Theme& theme) {
    const double inches = theme.page.text_width().to_points() / 72;
    return std::min(kRasterScale, kRasterDensity * inches / std::max(1, picture.width));
}

}  // namespace

std::optional<MediaFiles> Media::add(const Job& job, std::size_t index) {
    const auto known = known_.find(index);
    if (known != known_.end()) return known->second;
    return known_[index] = make(job.resources[index], job);
}

std::optional<MediaFiles> Media::make(const Resource& resource, const Job& job) {
    switch (resource.type) {
        case MediaType::Png:
        case MediaType::Jpeg:
        case MediaType::Gif:
            return MediaFiles{store(upright_bytes(resource), file_extension(resource.type)), {}};
        case MediaType::Svg: {
            const Bytes fallback =
                rasterise_svg(resource, raster_scale(resource, job.theme), job.fonts);
            if (fallback.empty()) return std::nullopt;
            const std::string picture = store(fallback, "png");
            return MediaFiles{picture, store(resource.bytes, "svg")};
        }
        case MediaType::Webp: return std::nullopt;  // Word shows none
    }
    return std::nullopt;
}

std::string Media::store(Bytes bytes, std::string_view extension) {
    const std::string name =
        "media/" + prefix_ + std::to_string(entries_.size() + 1) + "." + std::string(extension);
    const auto compression = extension == "svg" ? Compression::Deflate : Compression::Store;
    entries_.push_back({name, std::move(bytes), compression});
    return name;
}

bool Media::has(std::string_view extension) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const ZipEntry& entry) {
        return entry.name.ends_with("." + std::string(extension));
    });
}

}  // namespace postconv
