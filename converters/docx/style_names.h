// Names under which other programs, and Word in other languages, know the styles that we use.
#pragma once

#include <string>
#include <string_view>

namespace postconv {

// The name in lower case, white space collapsed: how names of styles are compared.
std::string style_key(std::string_view name);

// Whether a style of the name `theirs` may stand for ours of the name `ours` ("heading 1" and
// "Überschrift 1"): 0 when not, else the better the lower.
int likeness_of_style(std::string_view ours, std::string_view theirs);

}  // namespace postconv
