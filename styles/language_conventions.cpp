#include "styles/language_conventions.h"

#include <string>

#include "model/language.h"

namespace postconv {
namespace {

constexpr double kLeast =
    1.6;  // leading of running text, of its size (W3C, clreq 3.4 and jlreq 2.4)

void open_lines(Style& style) {
    const Length least = style.size.scaled_by(kLeast);
    if (style.alignment == Alignment::Justify && style.leading < least) style.leading = least;
}

}  // namespace

void adapt_to_language(Theme& theme, std::string_view language) {
    const std::string subtag = primary_subtag(language);
    if (subtag != "zh" && subtag != "ja") return;
    for (Style& style : theme.styles) {
        open_lines(style);
        if (style.figures == Figures::OldStyle) style.figures = Figures::Lining;
        if (style.first_line_indent > Length())
            style.first_line_indent = style.size * (subtag == "zh" ? 2 : 1);
    }
}

}  // namespace postconv
