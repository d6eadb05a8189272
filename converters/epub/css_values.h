// Numbers as CSS writes them: integers only, so that no locale and no processor changes them.
#pragma once

#include <cstdint>
#include <string>

#include "model/length.h"

namespace postconv {

std::string thousandths(std::int64_t value);                 // 1250 -> "1.25"
std::int64_t ratio(std::int64_t part, std::int64_t whole);   // in thousandths; 0 of nothing
std::string em(Length length, Length of);                    // "1.25em"
std::string pixels(Length length);                           // whole ones, at least "1px"

}  // namespace postconv
