#include "model/exif.h"

#include <cstdint>

namespace postconv {
namespace {

constexpr std::string_view kMark("Exif\0\0", 6);
constexpr std::uint32_t kOrientation = 0x0112, kResolution = 0x011A, kResolutionUnit = 0x0128;
constexpr std::uint32_t kRational = 5;

class TiffReader {
  public:
    explicit TiffReader(std::string_view bytes) : bytes_(bytes) {
        little_ = bytes.starts_with(std::string_view("II*\0", 4));
        valid_ = little_ || bytes.starts_with(std::string_view("MM\0*", 4));
    }
    bool valid() const { return valid_; }
    bool little_endian() const { return little_; }

    // 0 outside of the block.
    std::uint32_t number(std::size_t at, std::size_t count) const {
        if (count > bytes_.size() || at > bytes_.size() - count) return 0;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t from = little_ ? at + count - 1 - i : at + i;
            value = (value << 8) | static_cast<unsigned char>(bytes_[from]);
        }
        return value;
    }

    double rational(std::size_t at) const {
        const double divisor = number(at + 4, 4);
        return divisor > 0 ? number(at, 4) / divisor : 0;
    }

  private:
    std::string_view bytes_;
    bool little_ = false, valid_ = false;
};

}  // namespace

ExifFacts read_exif(std::string_view block) {
    const std::size_t skipped = block.starts_with(kMark) ? kMark.size() : 0;
    const TiffReader tiff(block.substr(skipped));
    ExifFacts facts;
    if (!tiff.valid()) return facts;
    facts.little_endian = tiff.little_endian();
    double resolution = 0;
    std::uint32_t unit = 2;
    const std::size_t directory = tiff.number(4, 4);
    const std::size_t count = tiff.number(directory, 2);
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t entry = directory + 2 + i * 12;
        const std::uint32_t tag = tiff.number(entry, 2);
        const std::uint32_t value = tiff.number(entry + 8, 2);
        if (tag == kOrientation && value >= 1 && value <= 8) {
            facts.orientation = int(value);
            facts.orientation_at = skipped + entry + 8;
        }
        if (tag == kResolution && tiff.number(entry + 2, 2) == kRational)
            resolution = tiff.rational(tiff.number(entry + 8, 4));
        if (tag == kResolutionUnit) unit = value;
    }
    if (unit == 2) facts.pixels_per_inch = resolution;
    if (unit == 3) facts.pixels_per_inch = resolution * 2.54;
    return facts;
}

void set_exif_upright(std::string& jpeg) {
    for (std::size_t at = jpeg.find(kMark); at != std::string::npos;
         at = jpeg.find(kMark, at + 1)) {
        const bool is_segment = at >= 4 && jpeg[at - 4] == '\xFF' && jpeg[at - 3] == '\xE1';
        if (!is_segment) continue;
        const ExifFacts facts = read_exif(std::string_view(jpeg).substr(at));
        if (facts.orientation_at == 0) return;
        jpeg[at + facts.orientation_at] = facts.little_endian ? '\1' : '\0';
        jpeg[at + facts.orientation_at + 1] = facts.little_endian ? '\0' : '\1';
        return;
    }
}

}  // namespace postconv
