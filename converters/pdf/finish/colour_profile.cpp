#include "converters/pdf/finish/colour_profile.h"

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace postconv::pdf {
namespace {

void append_32(std::string& out, std::uint32_t value) {
    for (int shift = 24; shift >= 0; shift -= 8) out += char(value >> shift);
}

// s15Fixed16Number (ISO 15076-1, 4.6).
void append_fixed(std::string& out, double value) {
    append_32(out, std::uint32_t(std::int32_t(std::lround(value * 65536))));
}

std::string element(std::string_view type, std::initializer_list<double> numbers) {
    std::string out(type);
    append_32(out, 0);
    for (const double number : numbers) append_fixed(out, number);
    return out;
}

// multiLocalizedUnicodeType with one text, in English.
std::string words(std::string_view text) {
    std::string out = "mluc";
    for (const std::uint32_t number : {0u, 1u, 12u}) append_32(out, number);
    out += "enUS";
    append_32(out, std::uint32_t(text.size() * 2));
    append_32(out, 28);
    for (const char c : text) {
        out += '\0';
        out += c;
    }
    out.resize((out.size() + 3) / 4 * 4);
    return out;
}

// parametricCurveType, function 3: linear near black, a power above.
std::string transfer_curve() {
    std::string out = "para";
    append_32(out, 0);
    append_32(out, 3u << 16);
    for (const double number : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045})
        append_fixed(out, number);
    return out;
}

std::string header(std::size_t size) {
    std::string out;
    append_32(out, std::uint32_t(size));
    append_32(out, 0);           // no preferred module
    append_32(out, 0x04200000);  // version 4.2
    out += "mntrRGB XYZ ";
    out += std::string("\x07\xBC\0\x01\0\x01\0\0\0\0\0\0", 12);  // 1980-01-01
    out += "acsp";
    out.resize(68);  // no platform, flags, device; perceptual intent
    for (const double number : {0.9642, 1.0, 0.8249}) append_fixed(out, number);
    out.resize(128);
    return out;
}

}  // namespace

std::string srgb_profile() {
    const std::string curve = transfer_curve();
    // Primaries as seen under D50, and the adaptation that brings them there.
    const std::vector<std::pair<std::string_view, std::string>> tags = {
        {"desc", words("sRGB")},
        {"cprt", words("CC0")},
        {"wtpt", element("XYZ ", {0.9642, 1.0, 0.8249})},
        {"rXYZ", element("XYZ ", {0.43607, 0.22249, 0.01392})},
        {"gXYZ", element("XYZ ", {0.38515, 0.71687, 0.09708})},
        {"bXYZ", element("XYZ ", {0.14307, 0.06061, 0.71410})},
        {"chad", element("sf32", {1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925,
                                  0.01508, 0.75168})},
        {"rTRC", curve},
        {"gTRC", curve},
        {"bTRC", curve},
    };
    std::string table, data;
    const std::size_t data_at = 128 + 4 + tags.size() * 12;
    append_32(table, std::uint32_t(tags.size()));
    std::size_t at = 0;
    std::string_view before;
    for (const auto& [name, bytes] : tags) {
        if (bytes != before) {  // the three curves are one
            at = data_at + data.size();
            data += bytes;
        }
        before = bytes;
        table += name;
        append_32(table, std::uint32_t(at));
        append_32(table, std::uint32_t(bytes.size()));
    }
    return header(data_at + data.size()) + table + data;
}

}  // namespace postconv::pdf
