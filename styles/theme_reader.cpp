#include "styles/theme_reader.h"

#include <algorithm>
#include <array>
#include <map>

#include "styles/builtin_files.h"
#include "styles/ledger.h"
#include "styles/measures.h"
#include "styles/theme_values.h"

namespace postconv {
namespace {

constexpr int kDeepestDropCapital = 9;  // lines

RunningLine turned(const RunningLine& line) {
    return {line.right, line.centre, line.left};
}

bool is_running_field(std::string_view name) {
    constexpr std::array kFields = {std::string_view("{title}"),   std::string_view("{author}"),
                                    std::string_view("{date}"),    std::string_view("{chapter}"),
                                    std::string_view("{section}"), std::string_view("{page}"),
                                    std::string_view("{pages}")};
    return std::find(kFields.begin(), kFields.end(), name) != kFields.end();
}

// One thing where the role's alignment has it.
RunningLine line_of(const std::string& words, Alignment alignment) {
    switch (alignment) {
        case Alignment::Start:
            return {words, "", ""};
        case Alignment::End:
            return {"", "", words};
        case Alignment::Centre:
        case Alignment::Justify:
            break;
    }
    return {"", words, ""};
}

// The title above and the number below; of two pages that face each other, the left one has the
// title and the right one the chapter, and numbers stand at the outer edges.
RunningLines usual_running_lines(const Theme& theme, Role role) {
    const Alignment alignment = theme[role].alignment;
    if (role == Role::RunningHead)
        return {line_of(theme.page.mirror ? "{chapter}" : "{title}", alignment),
                line_of("{title}", alignment)};
    if (theme.page.mirror) return {{"", "", "{page}"}, {"{page}", "", ""}};
    return {line_of("{page}", alignment), line_of("{page}", alignment)};
}

template <typename Member>
struct NamedMember {
    std::string_view name;
    Member Style::*member;
};

constexpr NamedMember<Length> kLengths[] = {
    {"leading", &Style::leading},
    {"letter-spacing", &Style::letter_spacing},
    {"first-line-indent", &Style::first_line_indent},
    {"indent-start", &Style::indent_start},
    {"indent-end", &Style::indent_end},
    {"space-before", &Style::space_before},
    {"space-after", &Style::space_after},
    {"space-between-items", &Style::space_between_items},
    {"padding", &Style::padding},
    {"border", &Style::border},
};
constexpr NamedMember<bool> kSwitches[] = {
    {"hyphenate", &Style::hyphenate},
    {"keep-with-next", &Style::keep_with_next},
    {"keep-together", &Style::keep_together},
    {"page-break-before", &Style::page_break_before},
};

// Null for any other name.
template <typename Member, std::size_t n>
Member Style::*member_named(const NamedMember<Member> (&members)[n], std::string_view name) {
    for (const NamedMember<Member>& each : members)
        if (each.name == name) return each.member;
    return nullptr;
}

class ThemeReader : ThemeValues {
  public:
    ThemeReader(int source, Diagnostics& diagnostics)
        : ThemeValues(source), diagnostics_(diagnostics) {}

    Theme read(const Setting& root) {
        Theme theme;
        for (const auto& [key, value] : root.entries) top_level(theme, key, value);
        read_roles(theme, root["roles"]);
        theme.running_head = running_lines(root["running-head"], theme, Role::RunningHead);
        theme.running_foot = running_lines(root["running-foot"], theme, Role::PageNumber);
        theme[Role::Heading1].page_break_before |= theme.chapter_opening != ChapterOpening::Any;
        return theme;
    }

    // What the theme file itself sets and one of the formats can't say.
    void note_fidelity(const Setting& root, const std::vector<std::string>& formats) const {
        for (const auto& setting : root.entries) note_property(setting.key, "", formats);
        for (const auto& setting : root["page"].entries)
            note_property(setting.key, "page.", formats);
        for (const auto& role : root["roles"].entries)
            for (const auto& property : role.value.entries)
                note_property(property.key, "", formats);
    }

