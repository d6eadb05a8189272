#include "converters/docx/style_part.h"

#include "converters/docx/numbering.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/style_properties.h"

namespace postconv {
namespace {

pugi::xml_node add_style(pugi::xml_node styles, const char* type, const char* id,
                         const char* name) {
    pugi::xml_node style = styles.append_child("w:style");
    set_string(style, "w:type", type);
    set_string(style, "w:styleId", id);
    add_valued(style, "w:name", name);
    return style;
}

void set_document_defaults(pugi::xml_node styles, const StyleSheet& sheet,
                           const WordLanguages& languages) {
    pugi::xml_node defaults = styles.child("w:docDefaults");
    pugi::xml_node run = defaults.child("w:rPrDefault").child("w:rPr");
    const Style& body = sheet[WordStyle::Normal];
    pugi::xml_node fonts = property(run, "w:rFonts");
    const std::string family = word_font(sheet.theme().fonts(body));
    set_string(fonts, "w:ascii", family);
    set_string(fonts, "w:eastAsiaTheme", "minorEastAsia");
    set_string(fonts, "w:hAnsi", family);
    set_string(fonts, "w:cstheme", "minorBidi");
    set_value(property(run, "w:sz"), sheet.half_points(body));
    set_value(property(run, "w:szCs"), sheet.half_points(body));
    pugi::xml_node language = property(run, "w:lang");
    set_string(language, "w:val", languages.latin);
    set_string(language, "w:eastAsia", languages.east_asian);
    set_string(language, "w:bidi", languages.complex);
    const PageGeometry& page = sheet.theme().page;
    set_switch(defaults.child("w:pPrDefault").child("w:pPr"), "w:widowControl",
               page.widows > 1 || page.orphans > 1);
}

void add_paragraph_style(pugi::xml_node styles, const StyleSheet& sheet,
                         const StyleDefinition& definition) {
    pugi::xml_node style = add_style(styles, "paragraph", definition.id, definition.name);
    const bool is_root = definition.based_on == definition.style;
    if (is_root) style.insert_attribute_after("w:default", style.attribute("w:type")) = "1";
    if (!definition.built_in) set_string(style, "w:customStyle", "1");
    if (!is_root) add_valued(style, "w:basedOn", definition_of(definition.based_on).id);
    if (definition.next != definition.style)
        add_valued(style, "w:next", definition_of(definition.next).id);
    set_value(style.append_child("w:uiPriority"), definition.priority);
    if (definition.priority == 39) style.append_child("w:unhideWhenUsed");
    if (definition.priority < 39) style.append_child("w:qFormat");
    write_paragraph_style(style, sheet, definition);
}

pugi::xml_node add_character_style(pugi::xml_node styles, const char* id, const char* name,
                                   const char* based_on) {
    pugi::xml_node style = add_style(styles, "character", id, name);
    add_valued(style, "w:basedOn", based_on);
    return style;
}

void mark_custom(pugi::xml_node style) {
    set_string(style, "w:customStyle", "1");
}

void set_priority(pugi::xml_node style, int priority) {
    set_value(style.append_child("w:uiPriority"), priority);
    style.append_child(priority < 39 ? "w:qFormat" : "w:unhideWhenUsed");
}

void set_code_properties(pugi::xml_node run, const StyleSheet& sheet) {
    const Theme& theme = sheet.theme();
    write_run_difference(run, sheet, theme[Role::CodeInline], sheet[WordStyle::Normal]);
    property(run, "w:noProof");
}

void set_link_properties(pugi::xml_node run, const StyleSheet& sheet) {
    const Style& link = sheet.theme()[Role::Link];
    if (link.colour != sheet[WordStyle::Normal].colour)
        set_value(property(run, "w:color"), link.colour.hex());
}

void add_character_styles(pugi::xml_node styles, const StyleSheet& sheet) {
    constexpr const char* kDefault = "DefaultParagraphFont";
    pugi::xml_node strong = add_character_style(styles, "Strong", "Strong", kDefault);
    set_priority(strong, 22);
    property(run_properties_at_end(strong), "w:b");
    property(strong.child("w:rPr"), "w:bCs");

    pugi::xml_node emphasis = add_character_style(styles, "Emphasis", "Emphasis", kDefault);
    set_priority(emphasis, 20);
    property(run_properties_at_end(emphasis), "w:i");
    property(emphasis.child("w:rPr"), "w:iCs");

    pugi::xml_node code =
        add_character_style(styles, kVerbatimCharacters, "Verbatim Char", kDefault);
    mark_custom(code);
    set_priority(code, 36);
    set_code_properties(run_properties_at_end(code), sheet);

    pugi::xml_node linked =
        add_character_style(styles, kVerbatimLink, "Verbatim Link", kVerbatimCharacters);
    mark_custom(linked);
    set_priority(linked, 36);
    set_link_properties(run_properties_at_end(linked), sheet);

    pugi::xml_node keys =
        add_character_style(styles, kKeyboardCharacters, "HTML Keyboard", kDefault);
    set_priority(keys, 99);
    set_code_properties(run_properties_at_end(keys), sheet);

    pugi::xml_node link = add_character_style(styles, kHyperlinkCharacters, "Hyperlink", kDefault);
    set_priority(link, 99);
    set_link_properties(run_properties_at_end(link), sheet);

    pugi::xml_node mark =
        add_character_style(styles, kFootnoteMark, "footnote reference", kDefault);
    set_priority(mark, 99);
    set_value(property(run_properties_at_end(mark), "w:vertAlign"), "superscript");
}

void add_border(pugi::xml_node borders, const char* side, Length width, const Colour& colour) {
    pugi::xml_node border = borders.append_child(side);
    set_string(border, "w:val", "single");
    set_number(border, "w:sz", border_eighths(width));
    set_number(border, "w:space", 0);
    set_string(border, "w:color", colour.hex());
}

struct CellMargins {
    Length top, left, bottom, right;
};

void write_cell_margins(pugi::xml_node properties, const CellMargins& widths) {
    pugi::xml_node margins = properties.append_child("w:tblCellMar");
    const auto add = [&](const char* side, Length width) {
        pugi::xml_node margin = margins.append_child(side);
        set_number(margin, "w:w", width.to_twips());
        set_string(margin, "w:type", "dxa");
    };
    add("w:top", widths.top);
    add("w:left", widths.left);
    add("w:bottom", widths.bottom);
    add("w:right", widths.right);
}

void add_table_grid_style(pugi::xml_node styles) {
    pugi::xml_node style = add_style(styles, "table", "TableGrid", "Table Grid");
    add_valued(style, "w:basedOn", "TableNormal");
    set_value(style.append_child("w:uiPriority"), 39);
    pugi::xml_node borders = style.append_child("w:tblPr").append_child("w:tblBorders");
    for (const char* side : {"w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"})
        add_border(borders, side, Length::from_points(0.5), Colour{});
}

// Bands are there for who ticks "Banded Rows" in Word.
void add_band(pugi::xml_node style, const Theme& theme) {
    pugi::xml_node band = style.append_child("w:tblStylePr");
    set_string(band, "w:type", "band2Horz");
    set_shading(band.append_child("w:tcPr").append_child("w:shd"),
                theme[Role::CodeBlock].background);
}

void add_table_style(pugi::xml_node styles, const Theme& theme) {
    const Style& body = theme[Role::Table];
    const Style& head = theme[Role::TableHead];
    pugi::xml_node style = add_style(styles, "table", kTableStyle, "Postconv Table");
    mark_custom(style);
    add_valued(style, "w:basedOn", "TableNormal");
    set_value(style.append_child("w:uiPriority"), 37);
    style.append_child("w:qFormat");
    pugi::xml_node properties = style.append_child("w:tblPr");
    set_value(properties.append_child("w:tblStyleRowBandSize"), 1);
    if (body.border > Length() || head.border > Length()) {
        pugi::xml_node borders = properties.append_child("w:tblBorders");
        const Style& outer = head.border > Length() ? head : body;
        add_border(borders, "w:top", outer.border, outer.border_colour);
        add_border(borders, "w:bottom", outer.border, outer.border_colour);
        if (body.border > Length())
            add_border(borders, "w:insideH", body.border, body.border_colour);
    }
    const Length side = cell_side_margin(body.padding);
    write_cell_margins(properties, {body.padding, side, body.padding, side});
    if (body.has_background) write_shading(style.append_child("w:tcPr"), body);

    pugi::xml_node first_row = style.append_child("w:tblStylePr");
    set_string(first_row, "w:type", "firstRow");
    if (head.weight >= kBoldWeight) {
        pugi::xml_node run = first_row.append_child("w:rPr");
        property(run, "w:b");
        property(run, "w:bCs");
    }
    pugi::xml_node cell = first_row.append_child("w:tcPr");
    if (head.border > Length())
        add_border(cell.append_child("w:tcBorders"), "w:bottom", head.border, head.border_colour);
    if (head.has_background) write_shading(cell, head);
    if (theme[Role::CodeBlock].has_background) add_band(style, theme);
}

// The box of a paragraph style as a table's: what stands in it has no borders of its own.
void add_frame_style(pugi::xml_node styles, const StyleSheet& sheet, WordStyle text) {
    const Style& look = sheet[text];
    const std::string name = std::string(definition_of(text).name) + " Frame";
    pugi::xml_node style = add_style(styles, "table", frame_style(text).c_str(), name.c_str());
    mark_custom(style);
    add_valued(style, "w:basedOn", "TableNormal");
    set_value(style.append_child("w:uiPriority"), 99);
    pugi::xml_node properties = style.append_child("w:tblPr");
    if (look.border > Length())
        add_border(properties.append_child("w:tblBorders"), "w:left", look.border,
                   look.border_colour);
    const bool filled = look.has_background;
    write_cell_margins(properties, {filled ? look.padding : Length(), look.padding,
                                    filled ? look.padding : Length(),
                                    filled ? look.padding : Length()});
    if (filled) write_shading(style.append_child("w:tcPr"), look);
}

}  // namespace

Bytes styles_part(const StyleSheet& sheet, const WordLanguages& languages) {
    pugi::xml_document part;
    load_part_template(part, "styles.xml");
    pugi::xml_node styles = part.child("w:styles");
    set_document_defaults(styles, sheet, languages);
    for (const StyleDefinition& definition : style_definitions())
        add_paragraph_style(styles, sheet, definition);
    add_character_styles(styles, sheet);
    add_table_grid_style(styles);
    add_table_style(styles, sheet.theme());
    for (const WordStyle text : kFrames) add_frame_style(styles, sheet, text);
    return serialise(part);
}

}  // namespace postconv
