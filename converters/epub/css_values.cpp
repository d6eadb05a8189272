#include "converters/epub/css_values.h"

#include <algorithm>
#include <cstdlib>

namespace postconv {

std::string thousandths(std::int64_t value) {
    std::string text = std::to_string(std::abs(value) / 1000);
    std::string fraction = std::to_string(1000 + std::abs(value) % 1000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    if (!fraction.empty()) text += '.' + fraction;
    return value < 0 ? '-' + text : text;
}

std::int64_t ratio(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return 0;
    const std::int64_t doubled = part * 2000;
    return (doubled + (doubled >= 0 ? whole : -whole)) / (2 * whole);
}

std::string em(Length length, Length of) {
    const std::int64_t value = ratio(length.units(), of.units());
    return value == 0 ? "0" : thousandths(value) + "em";
}

// A CSS pixel is 3/4 pt; the thinnest line that every screen shows is one.
std::string pixels(Length length) {
    const std::int64_t px = ratio(length.units() * 4, Length::kUnitsPerPoint * 3);
    return thousandths(std::max<std::int64_t>((px + 500) / 1000, 1) * 1000) + "px";
}

}  // namespace postconv
