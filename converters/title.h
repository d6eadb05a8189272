// What a publication is called.
#pragma once

#include <string>
#include <string_view>

#include "converters/backend.h"

namespace postconv {

// Whether a reader sees nothing of it: white space and what is not printed at all.
bool is_blank(std::string_view text);

// The title of the publication; the file's name, or a word of our own, when it has none.
std::string title_of(const Job& job);

}  // namespace postconv
