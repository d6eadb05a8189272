#include "converters/cli/timestamp.h"

#include <charconv>

#include "converters/markdown/date_reader.h"

namespace postconv::cli {
namespace {

constexpr long long kLatest = 253402300799;  // 9999-12-31T23:59:59Z, the last four-digit year

std::optional<long long> in_range(long long time) {
    if (time < 0 || time > kLatest) return std::nullopt;
    return time;
}

}  // namespace

std::optional<long long> parse_unix_time(std::string_view text) {
    long long seconds = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error != std::errc() || rest != text.data() + text.size()) return std::nullopt;
    return in_range(seconds);
}

std::optional<long long> parse_timestamp(std::string_view text, long long now) {
    if (text == "now") return now;
    if (const auto seconds = parse_unix_time(text)) return seconds;
    const std::optional<Date> date = read_date(text);
    if (!date || date->day == 0) return std::nullopt;
    return in_range(to_unix_time(*date));
}

}  // namespace postconv::cli
