#include "converters/fit_pictures.h"

#include <algorithm>
#include <cmath>

#include "converters/pixels.h"
#include "converters/resample.h"
#include "model/content_hash.h"
#include "model/visit.h"

namespace postconv {
namespace {

constexpr std::int64_t kMostKept = 32'000'000;   // dots of a picture that is held decoded
constexpr std::int64_t kMostRead = 200'000'000;  // dots that are decoded at all
constexpr double kTooMuch = 1.1;                 // what is only a little finer is not worth a loss

// Where a picture is shown first, and its largest size on paper.
struct Use {
    const Image* image = nullptr;
    SourceSpan span;
    Length width, height;
};

class PictureFitter {
  public:
    PictureFitter(Document& document, Resources& resources, const Theme& theme)
        : document_(document), resources_(resources), page_(theme.page), uses_(resources.size()) {}

    void fit(int most_pixels_per_inch, Diagnostics& diagnostics) {
        most_pixels_per_inch_ = most_pixels_per_inch;
        diagnostics_ = &diagnostics;
        find_uses();
        for (std::size_t i = 0; i < resources_.size(); ++i)
            if (!resources_[i].is_stand_in()) fit(i);
        if (document_.cover && resources_[*document_.cover].is_stand_in()) document_.cover.reset();
    }

  private:
    void find_uses() {
        const auto shown = [&](const Image& image, SourceSpan span) {
            if (!image.resource) return;
            const PictureSize size = picture_size(resources_[*image.resource], image.size,
                                                  page_.text_width(), page_.text_height());
            add_use(*image.resource, {&image, span, size.width, size.height});
        };
        walk(document_, {.block =
                             [&](Block& block) {
                                 if (const auto* figure = std::get_if<Figure>(&block.kind))
                                     shown(figure->image, block.span);
                             },
                         .text =
                             [&](Inline& node) {
                                 if (const auto* image = std::get_if<Image>(&node.kind))
                                     shown(*image, node.span);
                             }});
        if (document_.cover)
            add_use(*document_.cover, {nullptr, document_.metadata.cover->span, page_.width,
                                       page_.height});
    }

    void add_use(std::size_t index, const Use& use) {
        Use& all = uses_[index];
        if (!all.image) {
            all.image = use.image;
            all.span = use.span;
        }
        all.width = std::max(all.width, use.width);
        all.height = std::max(all.height, use.height);
    }

    void fit(std::size_t index) {
        switch (resources_[index].type) {
            case MediaType::Png: return fit_png(index);
            case MediaType::Jpeg: return fit_jpeg(index);
            case MediaType::Webp: return convert_webp(index);
            case MediaType::Gif:
                if (dots(resources_[index]) > kMostWhole) refuse_huge(index);
                return;
            case MediaType::Svg: return;
        }
    }

    static std::int64_t dots(const Resource& picture) {
        return std::int64_t(picture.width) * picture.height;
    }

    static PixelSize stored(PixelSize upright, const Resource& picture) {
        return picture.is_on_its_side() ? PixelSize{upright.height, upright.width} : upright;
    }

    // Upright, and no larger than the picture.
    PixelSize wanted_size(std::size_t index, std::int64_t most) const {
        const Resource& picture = resources_[index];
        double scale = std::min(1.0, std::sqrt(double(most) / double(dots(picture))));
        if (most_pixels_per_inch_ > 0) {
            const auto fitting = [&](Length printed, int pixels) {
                return printed.to_points() / 72 * most_pixels_per_inch_ / pixels;
            };
            const double needed = std::max(fitting(uses_[index].width, picture.width),
                                           fitting(uses_[index].height, picture.height));
            if (needed * kTooMuch < 1) scale = std::min(scale, needed);
        }
        const auto pixels = [&](int all) {
            return std::clamp(int(std::lround(all * scale)), 1, all);
        };
        return {pixels(picture.width), pixels(picture.height)};
    }

