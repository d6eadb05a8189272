// A date as a title block prints it.
#pragma once

#include <string>
#include <string_view>

#include "model/metadata.h"

namespace postconv {

// "22 April 2024" in languages whose months we know, else "2024-04-22"; as precise as the date.
std::string printed_date(const Date& date, std::string_view language);

}  // namespace postconv
