// The style sheet while it is being written: general rules in stylesheet.cpp, those of the built-in
// classes in stylesheet_looks.cpp.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "converters/epub/css_values.h"
#include "converters/epub/targets.h"
#include "styles/theme.h"

namespace postconv {

// Which properties of a role its elements take.
enum class Scope {
    Display,  // stands apart from running text: line height and alignment too
    Running,  // read as text is: line height and alignment stay the reader's
    Inline,   // no box
};

struct Rule {
    Role role;
    const char* selector;
    Scope scope;
};
std::span<const Rule> style_rules();

class Sheet {
  public:
    Sheet(const Theme& theme, std::string_view direction, const TargetRules& rules)
        : theme_(theme),
          rules_(rules),
          body_(theme[Role::Body]),
          start_(direction == "rtl" ? "right" : "left"),
          end_(direction == "rtl" ? "left" : "right") {}

    std::string make();

  private:
    void open(const std::string& selector) { css_ += selector + " {\n"; }
    void close() { css_ += "}\n"; }
    void say(const std::string& property, const std::string& value) {
        css_ += "  " + property + ": " + value + ";\n";
    }

    void paragraphs();
    void paragraphs_of_roles();
    void initials();
    void small_words();
    void sides();
    void turned_boxes();
    void code_in_blocks();
    void lists();
    void tables();
    void notes();
    void rules();
    void contents();
    void unhyphenated();
    void narrow();
    void dark();
    void role(const Rule& rule);
    // A block says all: headings and the like come with a size and weight of the device's own.
    enum class Whose { Block, Inline };
    static std::string numeric(Figures figures);
    void face(const Style& style, Whose whose);
    void colours(const Style& style);
    void box(const Style& style);
    void breaks(const Style& style);
    std::string alignment(Alignment alignment) const;
    std::int64_t size_of(const Style& style) const;
    std::string edge(const Style& style) const {
        return pixels(style.border) + " solid #" + style.border_colour.hex();
    }
    bool has_own_colour(const Style& style) const {
        return has_background(style) || style.colour != body_.colour;
    }

    // A distance in a box whose text has that size.
    std::string distance(Length length, Length of) const;
    bool has_background(const Style& style) const {
        return style.has_background && !rules_.measures_in_pixels;
    }

    const Theme& theme_;
    const TargetRules& rules_;
    const Style& body_;
    std::string start_, end_;
    std::string css_;
};

}  // namespace postconv
