#include "styles/measures.h"

#include <array>
#include <cstdlib>
#include <string>

#include "model/text.h"

namespace postconv {
namespace {

struct Paper {
    std::string_view name;
    double width_mm, height_mm;
};
constexpr std::array kPapers = {
    Paper{"a3", 297, 420},       Paper{"a4", 210, 297},      Paper{"a5", 148, 210},
    Paper{"a6", 105, 148},       Paper{"b5", 176, 250},      Paper{"letter", 215.9, 279.4},
    Paper{"legal", 215.9, 355.6}, Paper{"executive", 184.15, 266.7},
};

}  // namespace

std::optional<double> points_per(std::string_view unit) {
    if (unit == "pt") return 1;
    if (unit == "mm") return 72 / 25.4;
    if (unit == "cm") return 720 / 25.4;
    if (unit == "in") return 72;
    return std::nullopt;
}

std::optional<std::pair<Length, Length>> parse_paper(std::string_view text) {
    const std::string lowered = ascii_lower(text);
    for (const Paper& paper : kPapers)
        if (paper.name == lowered)
            return std::pair(Length::from_millimetres(paper.width_mm),
                             Length::from_millimetres(paper.height_mm));
    char* rest = nullptr;
    const double width = std::strtod(lowered.c_str(), &rest);
    if (*rest != 'x') return std::nullopt;
    const double height = std::strtod(rest + 1, &rest);
    const auto unit = points_per(rest);
    constexpr double kSmallest = 72, kLargest = 14400;  // points; PDF 32000-1, annex C
    if (!unit) return std::nullopt;
    for (const double side : {width * *unit, height * *unit})
        if (!(side >= kSmallest && side <= kLargest)) return std::nullopt;
    return std::pair(Length::from_points(width * *unit), Length::from_points(height * *unit));
}

void refuse_paper(std::string_view paper, SourceSpan span) {
    fail(FailureKind::Usage, "unknown-paper", span,
         "there is no paper size \"" + std::string(paper) + "\"",
         "use a4, a5, letter, legal, or a size such as 6x9in or 148x210mm");
}

}  // namespace postconv
