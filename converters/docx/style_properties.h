// One theme style as Word's paragraph and run properties: what differs from the style it is based
// on, so that changing a base style in Word changes all that stand on it.
#pragma once

#include <pugixml.hpp>

#include "converters/docx/style_sheet.h"

namespace postconv {

inline constexpr int kBoldWeight = 600;  // Word knows regular and bold only

// The w:pPr and w:rPr of a paragraph style.
void write_paragraph_style(pugi::xml_node style, const StyleSheet& sheet,
                           const StyleDefinition& definition);

// Run properties of `style` where they differ from those of `base`.
void write_run_difference(pugi::xml_node run, const StyleSheet& sheet, const Style& style,
                          const Style& base);

// A w:shd child with the background of the style.
void write_shading(pugi::xml_node properties, const Style& style);
void set_shading(pugi::xml_node shading, const Colour& fill);

// Eighths of a point within what Word draws: 2 to 96 (17.3.4).
long long border_eighths(Length width);

// The tab stop of entries of contents: the number at the right margin, dots before it.
void write_contents_tab(pugi::xml_node paragraph, const StyleSheet& sheet);

// w:jc (17.18.44): "left" is where text starts, whatever its direction.
const char* justification(Alignment alignment);

// Word sets the text of neighbouring cells apart by their side margins alone.
Length cell_side_margin(Length padding);

}  // namespace postconv
