#include "converters/epub/targets.h"

#include <array>

namespace postconv {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr std::size_t kMegabyte = 1'000'000;

// Apple's Asset Guide allows four million dots, KDP's Publishing Guidelines advise five, Kobo's
// Content Conversion Guidelines five megabytes. Without a target only what no device can hold is
// made smaller: resampling costs more than all else together.
constexpr TargetRules kGeneric = {.most_dots = 16 * kMillion,
                                  .most_image_bytes = 5 * kMegabyte,
                                  .most_bytes = 1000 * kMegabyte,
                                  .least_cover_side = 500};
constexpr TargetRules kKdp = {.most_dots = 5 * kMillion,
                              .most_image_bytes = 5 * kMegabyte,
                              .most_bytes = 650 * kMegabyte,
                              .least_cover_side = 625,
                              .has_cover_page = false,
                              .joins_titles = true,
                              .hides_notes = true,
                              .draws_drawings = true};
constexpr TargetRules kApple = {.most_dots = 4 * kMillion,
                                .most_image_bytes = 0,
                                .most_bytes = 2000 * kMegabyte,
                                .least_cover_side = 1400,
                                .hides_notes = true};
constexpr TargetRules kKobo = {.most_dots = 5 * kMillion,
                               .most_image_bytes = 5 * kMegabyte,
                               .most_bytes = 1000 * kMegabyte,
                               .least_cover_side = 800,
                               .splits_at_breaks = true,
                               .draws_drawings = true,
                               .flattens_pictures = true,
                               .measures_in_pixels = true};

struct Named {
    EpubTarget target;
    std::string_view name;
};
constexpr std::array kNames = {Named{EpubTarget::Generic, "generic"}, Named{EpubTarget::Kdp, "kdp"},
                               Named{EpubTarget::Apple, "apple"}, Named{EpubTarget::Kobo, "kobo"}};

}  // namespace

std::string_view name_of(EpubTarget target) {
    for (const Named& each : kNames)
        if (each.target == target) return each.name;
    return {};
}

std::optional<EpubTarget> find_epub_target(std::string_view name) {
    for (const Named& each : kNames)
        if (each.name == name) return each.target;
    return std::nullopt;
}

const TargetRules& rules_of(EpubTarget target) {
    switch (target) {
        case EpubTarget::Generic:
            return kGeneric;
        case EpubTarget::Kdp:
            return kKdp;
        case EpubTarget::Apple:
            return kApple;
        case EpubTarget::Kobo:
            return kKobo;
    }
    return kGeneric;
}

}  // namespace postconv
