#include "model/metadata.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace postconv {
namespace {

// Days since 1970-01-01 of a proleptic Gregorian date (H. Hinnant's civil-calendar algorithm).
long long days_from_civil(int y, int m, int d) {
    y -= m <= 2;
    const long long era = (y >= 0 ? y : y - 399) / 400;
    const auto year_of_era = unsigned(y - era * 400);
    const auto day_of_year = unsigned((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1);
    const unsigned day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + static_cast<long long>(day_of_era) - 719468;
}

template <typename... Numbers>
std::string formatted(const char* format, Numbers... numbers) {
    char buffer[96];
    const int length = std::snprintf(buffer, sizeof buffer, format, numbers...);
    return std::string(buffer, std::size_t(length));
}

std::string zone_suffix(int offset_minutes) {
    if (offset_minutes == 0) return "Z";
    const int distance = std::abs(offset_minutes);
    return formatted("%c%02d:%02d", offset_minutes < 0 ? '-' : '+', distance / 60, distance % 60);
}

}  // namespace

std::string to_w3cdtf(const Date& date) {
    std::string text = formatted("%04d", date.year);
    if (date.month == 0) return text;
    text += formatted("-%02d", date.month);
    if (date.day == 0) return text;
    text += formatted("-%02d", date.day);
    if (!date.time) return text;
    const Date::Time& time = *date.time;
    return text + formatted("T%02d:%02d:%02d", time.hour, time.minute, time.second) +
           zone_suffix(time.offset_minutes);
}

long long to_unix_time(const Date& date) {
    const long long days =
        days_from_civil(date.year, std::max(date.month, 1), std::max(date.day, 1));
    const Date::Time time = date.time.value_or(Date::Time{});
    return days * 86400 + time.hour * 3600LL + (time.minute - time.offset_minutes) * 60LL +
           time.second;
}

CivilTime civil_time(long long unix_time) {
    long long days = unix_time / 86400;
    long long seconds = unix_time % 86400;
    if (seconds < 0) {
        seconds += 86400;
        --days;
    }
    const long long z = days + 719468;
    const long long era = (z >= 0 ? z : z - 146096) / 146097;
    const auto day_of_era = unsigned(z - era * 146097);
    const unsigned year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    const unsigned day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const unsigned shifted_month = (5 * day_of_year + 2) / 153;
    const auto day = int(day_of_year - (153 * shifted_month + 2) / 5 + 1);
    const int month = int(shifted_month) + (shifted_month < 10 ? 3 : -9);
    const int year = int(year_of_era) + int(era * 400) + (month <= 2);
    return {year, month, day, int(seconds / 3600), int(seconds / 60 % 60), int(seconds % 60)};
}

std::string utc_timestamp(long long unix_time) {
    const CivilTime t = civil_time(unix_time);
    return formatted("%04d-%02d-%02dT%02d:%02d:%02dZ", t.year, t.month, t.day, t.hour, t.minute,
                     t.second);
}

std::string joined_names(const std::vector<Creator>& creators, const std::string& separator) {
    std::string joined;
    for (const Creator& creator : creators) {
        if (!joined.empty()) joined += separator;
        joined += creator.name;
    }
    return joined;
}

std::vector<std::string> subjects(const Metadata& metadata) {
    std::vector<std::string> result;
    const auto add_new = [&](const std::vector<std::string>& words) {
        for (const std::string& word : words)
            if (std::find(result.begin(), result.end(), word) == result.end())
                result.push_back(word);
    };
    add_new(metadata.keywords);
    add_new(metadata.categories);
    return result;
}

}  // namespace postconv
