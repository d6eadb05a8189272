#include "model/content_hash.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace postconv {
namespace {

// Odd, and with bits of both kinds all over: multiplying by them loses nothing and spreads much.
constexpr std::uint64_t kFirst = 0x9E3779B185EBCA87ULL;
constexpr std::uint64_t kSecond = 0xC2B2AE3D27D4EB4FULL;
constexpr std::uint64_t kThird = 0x165667B19E3779F9ULL;

constexpr std::size_t kLanes = 4;  // so many multiplications go on at a time
constexpr std::size_t kStripe = kLanes * sizeof(std::uint64_t);
using Lanes = std::array<std::uint64_t, kLanes>;

std::uint64_t word_at(const char* bytes) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes, sizeof word);
    if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
    return word;
}

std::uint64_t mixed(std::uint64_t lane, std::uint64_t word, std::uint64_t other) {
    return (std::rotl(lane + word * kSecond, 31) * kFirst) ^ other;
}

// Each step can be undone, so that no word is lost; each word goes into two lanes. Written out:
// the compiler then keeps the lanes in registers.
void mix_in(Lanes& lanes, const char* stripe) {
    const std::uint64_t a = word_at(stripe), b = word_at(stripe + 8), c = word_at(stripe + 16),
                        d = word_at(stripe + 24);
    lanes = {mixed(lanes[0], a, d), mixed(lanes[1], b, c), mixed(lanes[2], c, b),
             mixed(lanes[3], d, a)};
}

std::uint64_t scattered(std::uint64_t bits) {
    bits = (bits ^ (bits >> 33)) * kSecond;
    bits = (bits ^ (bits >> 29)) * kThird;
    return bits ^ (bits >> 32);
}

std::uint64_t joined(const Lanes& lanes, std::uint64_t seed) {
    std::uint64_t all = seed;
    for (const std::uint64_t lane : lanes) all = (all ^ scattered(lane + seed)) * kFirst + kThird;
    return scattered(all);
}

void append_hex(std::string& text, std::uint64_t number) {
    for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[number >> shift & 15];
}

}  // namespace

std::string content_hash(std::string_view bytes) {
    Lanes lanes = {kFirst + kSecond, kSecond, kThird, kThird - kFirst};
    std::size_t at = 0;
    for (; at + kStripe <= bytes.size(); at += kStripe) mix_in(lanes, bytes.data() + at);
    std::array<char, kStripe> rest = {};  // filled up with zeros; the size tells them from zeros
    std::memcpy(rest.data(), bytes.data() + at, bytes.size() - at);
    mix_in(lanes, rest.data());
    std::string text;
    text.reserve(32);
    append_hex(text, joined(lanes, bytes.size()));
    append_hex(text, joined(lanes, bytes.size() + kSecond));
    return text;
}

}  // namespace postconv
