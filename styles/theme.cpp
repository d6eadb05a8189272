#include "styles/theme.h"

#include <algorithm>
#include <cstdio>

namespace postconv {
namespace {

constexpr std::array<std::string_view, kRoleCount> kRoleNames = {
    "body", "title", "subtitle", "author", "date", "abstract", "lead", "small", "heading1",
    "heading2", "heading3", "heading4", "heading5", "heading6", "quote", "epigraph", "attribution",
    "pull-quote", "callout", "callout-title", "sidebar", "details", "box-title", "definition-term",
    "definition", "list", "code-block", "code-inline", "caption", "listing-caption", "table",
    "table-head", "note", "link", "highlight", "contents-title", "contents1", "contents2",
    "contents3", "running-head", "page-number", "rule"};

Role nth_role(Role first, int n, int most) {
    return Role(int(first) + std::clamp(n, 1, most) - 1);
}

}  // namespace

std::string_view name_of(Role role) { return kRoleNames[std::size_t(role)]; }

Role heading_role(int level) { return nth_role(Role::Heading1, level, 6); }

Role contents_role(int level) { return nth_role(Role::Contents1, level, 3); }

std::string Colour::hex() const {
    char text[8];
    std::snprintf(text, sizeof text, "%02x%02x%02x", red, green, blue);
    return text;
}

bool Theme::has_title_page() const {
    return title_page == TitlePage::Full ||
           (title_page == TitlePage::Auto && chapter_opening != ChapterOpening::Any);
}

const FontStack& Theme::fonts(const Style& style) const {
    return style.family == "mono" ? mono : style.family == "sans" ? sans : serif;
}

}  // namespace postconv
