#include "styles/looks.h"

#include <array>
#include <utility>

#include "model/classes.h"

namespace postconv {
namespace {

template <typename Value>
using Named = std::pair<std::string_view, Value>;

constexpr std::array kBoxes = {Role::Epigraph, Role::PullQuote, Role::Sidebar, Role::Details};
constexpr std::array kTexts = {Role::ListingCaption, Role::Caption, Role::Attribution,
                               Role::BoxTitle,       Role::Lead,    Role::Small};
constexpr std::array kSides = {Side::Left, Side::Centre, Side::Right};
constexpr std::array kSpans = {Named<TextStyle>{"smallcaps", TextStyle::SmallCaps},
                               Named<TextStyle>{"underline", TextStyle::Underline},
                               Named<TextStyle>{"mark", TextStyle::Highlight},
                               Named<TextStyle>{"kbd", TextStyle::Keyboard},
                               Named<TextStyle>{"small", TextStyle::Small}};

template <typename Values>
std::optional<typename Values::value_type> named_by(const Attributes& attributes,
                                                    const Values& values) {
    for (const auto value : values)
        if (has_class(attributes, name_of(value))) return value;
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Side side) {
    switch (side) {
        case Side::Left:
            return "left";
        case Side::Centre:
            return "center";
        case Side::Right:
            return "right";
    }
    return {};
}

std::optional<Side> side_of(ColumnAlignment alignment) {
    switch (alignment) {
        case ColumnAlignment::Default:
            return std::nullopt;
        case ColumnAlignment::Left:
            return Side::Left;
        case ColumnAlignment::Centre:
            return Side::Centre;
        case ColumnAlignment::Right:
            return Side::Right;
    }
    return std::nullopt;
}

Alignment towards(Side side, Direction direction) {
    if (side == Side::Centre) return Alignment::Centre;
    const bool starts_right = direction == Direction::RightToLeft;
    return (side == Side::Right) == starts_right ? Alignment::Start : Alignment::End;
}

Look look_of(const Attributes& attributes) {
    Look look;
    if (attributes.classes.empty() && attributes.values.empty()) return look;
    look.box = named_by(attributes, kBoxes);
    look.text = named_by(attributes, kTexts);
    look.side = named_by(attributes, kSides);
    look.is_flush = has_class(attributes, "no-indent");
    for (const auto& [key, value] : attributes.values) {
        if (key == "lang") look.language = value;
        if (key == "dir" && value == "rtl") look.direction = Direction::RightToLeft;
        if (key == "dir" && value == "ltr") look.direction = Direction::LeftToRight;
    }
    return look;
}

std::optional<TextStyle> text_style_of(const Attributes& attributes) {
    for (const auto& [name, style] : kSpans)
        if (has_class(attributes, name)) return style;
    return std::nullopt;
}

}  // namespace postconv
