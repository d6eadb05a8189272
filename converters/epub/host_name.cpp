#include "converters/epub/host_name.h"

#include <algorithm>
#include <cstdint>

#include "model/text.h"

namespace postconv {
namespace {

// The parameters of Punycode (RFC 3492, 5).
constexpr std::uint64_t kBase = 36, kLowest = 1, kHighest = 26, kSkew = 38, kDamp = 700;
constexpr std::uint64_t kFirstBias = 72, kFirstCodePoint = 0x80;

std::uint64_t adapted_bias(std::uint64_t delta, std::uint64_t count, bool is_first) {
    delta /= is_first ? kDamp : 2;
    delta += delta / count;
    std::uint64_t k = 0;
    for (; delta > (kBase - kLowest) * kHighest / 2; k += kBase) delta /= kBase - kLowest;
    return k + (kBase - kLowest + 1) * delta / (delta + kSkew);
}

char digit(std::uint64_t value) {
    return char(value < 26 ? 'a' + value : '0' + value - 26);
}

void append_number(std::string& out, std::uint64_t number, std::uint64_t bias) {
    for (std::uint64_t k = kBase;; k += kBase) {
        const std::uint64_t threshold = k <= bias ? kLowest : std::min(k - bias, kHighest);
        if (number < threshold) break;
        out += digit(threshold + (number - threshold) % (kBase - threshold));
        number = (number - threshold) / (kBase - threshold);
    }
    out += digit(number);
}

// RFC 3492, 6.3.
std::string punycode(const std::u32string& label) {
    std::string out;
    for (const char32_t c : label)
        if (c < kFirstCodePoint) out += char(c);
    const std::uint64_t plain = out.size();
    if (plain > 0) out += '-';
    std::uint64_t n = kFirstCodePoint, delta = 0, bias = kFirstBias;
    for (std::uint64_t done = plain; done < label.size(); ++delta, ++n) {
        char32_t next = 0x110000;
        for (const char32_t c : label)
            if (c >= n) next = std::min(next, c);
        delta += (next - n) * (done + 1);
        n = next;
        for (const char32_t c : label) {
            if (c < n) ++delta;
            if (c != n) continue;
            append_number(out, delta, bias);
            bias = adapted_bias(delta, done + 1, done == plain);
            delta = 0;
            ++done;
        }
    }
    return out;
}

std::string ascii_label(std::string_view label) {
    constexpr std::size_t kLongest = 63;  // RFC 1035, 2.3.4: longer ones name no host
    std::u32string points;
    for (std::size_t i = 0; i < label.size();) points += next_code_point(label, i);
    const bool plain =
        std::all_of(points.begin(), points.end(), [](char32_t c) { return c < kFirstCodePoint; });
    return plain || points.size() > kLongest ? std::string(label) : "xn--" + punycode(points);
}

}  // namespace

std::string ascii_host(std::string_view host) {
    std::string name;
    while (true) {
        const std::size_t dot = host.find('.');
        name += ascii_label(host.substr(0, dot));
        if (dot == std::string_view::npos) return name;
        name += '.';
        host.remove_prefix(dot + 1);
    }
}

}  // namespace postconv