    void fit_png(std::size_t index) {
        const Resource& picture = resources_[index];
        if (dots(picture) > kMostRead) return refuse_huge(index);
        const PixelSize size = wanted_size(index, kMostKept);
        if (size.width == picture.width && size.height == picture.height) return;
        const auto pixels = decode_png(picture.bytes, stored(size, picture));
        if (!pixels) return dots(picture) > kMostWhole ? refuse_huge(index) : lose_broken(index);
        if (dots(picture) > kMostKept)
            diagnostics_->note("huge-image", uses_[index].span,
                               named(index) + " has " + megapixels(picture) +
                                   " megapixels and was made smaller",
                               "save it with fewer dots: print needs 300 to the inch");
        replace(index, turned(*pixels, picture.orientation), MediaType::Png);
    }

    void fit_jpeg(std::size_t index) {
        const Resource& picture = resources_[index];
        const PixelSize size = wanted_size(index, dots(picture));
        if (size.width == picture.width && size.height == picture.height) return;
        if (dots(picture) > kMostRead || is_cmyk_jpeg(picture.bytes)) return;
        const auto pixels = decode_jpeg(picture.bytes, stored(size, picture));
        if (!pixels) return lose_broken(index);
        replace(index, turned(*pixels, picture.orientation), MediaType::Jpeg);
    }

    void convert_webp(std::size_t index) {
        const Resource& picture = resources_[index];
        if (dots(picture) > kMostWhole) return refuse_huge(index);
        auto pixels = decode_webp(picture.bytes);
        if (!pixels) return lose_broken(index);
        const bool is_photograph = !pixels->has_alpha() && is_lossy_webp(picture.bytes);
        const PixelSize size = stored(wanted_size(index, kMostKept), picture);
        replace(index, turned(resampled(std::move(*pixels), size), picture.orientation),
                is_photograph ? MediaType::Jpeg : MediaType::Png);
    }

    void replace(std::size_t index, const Pixels& pixels, MediaType type) {
        const Resource& before = resources_[index];
        Resource after;
        after.type = type;
        after.bytes =
            type == MediaType::Jpeg ? encode_jpeg(pixels, before.bytes) : encode_png(pixels);
        if (after.bytes.empty()) return lose_broken(index);
        after.name = before.name.substr(0, before.name.find_last_of('.') + 1) +
                     std::string(file_extension(type));
        after.hash = content_hash(after.bytes);
        after.width = pixels.size.width;
        after.height = pixels.size.height;
        after.pixels_per_inch = before.pixels_per_inch * after.width / before.width;
        resources_.replace(index, std::move(after));
    }

    void refuse_huge(std::size_t index) {
        diagnostics_->warn("huge-image", uses_[index].span,
                           named(index) + " has " + megapixels(resources_[index]) +
                               " megapixels, which is too many to read",
                           "save it with fewer dots: print needs 300 to the inch");
        lose(index);
    }

    void lose_broken(std::size_t index) {
        diagnostics_->warn("broken-image", uses_[index].span,
                           named(index) + " could not be decoded",
                           "open it in a picture viewer and save it anew");
        lose(index);
    }

    void lose(std::size_t index) {
        Image nameless;
        nameless.source = resources_[index].name;
        const Image& image = uses_[index].image ? *uses_[index].image : nameless;
        resources_.replace(index, stand_in(image, &resources_[index]));
    }

    std::string named(std::size_t index) const {
        const Use& use = uses_[index];
        return "image \"" + (use.image ? use.image->source : resources_[index].name) + '"';
    }

    static std::string megapixels(const Resource& picture) {
        return std::to_string((dots(picture) + 500'000) / 1'000'000);
    }

    Document& document_;
    Resources& resources_;
    const PageGeometry& page_;
    std::vector<Use> uses_;
    int most_pixels_per_inch_ = 0;
    Diagnostics* diagnostics_ = nullptr;
};

}  // namespace

void fit_pictures(Document& document, Resources& resources, const Theme& theme,
                  int most_pixels_per_inch, Diagnostics& diagnostics) {
    PictureFitter(document, resources, theme).fit(most_pixels_per_inch, diagnostics);
}

}  // namespace postconv
