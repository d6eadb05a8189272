// Moments as the command line and SOURCE_DATE_EPOCH give them.
#pragma once

#include <optional>
#include <string_view>

namespace postconv::cli {

// "1713787200": seconds since 1970-01-01 UTC, up to the year 9999. None for anything else.
std::optional<long long> parse_unix_time(std::string_view text);

// The same, or "now", or a date with or without a time and zone ("2024-04-22T12:00:00+08:00"; UTC
// when it has no zone). None when it is none of these.
std::optional<long long> parse_timestamp(std::string_view text, long long now);

}  // namespace postconv::cli
