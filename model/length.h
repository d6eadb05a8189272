// Lengths as whole numbers of 1/1024 point, Pango's unit: the same on every machine, and exact
// in twips, half-points and EMU after one rounding.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

namespace postconv {

class Length {
  public:
    static constexpr std::int64_t kUnitsPerPoint = 1024;

    constexpr Length() = default;
    static constexpr Length from_units(std::int64_t units) { return Length(units); }
    static Length from_points(double points) {
        return Length(std::llround(points * double(kUnitsPerPoint)));
    }
    static Length from_millimetres(double mm) { return from_points(mm * 72.0 / 25.4); }

    constexpr std::int64_t units() const { return units_; }
    constexpr double to_points() const { return double(units_) / double(kUnitsPerPoint); }

    // OOXML: 1/20 pt (ST_TwipsMeasure), 1/2 pt (ST_HpsMeasure), 1/8 pt (ST_EighthPointMeasure)
    // and English Metric Units (12,700 to the point).
    constexpr std::int64_t to_twips() const { return scaled(20); }
    constexpr std::int64_t to_half_points() const { return scaled(2); }
    constexpr std::int64_t to_eighth_points() const { return scaled(8); }
    constexpr std::int64_t to_emu() const { return scaled(12700); }

    constexpr auto operator<=>(const Length&) const = default;
    constexpr Length operator-() const { return Length(-units_); }
    constexpr Length& operator+=(Length other) { units_ += other.units_; return *this; }
    constexpr Length& operator-=(Length other) { units_ -= other.units_; return *this; }
    friend constexpr Length operator+(Length a, Length b) { return Length(a.units_ + b.units_); }
    friend constexpr Length operator-(Length a, Length b) { return Length(a.units_ - b.units_); }
    friend constexpr Length operator*(Length a, int n) { return Length(a.units_ * n); }
    friend constexpr Length operator/(Length a, int n) { return Length(a.units_ / n); }
    Length scaled_by(double factor) const {
        return Length(std::llround(double(units_) * factor));
    }

  private:
    constexpr explicit Length(std::int64_t units) : units_(units) {}
    // units_ × per_point / 1024, rounded half away from zero.
    constexpr std::int64_t scaled(std::int64_t per_point) const {
        const std::int64_t product = units_ * per_point;
        const std::int64_t half = kUnitsPerPoint / 2;
        return (product >= 0 ? product + half : product - half) / kUnitsPerPoint;
    }

    std::int64_t units_ = 0;
};

}  // namespace postconv
