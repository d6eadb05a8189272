// Lengths and papers as themes and options write them.
#pragma once

#include <optional>
#include <string_view>
#include <utility>

#include "model/diagnostics.h"
#include "model/length.h"

namespace postconv {

std::optional<double> points_per(std::string_view unit);  // pt, mm, cm or in

// Width and height of "a4", "148x210mm", "6x9in".
std::optional<std::pair<Length, Length>> parse_paper(std::string_view text);
[[noreturn]] void refuse_paper(std::string_view paper, SourceSpan span);

}  // namespace postconv
