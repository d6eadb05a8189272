// What a picture file says of itself, and whether it is whole.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "model/exif.h"
#include "model/content_hash.h"
#include "model/resources.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr double kUsualResolution = 96;  // CSS: a pixel is 1/96 inch

struct ImageFacts {
    MediaType type;
    int width, height;
    double pixels_per_inch = kUsualResolution;
    int orientation = 1;
};

std::uint32_t big_endian(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + std::size_t(i)]);
    return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;)
        value = (value << 8) | static_cast<unsigned char>(bytes[at + std::size_t(i)]);
    return value;
}

// CRC-32 of ISO 3309, which PNG (ISO/IEC 15948, 5.5) puts behind every chunk.
std::uint32_t crc32(std::string_view bytes) {
    static const auto table = [] {
        std::array<std::uint32_t, 256> t{};
        for (std::uint32_t n = 0; n < 256; ++n) {
            std::uint32_t c = n;
            for (int k = 0; k < 8; ++k) c = c & 1 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
            t[n] = c;
        }
        return t;
    }();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char b : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(b)) & 0xFF] ^ (crc >> 8);
    return crc ^ 0xFFFFFFFFU;
}

std::optional<ImageFacts> inspect_png(std::string_view bytes) {
    ImageFacts facts{MediaType::Png, 0, 0};
    bool has_data = false;
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = big_endian(bytes, at, 4);
        if (length > bytes.size() - at - 12) return std::nullopt;
        const std::string_view type = bytes.substr(at + 4, 4);
        if (crc32(bytes.substr(at + 4, length + 4)) != big_endian(bytes, at + 8 + length, 4))
            return std::nullopt;
        if (type == "IHDR" && length >= 13) {
            facts.width = int(big_endian(bytes, at + 8, 4));
            facts.height = int(big_endian(bytes, at + 12, 4));
        } else if (type == "pHYs" && length >= 9 && bytes[at + 16] == 1) {
            const double per_metre = big_endian(bytes, at + 8, 4);
            if (per_metre > 0) facts.pixels_per_inch = per_metre * 0.0254;
        } else if (type == "eXIf") {
            facts.orientation = read_exif(bytes.substr(at + 8, length)).orientation;
        } else if (type == "IDAT") {
            has_data = true;
        } else if (type == "IEND") {
            return has_data ? std::optional(facts) : std::nullopt;
        }
        at += 12 + length;
    }
    return std::nullopt;
}

