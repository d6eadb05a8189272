// "::: note" and "::: {.class #id}", closed by ":::": pandoc's, VuePress's and Docusaurus's boxes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/document.h"

namespace postconv {

struct DivisionStart {
    Attributes attributes;
    std::string title;  // "::: tip A title", ":::tip[A title]"
};
// None for any other line, and for words behind a name that is no kind of callout.
std::optional<DivisionStart> division_start(std::string_view line);
bool is_division_end(std::string_view line);

}  // namespace postconv
