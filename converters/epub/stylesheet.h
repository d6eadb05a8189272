// The theme as CSS. What the reader chooses on the device stays the reader's: nothing here sets
// the face, size, colour, line height or justification of running text.
#pragma once

#include <string>
#include <string_view>

#include "converters/epub/targets.h"
#include "styles/theme.h"

namespace postconv {

// Lengths are in em of the role's own size, so that everything grows with the reader's text.
// `direction` is "ltr" or "rtl": old reading systems know left and right only.
// Some targets want margins in px and no backgrounds.
std::string make_stylesheet(const Theme& theme, std::string_view direction,
                            const TargetRules& rules = rules_of(EpubTarget::Generic));

}  // namespace postconv