bool is_start_of_frame(unsigned char marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// JFIF 1.02 (density) and Exif; the first that tells a resolution is believed.
void read_application_segment(std::string_view segment, ImageFacts& facts) {
    const bool is_known = facts.pixels_per_inch != kUsualResolution;
    if (segment.starts_with(std::string_view("JFIF\0", 5)) && segment.size() >= 12) {
        const int unit = segment[7];
        const double density = big_endian(segment, 8, 2);
        if (density > 1 && unit == 1) facts.pixels_per_inch = density;
        if (density > 1 && unit == 2) facts.pixels_per_inch = density * 2.54;
    } else if (segment.starts_with(std::string_view("Exif\0\0", 6))) {
        const ExifFacts exif = read_exif(segment);
        facts.orientation = exif.orientation;
        if (exif.pixels_per_inch > 1 && !is_known) facts.pixels_per_inch = exif.pixels_per_inch;
    }
}

std::optional<ImageFacts> inspect_jpeg(std::string_view bytes) {
    const std::size_t end = bytes.rfind("\xFF\xD9");
    if (end == std::string_view::npos) return std::nullopt;  // cut short
    ImageFacts facts{MediaType::Jpeg, 0, 0};
    for (std::size_t at = 2; at + 4 <= end;) {
        if (static_cast<unsigned char>(bytes[at]) != 0xFF) return std::nullopt;
        const auto marker = static_cast<unsigned char>(bytes[at + 1]);
        if (marker == 0xFF) {  // fill byte
            ++at;
            continue;
        }
        const std::size_t length = big_endian(bytes, at + 2, 2);
        if (length < 2 || at + 2 + length > end) return std::nullopt;
        if (marker == 0xE0 || marker == 0xE1)
            read_application_segment(bytes.substr(at + 4, length - 2), facts);
        if (is_start_of_frame(marker) && length >= 8) {
            facts.height = int(big_endian(bytes, at + 5, 2));
            facts.width = int(big_endian(bytes, at + 7, 2));
        }
        if (marker == 0xDA) return facts.width > 0 ? std::optional(facts) : std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

std::optional<ImageFacts> inspect_gif(std::string_view bytes) {
    if (bytes.size() < 14 || bytes.back() != ';') return std::nullopt;
    return ImageFacts{MediaType::Gif, int(little_endian(bytes, 6, 2)),
                      int(little_endian(bytes, 8, 2))};
}

int webp_orientation(std::string_view bytes) {
    for (std::size_t at = 12; at + 8 <= bytes.size();) {
        const std::size_t length = little_endian(bytes, at + 4, 4);
        if (bytes.substr(at, 4) == "EXIF")
            return read_exif(bytes.substr(at + 8, length)).orientation;
        at += 8 + length + length % 2;
    }
    return 1;
}

std::optional<ImageFacts> inspect_webp(std::string_view bytes) {
    if (bytes.size() < 30 || little_endian(bytes, 4, 4) + 8 > bytes.size()) return std::nullopt;
    const std::string_view chunk = bytes.substr(12, 4);
    if (chunk == "VP8X")
        return ImageFacts{MediaType::Webp, int(little_endian(bytes, 24, 3)) + 1,
                          int(little_endian(bytes, 27, 3)) + 1, kUsualResolution,
                          webp_orientation(bytes)};
    if (chunk == "VP8 ")
        return ImageFacts{MediaType::Webp, int(little_endian(bytes, 26, 2) & 0x3FFF),
                          int(little_endian(bytes, 28, 2) & 0x3FFF)};
    if (chunk == "VP8L") {
        const std::uint32_t bits = little_endian(bytes, 21, 4);
        return ImageFacts{MediaType::Webp, int(bits & 0x3FFF) + 1, int(bits >> 14 & 0x3FFF) + 1};
    }
    return std::nullopt;
}

// The value of an attribute of the root element's start tag.
std::string_view attribute(std::string_view tag, std::string_view name) {
    for (std::size_t at = tag.find(name); at != std::string_view::npos;
         at = tag.find(name, at + 1)) {
        std::size_t after = at + name.size();
        if (!is_ascii_space(tag[at - 1])) continue;
        while (after < tag.size() && is_ascii_space(tag[after])) ++after;
        if (after >= tag.size() || tag[after] != '=') continue;
        ++after;
        while (after < tag.size() && is_ascii_space(tag[after])) ++after;
        if (after >= tag.size() || (tag[after] != '"' && tag[after] != '\'')) continue;
        const std::size_t close = tag.find(tag[after], after + 1);
        if (close != std::string_view::npos) return tag.substr(after + 1, close - after - 1);
    }
    return {};
}

// A CSS length in CSS pixels; 0 when absent or relative.
double css_pixels(std::string_view text) {
    const std::string copy(trimmed(text));
    char* unit = nullptr;
    const double value = std::strtod(copy.c_str(), &unit);
    const std::string_view name(unit);
    const double factor = name.empty() || name == "px" ? 1
                          : name == "pt"               ? 96.0 / 72
                          : name == "pc"               ? 16
                          : name == "in"               ? 96
                          : name == "cm"               ? 96 / 2.54
                          : name == "mm"               ? 96 / 25.4
                                                       : 0;
    return value * factor;
}

std::optional<ImageFacts> inspect_svg(std::string_view bytes) {
    const std::size_t start = bytes.find("<svg");
    if (start == std::string_view::npos || bytes.rfind("</svg>") == std::string_view::npos)
        return std::nullopt;
    const std::string_view tag = bytes.substr(start, bytes.find('>', start) - start);
    double width = css_pixels(attribute(tag, "width"));
    double height = css_pixels(attribute(tag, "height"));
    std::string box(attribute(tag, "viewBox"));
    for (char& c : box)
        if (c == ',') c = ' ';
    double numbers[4] = {};
    char* at = box.data();
    for (double& number : numbers) number = std::strtod(at, &at);
    const double box_width = numbers[2], box_height = numbers[3];
    if (width <= 0 && height <= 0) width = box_width, height = box_height;
    if (width <= 0 && box_height > 0) width = height * box_width / box_height;
    if (height <= 0 && box_width > 0) height = width * box_height / box_width;
    if (width <= 0 || height <= 0) width = 300, height = 150;  // CSS 2.2, 10.3.2
    return ImageFacts{MediaType::Svg, int(std::ceil(width)), int(std::ceil(height))};
}

std::optional<ImageFacts> inspect(std::string_view bytes) {
    if (bytes.starts_with("\x89PNG\r\n\x1A\n")) return inspect_png(bytes);
    if (bytes.starts_with("\xFF\xD8\xFF")) return inspect_jpeg(bytes);
    if (bytes.starts_with("GIF8")) return inspect_gif(bytes);
    if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP"))
        return inspect_webp(bytes);
    if (bytes.substr(0, 4096).find("<svg") != std::string_view::npos) return inspect_svg(bytes);
    return std::nullopt;
}

std::string safe_file_stem(const std::string& name) {
    std::string stem = name.substr(name.find_last_of("/\\") + 1);
    stem = stem.substr(0, stem.find_last_of('.'));
    std::string safe;
    for (const char c : stem) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (plain) safe += c;
        else if (!safe.empty() && safe.back() != '-') safe += '-';
    }
    while (!safe.empty() && safe.back() == '-') safe.pop_back();
    return safe.empty() ? "image" : safe;
}

}  // namespace

std::string_view mime_type(MediaType type) {
    switch (type) {
        case MediaType::Png: return "image/png";
        case MediaType::Jpeg: return "image/jpeg";
        case MediaType::Gif: return "image/gif";
        case MediaType::Webp: return "image/webp";
        case MediaType::Svg: return "image/svg+xml";
    }
    return {};
}

std::string_view file_extension(MediaType type) {
    switch (type) {
        case MediaType::Png: return "png";
        case MediaType::Jpeg: return "jpg";
        case MediaType::Gif: return "gif";
        case MediaType::Webp: return "webp";
        case MediaType::Svg: return "svg";
    }
    return {};
}

std::optional<Resource> inspect_image(std::string name, Bytes bytes) {
    constexpr int kMostPixelsAcross = 65535;
    constexpr double kFinestResolution = 10'000;
    const std::optional<ImageFacts> facts = inspect(bytes);
    if (!facts || facts->width <= 0 || facts->height <= 0) return std::nullopt;
    if (facts->width > kMostPixelsAcross || facts->height > kMostPixelsAcross) return std::nullopt;
    Resource resource;
    resource.name = safe_file_stem(name) + '.' + std::string(file_extension(facts->type));
    resource.type = facts->type;
    resource.hash = content_hash(bytes);
    resource.bytes = std::move(bytes);
    resource.orientation = facts->orientation;
    resource.width = facts->width;
    resource.height = facts->height;
    if (resource.is_on_its_side()) std::swap(resource.width, resource.height);
    resource.pixels_per_inch = std::clamp(facts->pixels_per_inch, 1.0, kFinestResolution);
    return resource;
}

}  // namespace postconv
