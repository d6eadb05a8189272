#include "converters/prepare_fonts.h"

#include <algorithm>

#include "model/nearest.h"

namespace postconv {
namespace {

void warn_of_unknown(const std::string& family, const FontCatalog& fonts,
                     Diagnostics& diagnostics) {
    const std::string near = nearest_name(family, fonts.families());
    diagnostics.warn("unknown-font", {}, "there is no font \"" + family + "\" here",
                     near.empty() ? "\"postconv --list-fonts\" shows those there are; --font-path "
                                    "names a folder with more"
                                  : "did you mean \"" + near + "\"?");
}

}  // namespace

void prepare_fonts(const Theme& theme, const std::vector<std::string>& asked, FontCatalog& fonts,
                   Diagnostics& diagnostics) {
    std::vector<std::string> unknown;
    for (const std::string& family : asked)
        if (!family.empty() && !fonts.bring_in(family)) unknown.push_back(family);
    for (const FontStack* stack : {&theme.serif, &theme.sans, &theme.mono}) {
        const auto found = std::find_if(stack->families.begin(), stack->families.end(),
                                        [&](const auto& family) { return fonts.bring_in(family); });
        if (found == stack->families.end() && !stack->families.empty())
            unknown.push_back(stack->families.front());
    }
    for (const std::string& family : unknown) warn_of_unknown(family, fonts, diagnostics);
}

}  // namespace postconv
