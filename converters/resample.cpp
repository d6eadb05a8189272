#include "converters/resample.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace postconv {
namespace {

constexpr double kLobes = 3;

double lanczos(double x) {
    if (x == 0) return 1;
    if (std::abs(x) >= kLobes) return 0;
    const double angle = std::numbers::pi * x;
    return kLobes * std::sin(angle) * std::sin(angle / kLobes) / (angle * angle);
}

std::uint8_t to_byte(float value) {
    return std::uint8_t(std::lround(std::clamp(value, 0.F, 255.F)));
}

}  // namespace

std::vector<Resampler::Window> Resampler::make_windows(int from, int to) {
    const double factor = double(from) / to;
    std::vector<Window> windows(std::size_t(to), Window{});
    for (int i = 0; i < to; ++i) {
        const double centre = (i + 0.5) * factor;
        Window& window = windows[std::size_t(i)];
        window.first = std::max(0, int(std::floor(centre - kLobes * factor)));
        const int end = std::min(from, int(std::ceil(centre + kLobes * factor)));
        double sum = 0;
        for (int at = window.first; at < end; ++at) {
            const double weight = lanczos((at + 0.5 - centre) / factor);
            window.weights.push_back(float(weight));
            sum += weight;
        }
        for (float& weight : window.weights) weight = float(weight / sum);
    }
    return windows;
}

Resampler::Resampler(PixelSize from, PixelSize to, int channels)
    : from_(from),
      result_{to, channels, {}},
      columns_(make_windows(from.width, to.width)),
      rows_(make_windows(from.height, to.height)),
      across_(std::size_t(to.width) * channels) {
    result_.bytes.reserve(std::size_t(to.count()) * channels);
}

void Resampler::spread(const std::uint8_t* row) {
    const int channels = result_.channels;
    const bool has_alpha = result_.has_alpha();
    for (std::size_t x = 0; x < columns_.size(); ++x) {
        float sums[4] = {};
        const std::uint8_t* pixel = row + std::size_t(columns_[x].first) * channels;
        for (const float weight : columns_[x].weights) {
            const float share = has_alpha ? weight * pixel[channels - 1] / 255.F : weight;
            for (int c = 0; c + has_alpha < channels; ++c) sums[c] += share * pixel[c];
            if (has_alpha) sums[channels - 1] += weight * pixel[channels - 1];
            pixel += channels;
        }
        std::copy_n(sums, channels, across_.begin() + std::ptrdiff_t(x) * channels);
    }
}

void Resampler::add_row(const std::uint8_t* row) {
    if (next_row_ >= from_.height) return;
    spread(row);
    for (int i = first_open_; i < int(rows_.size()) && rows_[i].first <= next_row_; ++i) {
        if (std::size_t(i - first_open_) == open_.size()) open_.emplace_back(across_.size());
        if (next_row_ >= rows_[i].end()) continue;
        const float weight = rows_[i].weights[std::size_t(next_row_ - rows_[i].first)];
        std::vector<float>& sums = open_[std::size_t(i - first_open_)];
        for (std::size_t at = 0; at < sums.size(); ++at) sums[at] += weight * across_[at];
    }
    ++next_row_;
    while (first_open_ < int(rows_.size()) && rows_[first_open_].end() <= next_row_)
        finish_row(), ++first_open_;
}

void Resampler::finish_row() {
    const int channels = result_.channels;
    const std::vector<float>& sums = open_.front();
    for (std::size_t at = 0; at < sums.size(); at += std::size_t(channels)) {
        const float alpha = result_.has_alpha() ? sums[at + channels - 1] : 255.F;
        const float share = alpha > 0 ? 255.F / alpha : 0;
        for (int c = 0; c + result_.has_alpha() < channels; ++c)
            result_.bytes.push_back(to_byte(sums[at + c] * share));
        if (result_.has_alpha()) result_.bytes.push_back(to_byte(alpha));
    }
    open_.erase(open_.begin());
}

Pixels resampled(Pixels pixels, PixelSize to) {
    const PixelSize from = pixels.size;
    to = {std::min(to.width, from.width), std::min(to.height, from.height)};
    if (to == from) return pixels;
    Resampler resampler(from, to, pixels.channels);
    for (int y = 0; y < from.height; ++y)
        resampler.add_row(pixels.bytes.data() + std::size_t(y) * from.width * pixels.channels);
    return resampler.take();
}

}  // namespace postconv
