#include "model/resources.h"

#include <algorithm>

#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

constexpr int kStandInWidth = 288, kStandInHeight = 144;  // CSS pixels: 76 mm by 38 mm

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
    std::size_t add_stand_in(const Image& image) {
        return resources_.add(stand_in(image, nullptr));
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
            case Loader::Status::NotFound:
                return warn("missing-image", "not found", result.hint);
            case Loader::Status::Refused:
                return warn("refused-image", "was not read", result.hint);
            case Loader::Status::Unreadable:
                return warn("unreadable-image", "could not be read", result.hint);
            case Loader::Status::Loaded:
                break;
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

std::size_t Resources::add(Resource resource) {
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (items_[i].hash == resource.hash && items_[i].bytes == resource.bytes &&
            items_[i].stands_for == resource.stands_for)
            return i;
    if (!resource.is_stand_in()) make_name_unique(resource, items_.size());  // its name is nowhere
    items_.push_back(std::move(resource));
    return items_.size() - 1;
}

void Resources::replace(std::size_t index, Resource resource) {
    if (!resource.is_stand_in()) make_name_unique(resource, index);
    items_[index] = std::move(resource);
}

bool Resources::is_taken(const std::string& name, std::size_t but) const {
    for (std::size_t i = 0; i < items_.size(); ++i)
        if (i != but && ascii_lower(items_[i].name) == ascii_lower(name)) return true;
    return false;
}

void Resources::make_name_unique(Resource& resource, std::size_t index) const {
    const std::string name = resource.name;
    const std::size_t dot = std::min(name.find_last_of('.'), name.size());
    for (int n = 2; is_taken(resource.name, index); ++n)
        resource.name = name.substr(0, dot) + '-' + std::to_string(n) + name.substr(dot);
}

Resource stand_in(const Image& image, const Resource* lost) {
    const std::string file = image.source.substr(image.source.find_last_of("/\\") + 1);
    Resource resource;
    resource.name = "missing";
    resource.stands_for = image.alt.empty() || image.alt == file ? file : image.alt + '\n' + file;
    if (resource.stands_for.empty()) resource.stands_for = image.source;
    resource.width = lost ? lost->width : kStandInWidth;
    resource.height = lost ? lost->height : kStandInHeight;
    if (lost) resource.pixels_per_inch = lost->pixels_per_inch;
    return resource;
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
    const double scale = std::min({1.0, widest.to_points() / width, tallest.to_points() / height});
    const Length least = Length::from_units(1);
    return {std::max(least, Length::from_points(width * scale)),
            std::max(least, Length::from_points(height * scale))};
}

Resources load_resources(Document& document, const Loader& loader, Diagnostics& diagnostics) {
    ResourceCollector collector(loader, diagnostics);
    if (document.metadata.cover) {
        const CoverImage& cover = *document.metadata.cover;
        document.cover = collector.collect(cover.source, cover.span);
    }
    walk(document, {.block =
                        [&](Block& block) {
                            auto* figure = std::get_if<Figure>(&block.kind);
                            if (!figure) return;
                            Image& image = figure->image;
                            image.resource = collector.collect(image.source, block.span);
                            if (!image.resource) image.resource = collector.add_stand_in(image);
                        },
                    .text =
                        [&](Inline& node) {
                            auto* image = std::get_if<Image>(&node.kind);
                            if (!image) return;
                            image->resource = collector.collect(image->source, node.span);
                            if (!image->resource && image->size != ImageSize())
                                image->resource = collector.add_stand_in(*image);
                        }});
    return collector.take();
}

}  // namespace postconv
