#include "model/resources.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>

#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) {
    std::uint64_t hash = seed;
    for (const char b : bytes) hash = (hash ^ static_cast<unsigned char>(b)) * 0x100000001B3ULL;
    return hash;
}

// Loads each name once and remembers what became of it.
class ResourceCollector {
  public:
    ResourceCollector(const Loader& loader, Diagnostics& diagnostics)
        : loader_(loader), diagnostics_(diagnostics) {}

    std::optional<std::size_t> collect(const std::string& source, SourceSpan span) {
        const std::string from =
            span.source >= 0 ? diagnostics_.sources()[std::size_t(span.source)] : std::string();
        const auto [seen, is_new] = seen_.try_emplace({from, source});
        if (is_new) seen->second = load(source, from, span);
        return seen->second;
    }
    Resources take() { return std::move(resources_); }

  private:
    std::optional<std::size_t> load(const std::string& source, const std::string& from,
                                    SourceSpan span) {
        const auto warn = [&](const char* name, const std::string& what, const std::string& hint) {
            diagnostics_.warn(name, span, "image \"" + source + "\" " + what, hint);
            return std::nullopt;
        };
        if (starts_with_scheme(source) || source.starts_with("//"))
            return warn("remote-image", "is on the network and was not fetched",
                        "download it beside the document and name the local file");
        Loader::Result result = loader_.load(source, from);
        switch (result.status) {
            case Loader::Status::NotFound: return warn("missing-image", "not found", result.hint);
            case Loader::Status::Refused: return warn("refused-image", "was not read", result.hint);
            case Loader::Status::Unreadable:
                return warn("unreadable-image", "could not be read", result.hint);
            case Loader::Status::Loaded: break;
        }
        std::optional<Resource> resource = inspect_image(source, std::move(result.bytes));
        if (!resource)
            return warn("broken-image", "is damaged or of a kind that postconv does not know",
                        "PNG, JPEG, GIF, WebP and SVG are read; open the file to check it");
        return resources_.add(std::move(*resource));
    }

    const Loader& loader_;
    Diagnostics& diagnostics_;
    Resources resources_;
    std::map<std::pair<std::string, std::string>, std::optional<std::size_t>> seen_;
};

}  // namespace

std::string content_hash(std::string_view bytes) {
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx",
                  static_cast<unsigned long long>(fnv1a(bytes, 0xCBF29CE484222325ULL)),
                  static_cast<unsigned long long>(fnv1a(bytes, 0x9AE16A3B2F90404FULL)));
    return text;
}

std::size_t Resources::add(Resource resource) {
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (items_[i].hash == resource.hash && items_[i].bytes == resource.bytes) return i;
    const auto taken = [&](const std::string& name) {
        for (const Resource& item : items_)
            if (ascii_lower(item.name) == ascii_lower(name)) return true;
        return false;
    };
    const std::string name = resource.name;
    const std::size_t dot = name.find_last_of('.');
    for (int n = 2; taken(resource.name); ++n)
        resource.name = name.substr(0, dot) + '-' + std::to_string(n) + name.substr(dot);
    items_.push_back(std::move(resource));
    return items_.size() - 1;
}

PictureSize picture_size(const Resource& resource, const ImageSize& asked, Length widest,
                         Length tallest) {
    const double natural_width = resource.width * 72.0 / resource.pixels_per_inch;
    const double natural_height = resource.height * 72.0 / resource.pixels_per_inch;
    double width = natural_width, height = natural_height;
    const Length wanted = asked.width_share > 0 ? widest.scaled_by(asked.width_share) : asked.width;
    if (wanted > Length()) {
        width = wanted.to_points();
        height = natural_height * width / natural_width;
    }
    if (asked.height > Length()) {
        height = asked.height.to_points();
        if (wanted == Length()) width = natural_width * height / natural_height;
    }
    const double scale =
        std::min({1.0, widest.to_points() / width, tallest.to_points() / height});
    return {Length::from_points(width * scale), Length::from_points(height * scale)};
}

Resources load_resources(Document& document, const Loader& loader, Diagnostics& diagnostics) {
    ResourceCollector collector(loader, diagnostics);
    if (document.metadata.cover) {
        const CoverImage& cover = *document.metadata.cover;
        document.cover = collector.collect(cover.source, cover.span);
    }
    walk(document, {.block =
                        [&](Block& block) {
                            if (auto* figure = std::get_if<Figure>(&block.kind))
                                figure->image.resource =
                                    collector.collect(figure->image.source, block.span);
                        },
                    .text =
                        [&](Inline& node) {
                            if (auto* image = std::get_if<Image>(&node.kind))
                                image->resource = collector.collect(image->source, node.span);
                        }});
    return collector.take();
}

}  // namespace postconv
