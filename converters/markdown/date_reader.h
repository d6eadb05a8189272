// Dates as writers put them in front matter and file names.
#pragma once

#include <optional>
#include <string_view>

#include "model/metadata.h"

namespace postconv {

// "2024", "2024-04", "2024-04-22" (also with '/' or '.'), then optionally a time "12:00",
// "12:00:00" or "12:00:00.5" behind 'T' or space, then optionally a zone "Z", "UTC", "+08:00" or
// "+0800"; a time without a zone counts as UTC. Also "22 April 2024" and "April 22, 2024".
// None when it is no date of the calendar.
std::optional<Date> read_date(std::string_view text);

// Jekyll's file names: "posts/2024-04-22-a-slug.md" gives that day.
std::optional<Date> date_of_file_name(std::string_view path);

}  // namespace postconv
