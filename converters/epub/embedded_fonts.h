// The theme's faces inside the book, when the caller asks for them.
#pragma once

#include <string>
#include <vector>

#include "converters/backend.h"

namespace postconv {

struct BookFont {
    std::string name;    // "texgyrepagella-bold.otf"
    std::string family;  // as the style sheet calls it
    int weight = 400;
    bool is_italic = false;
    bool is_cff = false;
    Bytes bytes;

    std::string file() const { return "fonts/" + name; }
    const char* media_type() const { return is_cff ? "font/otf" : "font/ttf"; }
};

// The first family of each stack that the theme sets text in, in its regular and bold, upright and
// italic faces, with the characters of the book alone. Empty unless asked for. A face whose licence
// forbids it is left out (font-licence), and so is a family that is not there (font-missing).
std::vector<BookFont> embedded_fonts(const Job& job, Diagnostics& diagnostics);

// @font-face for each, and the family of running text.
std::string font_rules(const std::vector<BookFont>& fonts, const Theme& theme);

}  // namespace postconv
