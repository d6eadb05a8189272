#include "converters/epub/images.h"

#include <algorithm>
#include <cmath>

#include "converters/cover.h"
#include "converters/epub/svg.h"
#include "converters/epub/targets.h"
#include "converters/raster.h"
#include "converters/upright.h"
#include "converters/resample.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr int kCoverWidth = 1600;  // dots of a cover that was a drawing
constexpr int kPageDots = 1200;    // about the width of e-ink and phone screens

std::string with_extension(const std::string& name, MediaType type) {
    return name.substr(0, name.find_last_of('.') + 1) + std::string(file_extension(type));
}

// On white paper.
Pixels without_alpha(const Pixels& pixels) {
    const int colours = pixels.channels - 1;
    Pixels result{pixels.size, colours, {}};
    result.bytes.reserve(std::size_t(pixels.size.count()) * std::size_t(colours));
    for (std::size_t at = 0; at < pixels.bytes.size(); at += std::size_t(pixels.channels)) {
        const int alpha = pixels.bytes[at + std::size_t(colours)];
        for (int i = 0; i < colours; ++i)
            result.bytes.push_back(std::uint8_t(
                (pixels.bytes[at + std::size_t(i)] * alpha + 255 * (255 - alpha) + 127) / 255));
    }
    return result;
}

class ImagePreparer {
  public:
    ImagePreparer(const Job& job, Diagnostics& diagnostics)
        : job_(job), rules_(rules_of(job.options.epub.target)), diagnostics_(diagnostics) {}

    BookImages prepare() {
        for (const Resource& resource : job_.resources)
            images_.of_resource.push_back(is_lost(resource) ? std::nullopt : add(resource));
        images_.cover = find_cover();
        return std::move(images_);
    }

  private:
    static bool is_lost(const Resource& resource) {
        return resource.is_stand_in() || resource.bytes.empty();
    }

    std::optional<std::size_t> add(const Resource& resource) {
        if (resource.type == MediaType::Svg) return add_drawing(resource);
        return keep(picture(resource));
    }

    std::size_t keep(BookImage image) {
        const std::string wanted = image.name;
        const std::size_t dot = std::min(wanted.find_last_of('.'), wanted.size());
        for (int n = 2; is_taken(image.name); ++n)
            image.name = wanted.substr(0, dot) + '-' + std::to_string(n) + wanted.substr(dot);
        images_.files.push_back(std::move(image));
        return images_.files.size() - 1;
    }

    bool is_taken(const std::string& name) const {
        return std::ranges::any_of(images_.files, [&](const BookImage& other) {
            return ascii_lower(other.name) == ascii_lower(name);
        });
    }

    std::optional<std::size_t> add_drawing(const Resource& svg) {
        std::optional<Bytes> clean = svg_for_book(svg.bytes);
        if (!clean) {
            diagnostics_.warn("broken-image", {},
                              "image \"" + svg.name + "\" is not well-formed XML",
                              "open it in a drawing program and save it again");
            return std::nullopt;
        }
        const PixelSize size = {svg.width, svg.height};
        const std::size_t index = keep({svg.name, MediaType::Svg, std::move(*clean), size});
        if (!rules_.draws_drawings) return index;
        Bytes png = rasterise_svg(svg, double(kPageDots) / std::max(1, svg.width), job_.fonts);
        if (!png.empty())
            images_.instead[index] =
                keep({with_extension(svg.name, MediaType::Png), MediaType::Png, std::move(png),
                      size});
        return index;
    }

