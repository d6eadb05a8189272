#include "styles/theme_reader.h"

#include <yaml-cpp/yaml.h>

#include <array>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>

#include "model/text.h"
#include "styles/builtin_files.h"
#include "styles/ledger.h"

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

std::optional<double> points_per(std::string_view unit) {
    if (unit == "pt") return 1;
    if (unit == "mm") return 72 / 25.4;
    if (unit == "cm") return 720 / 25.4;
    if (unit == "in") return 72;
    return std::nullopt;
}

// "148x210mm", "6x9in".
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

[[noreturn]] void refuse_paper(std::string_view paper, SourceSpan span) {
    fail(FailureKind::Usage, "unknown-paper", span,
         "there is no paper size \"" + std::string(paper) + "\"",
         "use a4, a5, letter, legal, or a size such as 6x9in or 148x210mm");
}

class ThemeReader {
  public:
    ThemeReader(int source, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {}

    Theme read(const YAML::Node& root) {
        Theme theme;
        for (const auto& entry : root) top_level(theme, entry.first, entry.second);
        read_roles(theme, root["roles"]);
        return theme;
    }

    // What the theme file itself sets and one of the formats can't say.
    void note_fidelity(const YAML::Node& root, const std::vector<std::string>& formats) const {
        for (const auto& setting : root) note_property(setting.first, "", formats);
        for (const auto& setting : root["page"]) note_property(setting.first, "page.", formats);
        for (const auto& role : root["roles"])
            for (const auto& property : role.second) note_property(property.first, "", formats);
    }

  private:
    SourceSpan span(const YAML::Node& node) const {
        return {source_, node.Mark().line + 1, node.Mark().column + 1, 0, 0};
    }

    [[noreturn]] void refuse(const YAML::Node& node, const std::string& message,
                             const std::string& hint = {}) const {
        fail(FailureKind::Usage, "bad-theme", span(node), message, hint);
    }

    std::string text(const YAML::Node& node) const {
        if (!node.IsScalar()) refuse(node, "a single value is wanted here");
        return node.Scalar();
    }

    const YAML::Node& map(const YAML::Node& node) const {
        if (!node.IsMap()) refuse(node, "a map of settings is wanted here", "write {name: value}");
        return node;
    }

    bool yes(const YAML::Node& node) const {
        const std::string value = text(node);
        if (value == "true") return true;
        if (value == "false") return false;
        refuse(node, "\"" + value + "\" is neither true nor false");
    }

    double number(const YAML::Node& node, double least, double most) const {
        const std::string value = text(node);
        char* rest = nullptr;
        const double result = std::strtod(value.c_str(), &rest);
        if (rest == value.c_str() || *rest || !(result >= least && result <= most))
            refuse(node, "\"" + value + "\" is not a number from " + std::to_string(int(least)) +
                             " to " + std::to_string(int(most)));
        return result;
    }

    // "2%", from none to `most` of a hundred.
    double share(const YAML::Node& node, int most) const {
        const std::string value = text(node);
        char* rest = nullptr;
        const double result = std::strtod(value.c_str(), &rest);
        if (rest == value.c_str() || std::string_view(rest) != "%" || !(result >= 0 && result <= most))
            refuse(node, "\"" + value + "\" is not a share from 0% to " + std::to_string(most) + "%");
        return result / 100;
    }

    // `em` is what 1em means; zero where em makes no sense.
    Length length(const YAML::Node& node, Length em = {}) const {
        const std::string value = text(node);
        char* unit = nullptr;
        const double amount = std::strtod(value.c_str(), &unit);
        constexpr double kMost = 14400;  // points
        if (unit != value.c_str() && amount > -kMost && amount < kMost) {
            if (amount == 0 && *unit == 0) return {};
            if (std::string_view(unit) == "em" && em > Length()) return em.scaled_by(amount);
            if (const auto points = points_per(unit)) return Length::from_points(amount * *points);
        }
        refuse(node, "\"" + value + "\" is no length", "write a number and pt, mm, cm, in or em");
    }

    Colour colour(const YAML::Node& node) const {
        const std::string value = text(node);
        char* rest = nullptr;
        const unsigned long bits =
            value.size() == 7 && value[0] == '#' ? std::strtoul(value.c_str() + 1, &rest, 16) : 0;
        if (!rest || *rest) refuse(node, "\"" + value + "\" is no colour", "write \"#1f3a5f\"");
        return {std::uint8_t(bits >> 16), std::uint8_t(bits >> 8), std::uint8_t(bits)};
    }

    template <typename Value>
    Value choice(const YAML::Node& node, const std::map<std::string, Value>& values) const {
        const auto found = values.find(text(node));
        if (found != values.end()) return found->second;
        std::string known;
        for (const auto& [name, value] : values) known += (known.empty() ? "" : ", ") + name;
        refuse(node, "\"" + text(node) + "\" is not known here", "one of: " + known);
    }

    void top_level(Theme& theme, const YAML::Node& key, const YAML::Node& value) {
        const std::string name = text(key);
        if (name == "name") theme.name = text(value);
        else if (name == "page") read_page(theme.page, value);
        else if (name == "running-heads") theme.running_heads = yes(value);
        else if (name == "page-numbers") theme.page_numbers = yes(value);
        else if (name == "floats") theme.floats = yes(value);
        else if (name == "title-page") theme.title_page = yes(value);
        else if (name == "fonts") read_fonts(theme, value);
        else if (name != "roles" && name != "extends")
            refuse(key, "a theme has no setting \"" + name + "\"",
                   "known: name, extends, page, fonts, roles, running-heads, page-numbers, "
                   "floats, title-page");
    }

    void read_page(PageGeometry& page, const YAML::Node& node) {
        for (const auto& entry : map(node)) {
            const std::string name = text(entry.first);
            if (name == "size") {
                const auto size = parse_paper(text(entry.second));
                if (!size) refuse_paper(text(entry.second), span(entry.second));
                std::tie(page.width, page.height) = *size;
            } else if (name == "margins") {
                read_margins(page, entry.second);
            } else if (name == "widows") {
                page.widows = int(number(entry.second, 1, 9));
            } else if (name == "orphans") {
                page.orphans = int(number(entry.second, 1, 9));
            } else {
                refuse(entry.first, "a page has no setting \"" + name + "\"",
                       "known: size, margins, widows, orphans");
            }
        }
        const Length least = Length::from_points(36);
        if (page.text_width() < least || page.text_height() < least)
            refuse(node, "the margins leave no room for text");
    }

    void read_margins(PageGeometry& page, const YAML::Node& node) {
        const std::map<std::string, Length*> sides = {{"top", &page.margin_top},
                                                      {"bottom", &page.margin_bottom},
                                                      {"inner", &page.margin_inner},
                                                      {"outer", &page.margin_outer}};
        for (const auto& entry : map(node)) {
            Length& side = *choice(entry.first, sides);
            side = length(entry.second);
            if (side < Length()) refuse(entry.second, "a margin can't be negative");
        }
    }

    void read_fonts(Theme& theme, const YAML::Node& node) {
        const std::map<std::string, FontStack*> stacks = {
            {"serif", &theme.serif}, {"sans", &theme.sans}, {"mono", &theme.mono}};
        for (const auto& entry : map(node)) {
            FontStack& stack = *choice(entry.first, stacks);
            for (const auto& setting : map(entry.second)) {
                const std::string name = text(setting.first);
                if (name == "families") {
                    stack.families.clear();
                    for (const YAML::Node& family : setting.second)
                        stack.families.push_back(text(family));
                } else if (name == "generic") {
                    stack.generic = text(setting.second);
                } else if (name == "office") {
                    stack.office = text(setting.second);
                } else if (name == "scale") {
                    stack.scale = number(setting.second, 0, 4);
                } else {
                    refuse(setting.first, "fonts have no setting \"" + name + "\"",
                           "known: families, generic, office, scale");
                }
            }
            if (stack.families.empty()) refuse(entry.second, "name at least one family");
        }
    }

    void read_roles(Theme& theme, const YAML::Node& node) {
        for (const auto& entry : map(node)) (void)role_named(entry.first);
        const YAML::Node body = node["body"];
        if (body) apply(theme[Role::Body], body);
        for (std::size_t i = 1; i < kRoleCount; ++i) {
            const auto role = Role(i);
            const YAML::Node settings = node[std::string(name_of(role))];
            theme[role] = theme[Role::Body];
            if (!settings) continue;
            if (const YAML::Node like = settings["like"]) theme[role] = theme[role_named(like)];
            apply(theme[role], settings);
        }
    }

    Role role_named(const YAML::Node& node) const {
        std::map<std::string, Role> roles;
        for (std::size_t i = 0; i < kRoleCount; ++i) roles.emplace(name_of(Role(i)), Role(i));
        return choice(node, roles);
    }

    void apply(Style& style, const YAML::Node& settings) {
        if (const YAML::Node size = map(settings)["size"]) style.size = length(size, style.size);
        for (const auto& entry : settings) set(style, entry.first, entry.second);
    }

    void set(Style& style, const YAML::Node& key, const YAML::Node& value) {
        const std::string name = text(key);
        if (name == "like" || name == "size") return;
        const std::map<std::string, Length*> lengths = {
            {"leading", &style.leading},
            {"letter-spacing", &style.letter_spacing},
            {"first-line-indent", &style.first_line_indent},
            {"indent-start", &style.indent_start},
            {"indent-end", &style.indent_end},
            {"space-before", &style.space_before},
            {"space-after", &style.space_after},
            {"space-between-items", &style.space_between_items},
            {"padding", &style.padding},
            {"border", &style.border}};
        const std::map<std::string, bool*> switches = {
            {"hyphenate", &style.hyphenate},
            {"keep-with-next", &style.keep_with_next},
            {"keep-together", &style.keep_together},
            {"page-break-before", &style.page_break_before}};
        if (const auto found = lengths.find(name); found != lengths.end())
            *found->second = length(value, style.size);
        else if (const auto found_switch = switches.find(name); found_switch != switches.end())
            *found_switch->second = yes(value);
        else if (name == "family")
            style.family = choice<std::string>(
                value, {{"serif", "serif"}, {"sans", "sans"}, {"mono", "mono"}});
        else if (name == "figures")
            style.figures = choice<Figures>(value, {{"default", Figures::Default},
                                                    {"lining", Figures::Lining},
                                                    {"old-style", Figures::OldStyle},
                                                    {"tabular", Figures::Tabular}});
        else if (name == "glyph-scaling")
            style.fit.scaling = share(value, 5);
        else if (name == "letter-fit")
            style.fit.spacing = share(value, 5);
        else if (name == "protrusion")
            style.fit.protrusion = share(value, 100);
        else if (name == "weight")
            style.weight = int(number(value, 100, 900));
        else if (name == "style")
            style.style = choice<FontStyle>(
                value, {{"upright", FontStyle::Upright}, {"italic", FontStyle::Italic}});
        else if (name == "alignment")
            style.alignment = choice<Alignment>(value, {{"start", Alignment::Start},
                                                        {"centre", Alignment::Centre},
                                                        {"end", Alignment::End},
                                                        {"justify", Alignment::Justify}});
        else if (name == "transform")
            style.transform = choice<Transform>(
                value, {{"none", Transform::None}, {"uppercase", Transform::Uppercase}});
        else if (name == "colour")
            style.colour = colour(value);
        else if (name == "border-colour")
            style.border_colour = colour(value);
        else if (name == "background")
            style.background = colour(value), style.has_background = true;
        else
            refuse_property(key, name);
    }

    [[noreturn]] void refuse_property(const YAML::Node& key, const std::string& name) const {
        std::string known;
        for (const LedgerRow& row : property_ledger())
            if (row.property.find('.') == std::string_view::npos)
                known += (known.empty() ? "" : ", ") + std::string(row.property);
        refuse(key, "a role has no property \"" + name + "\"", "known: " + known);
    }

    void note_property(const YAML::Node& key, const std::string& group,
                       const std::vector<std::string>& formats) const {
        const LedgerRow* row = find_property(group + text(key));
        if (!row) return;
        const std::map<std::string, Fidelity> columns = {
            {"pdf", row->pdf}, {"epub", row->epub}, {"docx", row->docx}};
        for (const std::string& format : formats) {
            const auto column = columns.find(format);
            if (column != columns.end() && column->second == Fidelity::NotExpressible)
                diagnostics_.note("theme-property", span(key),
                                  "\"" + text(key) + "\" has no effect in the " + format,
                                  std::string(row->remark));
        }
    }

    int source_;
    Diagnostics& diagnostics_;
};

// What `over` says, and what it leaves out as `base` says it; maps are merged key by key.
YAML::Node merged(const YAML::Node& base, const YAML::Node& over) {
    if (!base.IsMap() || !over.IsMap()) return over;
    YAML::Node result(YAML::NodeType::Map);
    for (const auto& entry : base)
        if (!over[entry.first.Scalar()]) result[entry.first] = entry.second;
    for (const auto& entry : over) {
        const YAML::Node below = entry.first.IsScalar() ? base[entry.first.Scalar()] : YAML::Node();
        result[entry.first] = below.IsDefined() ? merged(below, entry.second) : entry.second;
    }
    return result;
}

YAML::Node load_builtin(std::string_view name) {
    const auto file = builtin_file("styles/" + std::string(name) + ".yaml");
    if (!file)
        fail(FailureKind::Usage, "unknown-theme", {},
             "there is no theme \"" + std::string(name) + "\"",
             "use \"default\", or the path of a theme file that ends in .yaml");
    return YAML::Load(std::string(*file));
}

}  // namespace

