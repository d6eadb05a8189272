// How a document asks to be set, for what no option says.
#pragma once

#include <optional>
#include <string>

#include "model/length.h"
#include "model/source.h"

namespace postconv {

struct PageSetup {
    std::string paper;  // "a4", "letter", "6x9in"; empty: not asked
    std::optional<Length> margin_top, margin_bottom, margin_inner, margin_outer;
    std::optional<Length> font_size;  // of running text; all else grows with it
    std::string main_font, sans_font, mono_font;
    std::optional<bool> contents;  // print a table of contents
    std::optional<int> contents_depth;
    bool number_sections = false;
    bool number_captions = false;  // those of figures and tables
    bool list_of_figures = false, list_of_tables = false;
    SourceSpan paper_span = {}, margin_span = {}, font_span = {};  // where it says so

    bool operator==(const PageSetup&) const = default;
};

}  // namespace postconv
