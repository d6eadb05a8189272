#include "styles/theme_values.h"

#include <cstdlib>

#include "styles/measures.h"

namespace postconv {

SourceSpan ThemeValues::span(const Setting& node) const {
    return {source_, node.line, node.column, 0, 0};
}

void ThemeValues::refuse(const Setting& node, const std::string& message,
                         const std::string& hint) const {
    fail(FailureKind::Usage, "bad-theme", span(node), message, hint);
}

std::string ThemeValues::text(const Setting& node) const {
    if (node.kind != Setting::Kind::Value) refuse(node, "a single value is wanted here");
    return node.text;
}

const Setting& ThemeValues::map(const Setting& node) const {
    if (!node.is_map()) refuse(node, "a map of settings is wanted here", "write {name: value}");
    return node;
}

bool ThemeValues::yes(const Setting& node) const {
    const std::string value = text(node);
    if (value == "true") return true;
    if (value == "false") return false;
    refuse(node, "\"" + value + "\" is neither true nor false");
}

double ThemeValues::number(const Setting& node, double least, double most) const {
    const std::string value = text(node);
    char* rest = nullptr;
    const double result = std::strtod(value.c_str(), &rest);
    if (rest == value.c_str() || *rest || !(result >= least && result <= most))
        refuse(node, "\"" + value + "\" is not a number from " + std::to_string(int(least)) +
                         " to " + std::to_string(int(most)));
    return result;
}

double ThemeValues::share(const Setting& node, int most) const {
    const std::string value = text(node);
    char* rest = nullptr;
    const double result = std::strtod(value.c_str(), &rest);
    if (rest == value.c_str() || std::string_view(rest) != "%" || !(result >= 0 && result <= most))
        refuse(node, "\"" + value + "\" is not a share from 0% to " + std::to_string(most) + "%");
    return result / 100;
}

Length ThemeValues::length(const Setting& node, Length em) const {
    const std::string value = text(node);
    char* unit = nullptr;
    const double amount = std::strtod(value.c_str(), &unit);
    constexpr double kMost = 14400;  // points
    if (unit != value.c_str() && amount > -kMost && amount < kMost) {
        if (amount == 0 && *unit == 0) return {};
        if (std::string_view(unit) == "em" && em > Length()) return em.scaled_by(amount);
        if (const auto points = points_per(unit)) return Length::from_points(amount * *points);
    }
    refuse(node, "\"" + value + "\" is no length", "write a number and pt, mm, cm, in or em");
}

Colour ThemeValues::colour(const Setting& node) const {
    const std::string value = text(node);
    char* rest = nullptr;
    const unsigned long bits =
        value.size() == 7 && value[0] == '#' ? std::strtoul(value.c_str() + 1, &rest, 16) : 0;
    if (!rest || *rest) refuse(node, "\"" + value + "\" is no colour", "write \"#1f3a5f\"");
    return {std::uint8_t(bits >> 16), std::uint8_t(bits >> 8), std::uint8_t(bits)};
}

}  // namespace postconv
