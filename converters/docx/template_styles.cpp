#include "converters/docx/template_styles.h"

#include <algorithm>
#include <cmath>

#include "converters/docx/style_names.h"
#include "styles/measures.h"

namespace postconv {
namespace {

constexpr std::size_t kLongestChain = 64;
constexpr double kMostPoints = 22 * 72;
constexpr double kSingleSpacing = 1.2;  // of the size: what "single" comes to in most faces

bool is_on(pugi::xml_node node) {
    const std::string_view value = node.attribute("w:val").value();
    return value.empty() || (value != "0" && value != "false" && value != "off");
}

void read_switch(pugi::xml_node properties, const char* name, bool& value) {
    if (const pugi::xml_node node = properties.child(name)) value = is_on(node);
}

void read_length(pugi::xml_node node, const char* name, Length& value) {
    if (const pugi::xml_attribute attribute = node.attribute(name)) value = measured(attribute);
}

Alignment alignment_of(std::string_view word) {
    return word == "center"                                                     ? Alignment::Centre
           : word == "right" || word == "end"                                   ? Alignment::End
           : word == "both" || word == "distribute" || word == "thaiDistribute" ? Alignment::Justify
                                                                                : Alignment::Start;
}

// What lines are set at, whichever of the chain says it.
struct LineRule {
    double lines = 1;  // times single spacing
    Length exact;      // zero: by `lines`
};

void read_spacing(pugi::xml_node spacing, Style& style, LineRule& rule) {
    read_length(spacing, "w:before", style.space_before);
    read_length(spacing, "w:after", style.space_after);
    const pugi::xml_attribute line = spacing.attribute("w:line");
    if (!line) return;
    const std::string_view kind = spacing.attribute("w:lineRule").value();
    const bool is_length = kind == "exact" || kind == "atLeast";
    rule.exact = is_length ? measured(line) : Length();
    rule.lines = std::clamp(line.as_double() / 240, 0.1, 20.0);
}

void read_indents(pugi::xml_node indent, Style& style) {
    read_length(indent, "w:left", style.indent_start);
    read_length(indent, "w:start", style.indent_start);
    read_length(indent, "w:right", style.indent_end);
    read_length(indent, "w:end", style.indent_end);
    read_length(indent, "w:firstLine", style.first_line_indent);
    if (indent.attribute("w:hanging")) style.first_line_indent = Length();
}

bool draws(pugi::xml_node borders) {
    for (const pugi::xml_node side : borders.children()) {
        const std::string_view kind = side.attribute("w:val").value();
        if (kind != "nil" && kind != "none") return true;
    }
    return false;
}

void read_paragraph(pugi::xml_node properties, AdoptedStyle& found, LineRule& rule) {
    Style& style = found.style;
    read_spacing(properties.child("w:spacing"), style, rule);
    read_indents(properties.child("w:ind"), style);
    if (const pugi::xml_node side = properties.child("w:jc"))
        style.alignment = alignment_of(side.attribute("w:val").value());
    read_switch(properties, "w:contextualSpacing", found.is_contextual);
    read_switch(properties, "w:keepNext", style.keep_with_next);
    read_switch(properties, "w:keepLines", style.keep_together);
    read_switch(properties, "w:pageBreakBefore", style.page_break_before);
    if (const pugi::xml_node borders = properties.child("w:pBdr")) found.is_boxed = draws(borders);
    if (const pugi::xml_node numbering = properties.child("w:numPr")) {
        found.numbering = numbering.child("w:numId").attribute("w:val").as_int();
        found.level = numbering.child("w:ilvl").attribute("w:val").as_int();
    }
}

void read_run(pugi::xml_node properties, Style& style) {
    if (const pugi::xml_node size = properties.child("w:sz")) {
        const double half_points = std::clamp(size.attribute("w:val").as_double(), 2.0, 3276.0);
        style.size = Length::from_points(half_points / 2);
    }
    bool bold = style.weight >= 600, italic = style.style == FontStyle::Italic;
    read_switch(properties, "w:b", bold);
    read_switch(properties, "w:i", italic);
    style.weight = bold ? 700 : 400;
    style.style = italic ? FontStyle::Italic : FontStyle::Upright;
}

}  // namespace

Length measured(pugi::xml_attribute attribute) {
    const std::string_view text = attribute.value();
    const std::size_t unit = text.find_first_not_of("0123456789.-+");
    double points = attribute.as_double() / 20;
    if (unit != std::string_view::npos)
        points = attribute.as_double() * points_per(text.substr(unit)).value_or(0);
    if (!std::isfinite(points)) return Length();
    return Length::from_points(std::clamp(points, -kMostPoints, kMostPoints));
}

TemplateStyles::TemplateStyles(pugi::xml_node styles, pugi::xml_node theme)
    : styles_(styles), theme_(theme) {
    for (const pugi::xml_node node : styles.children("w:style")) {
        if (++count_ > kMost) return;
        const std::string id = node.attribute("w:styleId").value();
        const std::string type = node.attribute("w:type").value();
        const std::string name = node.child("w:name").attribute("w:val").value();
        if (id.empty() || !by_id_.try_emplace(id, Entry{node, type, style_key(name)}).second)
            continue;
        order_.push_back(id);
        const std::string_view is_default = node.attribute("w:default").value();
        if (type == "paragraph" && (is_default == "1" || is_default == "true"))
            default_paragraph_ = id;
    }
}

std::string TemplateStyles::id_for(std::string_view type, std::string_view name,
                                   std::string_view id) const {
    std::string best;
    int best_likeness = 0;
    for (const std::string& each : order_) {
        const Entry& entry = by_id_.at(each);
        if (entry.type != type) continue;
        const int likeness = likeness_of_style(name, entry.key);
        if (likeness == 0 || (best_likeness != 0 && likeness >= best_likeness)) continue;
        best = each;
        best_likeness = likeness;
    }
    if (!best.empty()) return best;
    const auto same_id = by_id_.find(id);
    return same_id != by_id_.end() && same_id->second.type == type ? same_id->first : std::string();
}

bool TemplateStyles::has_name(std::string_view name) const {
    const std::string key = style_key(name);
    return std::any_of(by_id_.begin(), by_id_.end(),
                       [&](const auto& entry) { return entry.second.key == key; });
}

std::string TemplateStyles::name_of(std::string_view id) const {
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? std::string()
                                 : found->second.node.child("w:name").attribute("w:val").value();
}

std::vector<pugi::xml_node> TemplateStyles::chain(const std::string& id) const {
    std::vector<pugi::xml_node> nodes;
    std::string at = id;
    while (nodes.size() < kLongestChain) {
        const auto found = by_id_.find(at);
        if (found == by_id_.end()) break;
        nodes.push_back(found->second.node);
        at = found->second.node.child("w:basedOn").attribute("w:val").value();
    }
    std::reverse(nodes.begin(), nodes.end());
    return nodes;
}

AdoptedStyle TemplateStyles::resolved(const std::string& id) const {
    const pugi::xml_node defaults = styles_.child("w:docDefaults");
    AdoptedStyle found;
    found.style.family = "serif";
    found.style.size = Length::from_points(10);  // Word's, where nothing says more (17.3.2.38)
    LineRule rule;
    read_run(defaults.child("w:rPrDefault").child("w:rPr"), found.style);
    read_paragraph(defaults.child("w:pPrDefault").child("w:pPr"), found, rule);
    for (const pugi::xml_node node : chain(id)) {
        read_run(node.child("w:rPr"), found.style);
        read_paragraph(node.child("w:pPr"), found, rule);
    }
    found.style.leading = rule.exact > Length()
                              ? rule.exact
                              : found.style.size.scaled_by(kSingleSpacing * rule.lines);
    return found;
}

std::string TemplateStyles::font_of(const std::string& id) const {
    std::vector<pugi::xml_node> nodes = chain(id);
    nodes.insert(nodes.begin(), styles_.child("w:docDefaults").child("w:rPrDefault"));
    const pugi::xml_node scheme = theme_.child("a:themeElements").child("a:fontScheme");
    std::string family;
    for (const pugi::xml_node node : nodes) {
        const pugi::xml_node fonts = node.child("w:rPr").child("w:rFonts");
        const std::string_view kind = fonts.attribute("w:asciiTheme").value();
        if (!kind.empty())
            family = scheme.child(kind.starts_with("major") ? "a:majorFont" : "a:minorFont")
                         .child("a:latin")
                         .attribute("typeface")
                         .value();
        else if (const pugi::xml_attribute named = fonts.attribute("w:ascii"))
            family = named.value();
    }
    return family;
}

}  // namespace postconv