Theme builtin_theme(std::string_view name) {
    Diagnostics nothing_to_say;
    return ThemeReader(-1, nothing_to_say).read(load_builtin(name));
}

Theme read_theme(const ThemeText& theme, const std::vector<std::string>& formats,
                 Diagnostics& diagnostics) {
    const int source = theme.source;
    try {
        const YAML::Node root = YAML::Load(theme.text);
        ThemeReader reader(source, diagnostics);
        if (!root.IsMap())
            fail(FailureKind::Usage, "bad-theme", {source, 1, 1, 0, 0},
                 "a theme is a map of settings", "begin with: extends: default");
        reader.note_fidelity(root, formats);
        const YAML::Node base = root["extends"];
        return reader.read(merged(load_builtin(base ? base.Scalar() : "default"), root));
    } catch (const YAML::Exception& problem) {
        fail(FailureKind::Usage, "bad-theme",
             {source, problem.mark.line + 1, problem.mark.column + 1, 0, 0},
             "the theme is not valid YAML: " + problem.msg,
             "check the indentation and quote values with special characters");
    }
}

void set_paper(Theme& theme, std::string_view paper) {
    const auto size = parse_paper(paper);
    if (!size) refuse_paper(paper, {});
    PageGeometry& page = theme.page;
    const double across = size->first.to_points() / page.width.to_points();
    const double down = size->second.to_points() / page.height.to_points();
    std::tie(page.width, page.height) = *size;
    page.margin_inner = page.margin_inner.scaled_by(across);
    page.margin_outer = page.margin_outer.scaled_by(across);
    page.margin_top = page.margin_top.scaled_by(down);
    page.margin_bottom = page.margin_bottom.scaled_by(down);
}

}  // namespace postconv
