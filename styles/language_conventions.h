// What a language expects of a page beside the words.
#pragma once

#include <string_view>

#include "styles/theme.h"

namespace postconv {

// Chinese and Japanese lines are of even, dark squares: they want more room between them than the
// theme gives letters, figures as tall as they are, and an indent of whole characters (two in
// Chinese, one in Japanese). Themes for other languages stay as they are. `language` is a BCP 47
// tag.
void adapt_to_language(Theme& theme, std::string_view language);

}  // namespace postconv
