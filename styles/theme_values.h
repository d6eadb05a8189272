// Single values of a theme file.
#pragma once

#include <map>
#include <string>

#include "model/diagnostics.h"
#include "model/length.h"
#include "styles/settings.h"
#include "styles/theme.h"

namespace postconv {

// What makes no sense throws Failure (Usage, bad-theme) with its place.
class ThemeValues {
  public:
    explicit ThemeValues(int source) : source_(source) {}

    SourceSpan span(const Setting& node) const;
    [[noreturn]] void refuse(const Setting& node, const std::string& message,
                             const std::string& hint = {}) const;
    std::string text(const Setting& node) const;
    const Setting& map(const Setting& node) const;
    bool yes(const Setting& node) const;
    double number(const Setting& node, double least, double most) const;
    // "2%", from none to `most` of a hundred.
    double share(const Setting& node, int most) const;
    // `em` is what 1em means; zero where em makes no sense.
    Length length(const Setting& node, Length em = {}) const;
    Colour colour(const Setting& node) const;

    template <typename Value>
    Value choice(const Setting& node, const std::map<std::string, Value>& values) const {
        const auto found = values.find(text(node));
        if (found != values.end()) return found->second;
        std::string known;
        for (const auto& [name, value] : values) known += (known.empty() ? "" : ", ") + name;
        refuse(node, "\"" + text(node) + "\" is not known here", "one of: " + known);
    }

  private:
    int source_;
};

}  // namespace postconv
