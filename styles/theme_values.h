// Single values of a theme file.
#pragma once

#include <yaml-cpp/yaml.h>

#include <map>
#include <string>

#include "model/diagnostics.h"
#include "model/length.h"
#include "styles/theme.h"

namespace postconv {

// What makes no sense throws Failure (Usage, bad-theme) with its place.
class ThemeValues {
  public:
    explicit ThemeValues(int source) : source_(source) {}

    SourceSpan span(const YAML::Node& node) const;
    [[noreturn]] void refuse(const YAML::Node& node, const std::string& message,
                             const std::string& hint = {}) const;
    std::string text(const YAML::Node& node) const;
    const YAML::Node& map(const YAML::Node& node) const;
    bool yes(const YAML::Node& node) const;
    double number(const YAML::Node& node, double least, double most) const;
    // "2%", from none to `most` of a hundred.
    double share(const YAML::Node& node, int most) const;
    // `em` is what 1em means; zero where em makes no sense.
    Length length(const YAML::Node& node, Length em = {}) const;
    Colour colour(const YAML::Node& node) const;

    template <typename Value>
    Value choice(const YAML::Node& node, const std::map<std::string, Value>& values) const {
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
