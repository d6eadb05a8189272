// The one translator from a theme to Word's styles, fonts and theme part.
#pragma once

#include "converters/docx/language.h"
#include "converters/docx/style_sheet.h"
#include "model/resources.h"

namespace postconv {

Bytes styles_part(const StyleSheet& sheet, const WordLanguages& languages);

// word/fontTable.xml: every family, with the one that Word has in its place.
Bytes font_table_part(const Theme& theme);

// word/theme/theme1.xml: the fonts behind Word's "+Body" and "+Headings".
Bytes theme_part(const Theme& theme);

// A font name as Word takes it: at most 31 characters.
std::string word_font(const FontStack& fonts);

}  // namespace postconv
