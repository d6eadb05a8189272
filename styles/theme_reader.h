// Theme files: YAML in the user's terms, read into resolved styles.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostics.h"
#include "styles/theme.h"

namespace postconv {

// The built-in theme of that name; throws Failure (Usage) when there is none.
Theme builtin_theme(std::string_view name);

struct ThemeText {
    std::string text;
    int source = -1;  // index into Diagnostics::sources()
};

// What the theme file leaves out comes from the theme it `extends` (default: "default"). Unknown
// roles, properties and values that make no sense throw Failure (Usage) with their place. A
// property that one of `formats` can't say is noted (theme-property), from the ledger.
Theme read_theme(const ThemeText& theme, const std::vector<std::string>& formats,
                 Diagnostics& diagnostics);

// "a4", "a5", "letter", "legal", "6x9in", "148x210mm"; throws Failure (Usage) for anything else.
// Margins stay in proportion to the page's width and height.
void set_paper(Theme& theme, std::string_view paper);

}  // namespace postconv