    // As it is when it fits.
    BookImage picture(const Resource& resource) {
        const PixelSize size = {resource.width, resource.height};
        const bool is_jpeg = resource.type == MediaType::Jpeg;
        const bool fits = fitting(size) == size && !(is_jpeg && is_cmyk_jpeg(resource.bytes)) &&
                          !(rules_.flattens_pictures && resource.type == MediaType::Png);
        std::optional<Pixels> pixels = fits ? std::nullopt : decode(resource);
        const bool stays = !pixels || (size == fitting(size) && !pixels->has_alpha() && !is_jpeg);
        if (stays)
            return BookImage{resource.name, resource.type, upright_bytes(resource), size};
        if (rules_.flattens_pictures && pixels->has_alpha()) *pixels = without_alpha(*pixels);
        const Pixels ready = turned(resampled(std::move(*pixels), stored(fitting(size), resource)),
                                    resource.orientation);
        const MediaType type = is_jpeg ? MediaType::Jpeg : MediaType::Png;
        Bytes bytes = is_jpeg ? encode_jpeg(ready, is_cmyk_jpeg(resource.bytes) ? Bytes()
                                                                               : resource.bytes)
                              : encode_png(ready);
        return BookImage{with_extension(resource.name, type), type, std::move(bytes), ready.size};
    }

    static PixelSize stored(PixelSize upright, const Resource& picture) {
        return picture.is_on_its_side() ? PixelSize{upright.height, upright.width} : upright;
    }

    // Upright, with as many dots as the target takes.
    PixelSize fitting(PixelSize size) const {
        if (size.count() <= rules_.most_dots) return size;
        const double scale = std::sqrt(double(rules_.most_dots) / double(size.count()));
        return {std::max(1, int(size.width * scale)), std::max(1, int(size.height * scale))};
    }

    std::optional<Pixels> decode(const Resource& resource) const {
        const PixelSize size =
            stored(fitting({resource.width, resource.height}), resource);
        switch (resource.type) {
            case MediaType::Png:
                return decode_png(resource.bytes, size);
            case MediaType::Jpeg:
                return is_cmyk_jpeg(resource.bytes) ? decode_cmyk_jpeg(resource.bytes)
                                                    : decode_jpeg(resource.bytes, size);
            case MediaType::Webp:
                return decode_webp(resource.bytes);
            case MediaType::Gif:
                return decode_gif(resource.bytes);
            case MediaType::Svg:
                return std::nullopt;
        }
        return std::nullopt;
    }

    std::optional<std::size_t> find_cover() {
        const EpubOptions& options = job_.options.epub;
        if (!options.has_cover) return std::nullopt;
        if (options.cover) {
            const std::optional<std::size_t> given = add(*options.cover);
            return given ? in_dots(*given, *options.cover) : given;
        }
        const std::optional<std::size_t> own = job_.document.cover;
        if (own && images_.of_resource[*own])
            return in_dots(*images_.of_resource[*own], job_.resources[*own]);
        if (!options.draws_cover || !job_.fonts.has_fonts()) return std::nullopt;
        Cover drawn = draw_cover(job_);
        if (drawn.png.empty()) return std::nullopt;
        return keep({"cover.png", MediaType::Png, std::move(drawn.png), drawn.size});
    }

    // No shop takes a cover that moves or is a drawing.
    std::optional<std::size_t> in_dots(std::size_t image, const Resource& resource) {
        Bytes png;
        PixelSize size = {resource.width, resource.height};
        if (images_.files[image].type == MediaType::Svg) {
            const double scale = double(kCoverWidth) / std::max(1, resource.width);
            png = rasterise_svg(resource, scale, job_.fonts);
            size = {kCoverWidth, int(resource.height * scale)};
        } else if (images_.files[image].type == MediaType::Gif) {
            const std::optional<Pixels> frame = decode_gif(resource.bytes);
            if (frame) png = encode_png(*frame);
        }
        if (png.empty()) return image;
        return keep({with_extension(resource.name, MediaType::Png), MediaType::Png, std::move(png),
                     size});
    }

    const Job& job_;
    const TargetRules& rules_;
    Diagnostics& diagnostics_;
    BookImages images_;
};

}  // namespace

const BookImage* BookImages::find(std::optional<std::size_t> resource) const {
    if (!resource || *resource >= of_resource.size() || !of_resource[*resource]) return nullptr;
    return &files[*of_resource[*resource]];
}

BookImages prepare_images(const Job& job, Diagnostics& diagnostics) {
    return ImagePreparer(job, diagnostics).prepare();
}

}  // namespace postconv