  private:
    void top_level(Theme& theme, const Setting& key, const Setting& value) {
        const std::string name = text(key);
        if (name == "name")
            theme.name = text(value);
        else if (name == "page")
            read_page(theme.page, value);
        else if (name == "running-heads")
            theme.running_heads = yes(value);
        else if (name == "page-numbers")
            theme.page_numbers = yes(value);
        else if (name == "floats")
            theme.floats = yes(value);
        else if (name == "title-page")
            theme.title_page = title_page(value);
        else if (name == "chapter-opening")
            theme.chapter_opening =
                choice<ChapterOpening>(value, {{"any", ChapterOpening::Any},
                                               {"page", ChapterOpening::Page},
                                               {"right", ChapterOpening::Right}});
        else if (name == "front-matter-numbers")
            theme.front_matter_numbers = choice<PageNumerals>(
                value, {{"arabic", PageNumerals::Arabic}, {"roman", PageNumerals::Roman}});
        else if (name == "caption-numbers")
            theme.caption_numbers =
                choice<CaptionNumbering>(value, {{"auto", CaptionNumbering::Auto},
                                                 {"always", CaptionNumbering::Always},
                                                 {"never", CaptionNumbering::Never}});
        else if (name == "fonts")
            read_fonts(theme, value);
        else if (name != "roles" && name != "extends" && name != "running-head" &&
                 name != "running-foot")
            refuse(key, "a theme has no setting \"" + name + "\"",
                   "known: name, extends, page, fonts, roles, running-heads, running-head, "
                   "running-foot, page-numbers, title-page, chapter-opening, "
                   "front-matter-numbers, caption-numbers, floats");
    }

    TitlePage title_page(const Setting& value) const {
        return choice<TitlePage>(value, {{"auto", TitlePage::Auto},
                                         {"none", TitlePage::None},
                                         {"full", TitlePage::Full},
                                         {"true", TitlePage::Full},
                                         {"false", TitlePage::None}});
    }

    RunningLines running_lines(const Setting& node, const Theme& theme, Role role) const {
        if (!node) return usual_running_lines(theme, role);
        RunningLines lines;
        const Setting& settings = map(node);
        for (const auto& entry : settings.entries)
            if (text(entry.key) != "verso") read_slot(lines.recto, entry.key, entry.value);
        lines.verso = theme.page.mirror ? turned(lines.recto) : lines.recto;
        if (const Setting& verso = settings["verso"]) {
            lines.verso = {};
            for (const auto& entry : map(verso).entries)
                read_slot(lines.verso, entry.key, entry.value);
        }
        return lines;
    }

    void read_slot(RunningLine& line, const Setting& key, const Setting& value) const {
        std::string& slot = *choice<std::string*>(
            key, {{"left", &line.left}, {"centre", &line.centre}, {"right", &line.right}});
        if (value.is_map()) refuse(value, "a field stands in quotes", "write \"{page}\"");
        slot = value.kind == Setting::Kind::Null ? "" : text(value);
        for (std::size_t at = slot.find('{'); at != std::string::npos;
             at = slot.find('{', at + 1)) {
            const std::string name = slot.substr(at, slot.find('}', at) - at + 1);
            if (!is_running_field(name))
                refuse(value, "there is no field \"" + name + "\"",
                       "known: {title}, {author}, {date}, {chapter}, {section}, {page}, {pages}");
        }
    }

    void read_page(PageGeometry& page, const Setting& node) {
        for (const auto& entry : map(node).entries) {
            const std::string name = text(entry.key);
            if (name == "size") {
                const auto size = parse_paper(text(entry.value));
                if (!size) refuse_paper(text(entry.value), span(entry.value));
                std::tie(page.width, page.height) = *size;
            } else if (name == "margins") {
                read_margins(page, entry.value);
            } else if (name == "widows") {
                page.widows = int(number(entry.value, 1, 9));
            } else if (name == "orphans") {
                page.orphans = int(number(entry.value, 1, 9));
            } else if (name == "mirror") {
                page.mirror = yes(entry.value);
            } else if (name == "baseline-grid") {
                page.baseline_grid = yes(entry.value);
            } else if (name == "even-depth") {
                page.even_depth = yes(entry.value);
            } else {
                refuse(entry.key, "a page has no setting \"" + name + "\"",
                       "known: size, margins, widows, orphans, mirror, baseline-grid, "
                       "even-depth");
            }
        }
        const Length least = Length::from_points(36);
        if (page.text_width() < least || page.text_height() < least)
            refuse(node, "the margins leave no room for text");
    }

    void read_margins(PageGeometry& page, const Setting& node) {
        const std::map<std::string, Length*> sides = {{"top", &page.margin_top},
                                                      {"bottom", &page.margin_bottom},
                                                      {"inner", &page.margin_inner},
                                                      {"outer", &page.margin_outer}};
        for (const auto& entry : map(node).entries) {
            Length& side = *choice(entry.key, sides);
            side = length(entry.value);
            if (side < Length()) refuse(entry.value, "a margin can't be negative");
        }
    }

