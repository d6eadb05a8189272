#include "styles/theme_options.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "model/text.h"
#include "styles/measures.h"
#include "styles/theme_reader.h"

namespace postconv {
namespace {

std::optional<double> points(std::string_view text, std::string_view usual_unit) {
    const std::string copy = ascii_lower(trimmed(text));
    char* rest = nullptr;
    const double value = std::strtod(copy.c_str(), &rest);
    if (rest == copy.c_str()) return std::nullopt;
    const std::string_view unit = trimmed(rest);
    const auto factor = points_per(unit.empty() ? usual_unit : unit);
    if (!factor || !(value >= 0 && value <= 10'000)) return std::nullopt;
    return value * *factor;
}

void set_font_size(Theme& theme, const std::string& text) {
    const auto size = points(text, "pt");
    if (!size || *size < 4 || *size > 72)
        fail(FailureKind::Usage, "bad-size", {}, "\"" + text + "\" is no size of type",
             "write a size such as 11pt, from 4pt to 72pt");
    scale_type(theme, Length::from_points(*size));
}

[[noreturn]] void refuse_margin(const std::string& text, const std::string& why) {
    fail(FailureKind::Usage, "bad-margin", {}, "the margin \"" + text + "\" " + why,
         "write one length such as 25mm, two (20mm,25mm: above and below, sides) or four (above, "
         "outside, below, inside)");
}

std::vector<Length> lengths(const std::string& text) {
    std::vector<Length> result;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(',', at), text.size());
        const auto length = points(std::string_view(text).substr(at, end - at), "");
        if (!length) refuse_margin(text, "is no length");
        result.push_back(Length::from_points(*length));
        at = end + 1;
    }
    return result;
}

void set_margin(PageGeometry& page, const std::string& text) {
    const std::vector<Length> sides = lengths(text);
    if (sides.size() != 1 && sides.size() != 2 && sides.size() != 4)
        refuse_margin(text, "is neither one, two nor four lengths");
    const std::size_t count = sides.size();
    page.margin_top = sides[0];
    page.margin_outer = sides[1 % count];
    page.margin_bottom = sides[2 % count];
    page.margin_inner = sides[3 % count];
    const Length least = Length::from_points(36);
    if (page.text_width() < least || page.text_height() < least)
        refuse_margin(text, "leaves no room for text");
}

// Lists of families are written with commas, and in quotes in the stylesheet of an EPUB.
void check_family(const std::string& family) {
    const bool is_odd = std::any_of(family.begin(), family.end(), [](unsigned char c) {
        return c < 0x20 || c == ',' || c == '"' || c == '\\' || c == '<' || c == 0x7F;
    });
    if (is_odd)
        fail(FailureKind::Usage, "bad-font", {}, "\"" + family + "\" is no name of a font family",
             "\"postconv --list-fonts\" shows names that can be used");
}

void put_first(FontStack& fonts, const std::string& family) {
    check_family(family);
    std::erase(fonts.families, family);
    fonts.families.insert(fonts.families.begin(), family);
    fonts.office.clear();  // stood in for the theme's own family
}

FontStack& stack_of_body(Theme& theme) {
    const std::string& family = theme[Role::Body].family;
    return family == "mono" ? theme.mono : family == "sans" ? theme.sans : theme.serif;
}

}  // namespace

void scale_type(Theme& theme, Length body_size) {
    const double factor = body_size.to_points() / theme[Role::Body].size.to_points();
    for (Style& style : theme.styles)
        for (Length Style::*length :
             {&Style::size, &Style::leading, &Style::letter_spacing, &Style::first_line_indent,
              &Style::indent_start, &Style::indent_end, &Style::space_before, &Style::space_after,
              &Style::space_between_items, &Style::padding})
            style.*length = (style.*length).scaled_by(factor);
}

void apply(const ThemeOptions& options, Theme& theme) {
    if (!options.paper.empty()) set_paper(theme, options.paper);
    if (!options.margin.empty()) set_margin(theme.page, options.margin);
    if (!options.font_size.empty()) set_font_size(theme, options.font_size);
    if (!options.main_font.empty()) put_first(stack_of_body(theme), options.main_font);
    if (!options.sans_font.empty()) put_first(theme.sans, options.sans_font);
    if (!options.mono_font.empty()) {
        put_first(theme.mono, options.mono_font);
        theme.mono.scale = 1;  // it was the other face's
    }
}

}  // namespace postconv
