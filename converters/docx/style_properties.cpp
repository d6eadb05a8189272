#include "converters/docx/style_properties.h"

#include <algorithm>

#include "converters/docx/numbering.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/style_part.h"

namespace postconv {
namespace {

constexpr long long kMostBorderSpace = 31;  // points, 17.3.4

void set_border(pugi::xml_node border, long long eighths, long long space, const Colour& colour) {
    set_string(border, "w:val", "single");
    set_number(border, "w:sz", eighths);
    set_number(border, "w:space", space);
    set_string(border, "w:color", colour.hex());
}

long long padding_points(const Style& style) {
    return std::clamp<long long>((style.padding.to_twips() + 10) / 20, 0, kMostBorderSpace);
}

// A background reaches out to the borders, so padding around it needs a border of its own colour.
void write_background(pugi::xml_node paragraph, const Style& style) {
    pugi::xml_node borders = property(paragraph, "w:pBdr");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right"})
        set_border(borders.append_child(side), 4, padding_points(style), style.background);
    set_shading(property(paragraph, "w:shd"), style.background);
}

void write_box(pugi::xml_node paragraph, const StyleDefinition& definition, const Style& style) {
    if (definition.style == WordStyle::HorizontalRule) {
        const Length width = style.border > Length() ? style.border : Length::from_points(0.5);
        set_border(property(paragraph, "w:pBdr").append_child("w:bottom"), border_eighths(width), 0,
                   style.colour);
        return;
    }
    if (style.has_background) write_background(paragraph, style);
    if (style.border > Length()) {
        pugi::xml_node borders = property(paragraph, "w:pBdr");
        pugi::xml_node left = borders.child("w:left");
        if (!left) left = borders.append_child("w:left");
        set_border(left, border_eighths(style.border), padding_points(style), style.border_colour);
    }
}

// Pictures need lines that grow with them; all other text sits on the theme's own leading.
void write_leading(pugi::xml_node spacing, WordStyle which, const Style& style) {
    if (which == WordStyle::Figure) {
        set_number(spacing, "w:line", 240);
        set_string(spacing, "w:lineRule", "auto");
    } else if (which == WordStyle::HorizontalRule) {
        set_number(spacing, "w:line", 20);
        set_string(spacing, "w:lineRule", "exact");
    } else {
        set_number(spacing, "w:line", style.leading.to_twips());
        set_string(spacing, "w:lineRule", "exact");
    }
}

void write_spacing(pugi::xml_node paragraph, WordStyle which, const Style& style,
                   const Style* base) {
    const bool own_leading = !base || base->leading != style.leading ||
                             which == WordStyle::Figure || which == WordStyle::HorizontalRule;
    const bool before =
        !base ? style.space_before > Length() : base->space_before != style.space_before;
    const bool after =
        !base ? style.space_after > Length() : base->space_after != style.space_after;
    if (!own_leading && !before && !after) return;
    pugi::xml_node spacing = property(paragraph, "w:spacing");
    if (before) set_number(spacing, "w:before", style.space_before.to_twips());
    if (after) set_number(spacing, "w:after", style.space_after.to_twips());
    if (own_leading) write_leading(spacing, which, style);
}

struct Indents {
    Length left, right, first_line;
};

void write_indents(pugi::xml_node paragraph, const Indents& own, const Indents& base) {
    const auto set = [&](const char* attribute, Length value, Length inherited) {
        if (value == inherited) return;
        set_number(property(paragraph, "w:ind"), attribute, value.to_twips());
    };
    set("w:left", own.left, base.left);
    set("w:right", own.right, base.right);
    set("w:firstLine", own.first_line, base.first_line);
}

void write_switches(pugi::xml_node paragraph, const Style& style, const Style* base) {
    const auto set = [&](const char* name, bool own, bool inherited) {
        if (own != inherited) set_switch(paragraph, name, own);
    };
    set("w:keepNext", style.keep_with_next, base && base->keep_with_next);
    set("w:keepLines", style.keep_together, base && base->keep_together);
    set("w:pageBreakBefore", style.page_break_before, base && base->page_break_before);
    set("w:suppressAutoHyphens", !style.hyphenate, base && !base->hyphenate);
}

// Tab stops every four characters: a tab in code is meant as an indent.
void write_code_tabs(pugi::xml_node paragraph, const StyleSheet& sheet) {
    const Style& style = sheet[WordStyle::SourceCode];
    const Length advance = style.size.scaled_by(sheet.theme().fonts(style).scale * 0.6 * 4);
    const Length left = sheet.left_of(WordStyle::SourceCode);
    pugi::xml_node tabs = property(paragraph, "w:tabs");
    for (int i = 1; i <= 12; ++i) {
        pugi::xml_node tab = add_valued(tabs, "w:tab", "left");
        set_number(tab, "w:pos", (left + advance * i).to_twips());
    }
}

int heading_level(WordStyle which) {
    const int level = int(which) - int(WordStyle::Heading1) + 1;
    return level >= 1 && level <= 6 ? level : 0;
}

bool is_contents_entry(WordStyle which) {
    return which >= WordStyle::Contents1 && which <= WordStyle::TableOfFigures;
}

void write_heading_numbering(pugi::xml_node paragraph, int level) {
    pugi::xml_node numbering = property(paragraph, "w:numPr");
    if (level > 1) add_valued(numbering, "w:ilvl", std::to_string(level - 1));
    set_value(numbering.append_child("w:numId"), Numbering::kHeadings);
}

void write_numbering(pugi::xml_node paragraph, WordStyle which) {
    const bool bullet = which == WordStyle::ListBullet;
    set_value(property(paragraph, "w:numPr").append_child("w:numId"),
              bullet ? Numbering::kBulletList : Numbering::kStyleNumberList);
}

void write_paragraph_difference(pugi::xml_node paragraph, const StyleSheet& sheet,
                                const StyleDefinition& definition) {
    const WordStyle which = definition.style;
    const Style& style = sheet[which];
    const bool is_root = definition.based_on == which;
    const Style* base = is_root ? nullptr : &sheet[definition.based_on];
    write_switches(paragraph, style, base);
    write_box(paragraph, definition, style);
    write_spacing(paragraph, which, style, base);
    const Indents inherited =
        is_root ? Indents{}
                : Indents{sheet.left_of(definition.based_on), sheet.right_of(definition.based_on),
                          base->first_line_indent};
    if (which == WordStyle::ListBullet || which == WordStyle::ListNumber)
        write_numbering(paragraph, which);
    if (const int level = heading_level(which); level > 0 && sheet.numbers_headings())
        write_heading_numbering(paragraph, level);
    else
        write_indents(paragraph,
                      {sheet.left_of(which), sheet.right_of(which), style.first_line_indent},
                      inherited);
    if (!base || base->alignment != style.alignment)
        set_value(property(paragraph, "w:jc"), justification(style.alignment));
    if (sheet.is_contextual(which)) property(paragraph, "w:contextualSpacing");
    if (const int level = heading_level(which))
        set_value(property(paragraph, "w:outlineLvl"), level - 1);
    if (which == WordStyle::SourceCode) write_code_tabs(paragraph, sheet);
    if (is_contents_entry(which)) write_contents_tab(paragraph, sheet);
}

void write_toggle(pugi::xml_node run, const char* name, const char* complex_name, bool on) {
    set_switch(run, name, on);
    set_switch(run, complex_name, on);
}

void write_font(pugi::xml_node run, const Theme& theme, const Style& style) {
    pugi::xml_node fonts = property(run, "w:rFonts");
    const std::string family = word_font(theme.fonts(style));
    set_string(fonts, "w:ascii", family);
    set_string(fonts, "w:hAnsi", family);
    if (style.family == "mono") set_string(fonts, "w:cs", family);
}

}  // namespace

void write_paragraph_style(pugi::xml_node style, const StyleSheet& sheet,
                           const StyleDefinition& definition) {
    pugi::xml_node paragraph = style.append_child("w:pPr");
    write_paragraph_difference(paragraph, sheet, definition);
    if (!paragraph.first_child()) style.remove_child(paragraph);
    pugi::xml_node run = style.append_child("w:rPr");
    const bool is_root = definition.based_on == definition.style;
    if (is_root)
        set_value(property(run, "w:color"), sheet[definition.style].colour.hex());
    else
        write_run_difference(run, sheet, sheet[definition.style], sheet[definition.based_on]);
    if (definition.style == WordStyle::SourceCode) property(run, "w:noProof");
    // LibreOffice lets the defaults of a document win over character styles in a table unless the
    // paragraph style names its font.
    const bool stands_in_cells = std::find(kFrames.begin(), kFrames.end(), definition.style) !=
                                 kFrames.end();
    if (definition.style == WordStyle::TableText || stands_in_cells)
        write_font(run, sheet.theme(), sheet[definition.style]);
    if (!run.first_child()) style.remove_child(run);
}

void write_run_difference(pugi::xml_node run, const StyleSheet& sheet, const Style& style,
                          const Style& base) {
    const Theme& theme = sheet.theme();
    if (style.family != base.family) write_font(run, theme, style);
    const bool bold = style.weight >= kBoldWeight;
    if (bold != (base.weight >= kBoldWeight)) write_toggle(run, "w:b", "w:bCs", bold);
    if (style.style != base.style)
        write_toggle(run, "w:i", "w:iCs", style.style == FontStyle::Italic);
    if (style.transform != base.transform)
        set_switch(run, "w:caps", style.transform == Transform::Uppercase);
    if (style.colour != base.colour) set_value(property(run, "w:color"), style.colour.hex());
    if (style.letter_spacing != base.letter_spacing)
        set_value(property(run, "w:spacing"), style.letter_spacing.to_twips());
    const long long size = sheet.half_points(style);
    if (size != sheet.half_points(base)) {
        set_value(property(run, "w:sz"), size);
        set_value(property(run, "w:szCs"), size);
    }
}

void write_contents_tab(pugi::xml_node paragraph, const StyleSheet& sheet) {
    pugi::xml_node tab = add_valued(property(paragraph, "w:tabs"), "w:tab", "right");
    set_string(tab, "w:leader", "dot");
    set_number(tab, "w:pos", sheet.theme().page.text_width().to_twips());
}

const char* justification(Alignment alignment) {
    switch (alignment) {
        case Alignment::Start:
            return "left";
        case Alignment::Centre:
            return "center";
        case Alignment::End:
            return "right";
        case Alignment::Justify:
            return "both";
    }
    return "left";
}

void write_shading(pugi::xml_node properties, const Style& style) {
    set_shading(properties.append_child("w:shd"), style.background);
}

void set_shading(pugi::xml_node shading, const Colour& fill) {
    set_string(shading, "w:val", "clear");
    set_string(shading, "w:color", "auto");
    set_string(shading, "w:fill", fill.hex());
}

long long border_eighths(Length width) {
    return std::clamp<long long>(width.to_eighth_points(), 2, 96);
}

Length cell_side_margin(Length padding) {
    return padding * 2;
}

}  // namespace postconv
