#include "converters/markdown/image_size.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "model/text.h"

namespace postconv {
namespace {

constexpr double kPointsPerPixel = 0.75;  // CSS Values 3, 6.2
constexpr double kLongest = 10000;        // points; what is longer is a slip of the pen

struct Size {
    Length length;
    double share = 0;
};

std::optional<Size> parse_size(std::string_view text) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (error != std::errc() || !(number > 0)) return std::nullopt;
    const std::string unit = ascii_lower(trimmed(text.substr(std::size_t(end - text.data()))));
    if (unit == "%") return Size{{}, std::min(number / 100, 1.0)};
    struct Unit {
        std::string_view name;
        double points;
    };
    constexpr std::array kUnits = {
        Unit{"", kPointsPerPixel},
        Unit{"px", kPointsPerPixel},
        Unit{"pt", 1},
        Unit{"pc", 12},
        Unit{"in", 72},
        Unit{"cm", 72 / 2.54},
        Unit{"mm", 72 / 25.4},
        Unit{"em", 11},
    };
    for (const auto& [name, points] : kUnits)
        if (unit == name && number * points <= kLongest)
            return Size{Length::from_points(number * points)};
    return std::nullopt;
}

std::size_t count_digits(std::string_view text) {
    return std::size_t(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

}  // namespace

ImageSize written_size(std::string_view width, std::string_view height) {
    ImageSize size;
    if (const auto wide = parse_size(width)) {
        size.width = wide->length;
        size.width_share = wide->share;
    }
    if (const auto high = parse_size(height)) size.height = high->length;
    return size;
}

void take_size(Image& image, Attributes& attributes) {
    std::erase_if(attributes.values, [&](const auto& value) {
        const bool is_width = value.first == "width";
        if (!is_width && value.first != "height") return false;
        const ImageSize size =
            written_size(is_width ? value.second : "", is_width ? "" : value.second);
        if (size == ImageSize{}) return false;
        if (is_width) {
            image.size.width = size.width;
            image.size.width_share = size.width_share;
        } else {
            image.size.height = size.height;
        }
        return true;
    });
}

std::optional<ImageSize> size_of_pixels(std::string_view text) {
    text = trimmed(text);
    const std::size_t width = count_digits(text);
    if (width == 0 || width > 5) return std::nullopt;
    std::string_view height = text.substr(width);
    if (!height.empty()) {
        if (height.front() != 'x') return std::nullopt;
        height.remove_prefix(1);
        if (height.empty() || count_digits(height) != height.size()) return std::nullopt;
    }
    const ImageSize size = written_size(text.substr(0, width), height);
    if (size == ImageSize{}) return std::nullopt;
    return size;
}

void take_size_of_alt(Image& image) {
    const std::size_t bar = image.alt.rfind('|');
    if (bar == std::string::npos) return;
    const auto size = size_of_pixels(std::string_view(image.alt).substr(bar + 1));
    if (!size) return;
    image.size = *size;
    image.alt = trimmed(std::string_view(image.alt).substr(0, bar));
}

WrittenSize size_before_bracket(std::string_view text) {
    if (!text.starts_with('=')) return {};
    const std::size_t width = count_digits(text.substr(1));
    std::size_t at = 1 + width;
    std::string attributes = "{";
    if (width > 0) attributes.append("width=").append(text.substr(1, width)).append(" ");
    if (text.substr(at).starts_with('%') && width > 0) {
        attributes.insert(attributes.size() - 1, "%");
        ++at;
    }
    if (text.substr(at).starts_with('x')) {
        const std::size_t height = count_digits(text.substr(++at));
        if (height > 0) attributes.append("height=").append(text.substr(at, height));
        at += height;
    }
    if (at < 3 || !text.substr(at).starts_with(')') || attributes.size() == 1) return {};
    return {at, attributes + "}"};
}

}  // namespace postconv