    void read_fonts(Theme& theme, const Setting& node) {
        const std::map<std::string, FontStack*> stacks = {
            {"serif", &theme.serif}, {"sans", &theme.sans}, {"mono", &theme.mono}};
        for (const auto& entry : map(node).entries) {
            FontStack& stack = *choice(entry.key, stacks);
            for (const auto& setting : map(entry.value).entries) {
                const std::string name = text(setting.key);
                if (name == "families") {
                    stack.families.clear();
                    for (const Setting& family : setting.value.items)
                        stack.families.push_back(text(family));
                } else if (name == "generic") {
                    stack.generic = text(setting.value);
                } else if (name == "office") {
                    stack.office = text(setting.value);
                } else if (name == "scale") {
                    stack.scale = number(setting.value, 0, 4);
                } else {
                    refuse(setting.key, "fonts have no setting \"" + name + "\"",
                           "known: families, generic, office, scale");
                }
            }
            if (stack.families.empty()) refuse(entry.value, "name at least one family");
        }
    }

    void read_roles(Theme& theme, const Setting& node) {
        for (const auto& entry : map(node).entries) (void)role_named(entry.key);
        const Setting& body = node["body"];
        if (body) apply(theme[Role::Body], body);
        for (std::size_t i = 1; i < kRoleCount; ++i) {
            const auto role = Role(i);
            const Setting& settings = node[name_of(role)];
            theme[role] = theme[Role::Body];
            if (!settings) continue;
            if (const Setting& like = settings["like"]) theme[role] = theme[role_named(like)];
            apply(theme[role], settings);
        }
    }

    Role role_named(const Setting& node) const {
        for (std::size_t i = 0; i < kRoleCount; ++i)
            if (name_of(Role(i)) == node.text) return Role(i);
        std::map<std::string, Role> roles;
        for (std::size_t i = 0; i < kRoleCount; ++i) roles.emplace(name_of(Role(i)), Role(i));
        return choice(node, roles);
    }

    void apply(Style& style, const Setting& settings) {
        if (const Setting& size = map(settings)["size"]) style.size = length(size, style.size);
        for (const auto& [key, value] : settings.entries) set(style, key, value);
    }

    void set(Style& style, const Setting& key, const Setting& value) {
        const std::string name = text(key);
        if (name == "like" || name == "size") return;
        if (const auto member = member_named(kLengths, name))
            style.*member = length(value, style.size);
        else if (const auto flag = member_named(kSwitches, name))
            style.*flag = yes(value);
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
        else if (name == "drop-capital")
            style.drop_capital = int(number(value, 0, kDeepestDropCapital));
        else if (name == "first-word")
            style.first_word = choice<FirstWord>(
                value, {{"plain", FirstWord::Plain}, {"small-capitals", FirstWord::SmallCapitals}});
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

    [[noreturn]] void refuse_property(const Setting& key, const std::string& name) const {
        std::string known;
        for (const LedgerRow& row : property_ledger())
            if (row.property.find('.') == std::string_view::npos)
                known += (known.empty() ? "" : ", ") + std::string(row.property);
        refuse(key, "a role has no property \"" + name + "\"", "known: " + known);
    }

    void note_property(const Setting& key, const std::string& group,
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

    Diagnostics& diagnostics_;
};

// A running line says all of itself: no part of another's shows through.
Setting merged_themes(const Setting& base, const Setting& over) {
    Setting result = merged(base, over);
    for (SettingEntry& entry : result.entries)
        if (entry.key.text == "running-head" || entry.key.text == "running-foot")
            if (const Setting& own = over[entry.key.text]) entry.value = own;
    return result;
}

Setting load_builtin(std::string_view name) {
    const auto packed = builtin_file("styles/" + std::string(name) + ".theme");
    if (!packed)
        fail(FailureKind::Usage, "unknown-theme", {},
             "there is no theme \"" + std::string(name) + "\"",
             "use \"default\", \"book\", or the path of a theme file that ends in .yaml");
    Setting theme = unpack(*packed);
    const Setting& base = theme["extends"];
    return base ? merged_themes(load_builtin(base.text), theme) : theme;
}

}  // namespace

Theme builtin_theme(std::string_view name) {
    Diagnostics nothing_to_say;
    return ThemeReader(-1, nothing_to_say).read(load_builtin(name));
}

Theme read_theme(const ThemeText& theme, const std::vector<std::string>& formats,
                 Diagnostics& diagnostics) {
    const Setting root = read_yaml_settings(theme.text, theme.source);
    if (!root.is_map())
        fail(FailureKind::Usage, "bad-theme", {theme.source, 1, 1, 0, 0},
             "a theme is a map of settings", "begin with: extends: default");
    ThemeReader reader(theme.source, diagnostics);
    reader.note_fidelity(root, formats);
    const Setting& base = root["extends"];
    return reader.read(merged_themes(load_builtin(base ? base.text : "default"), root));
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
