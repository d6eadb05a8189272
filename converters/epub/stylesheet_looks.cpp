// The built-in classes: paragraphs of roles, sides, blocks against the book's direction.
#include <array>
#include <utility>

#include "converters/epub/sheet.h"
#include "styles/looks.h"

namespace postconv {

// Paragraphs of a framed box are set apart by space; what stands apart itself makes the paragraph
// after it a first one.
void Sheet::paragraphs_of_roles() {
    constexpr std::array kFramed = {std::pair(Role::Callout, "aside.callout"),
                                    std::pair(Role::Sidebar, "aside.sidebar"),
                                    std::pair(Role::Details, "section.details")};
    for (const auto& [role, selector] : kFramed) {
        const Style& style = theme_[role];
        open(std::string(selector) + " > p + p");
        say("margin-top", distance(style.leading / 3, style.size));
        say("text-indent", "0");
        close();
    }
    const Style& lead = theme_[Role::Lead];
    open("p + p.lead");
    say("text-indent", em(lead.first_line_indent, lead.size));
    close();
    for (const Role role : {Role::Lead, Role::Small}) {
        if (theme_[role].space_after == Length()) continue;
        open('.' + std::string(name_of(role)) + " + p");
        say("text-indent", "0");
        close();
    }
}

// A floating letter of so many lines, its base on the last one's. Leading and face are the reading
// system's own, so it is reckoned, in thousandths of the text's size, for what most of them have:
// lines of a size and a fifth, capitals of seven tenths. Where lines stand further apart the letter
// still takes as many. Those that know no ::first-letter show plain text.
void Sheet::initials() {
    constexpr std::int64_t kLine = 1200, kCapitals = 700, kRise = 300, kSlack = 100;
    for (const Role role : {Role::Body, Role::Lead}) {
        const Style& style = theme_[role];
        if (style.drop_capital < 2) continue;
        const std::int64_t lines = kLine * (style.drop_capital - 1);
        const std::int64_t size = (lines + kCapitals) * 1000 / kCapitals;
        const std::int64_t base = lines + kLine / 2 + kRise;  // below the top of the paragraph
        const std::int64_t above =
            2 * base - 2 * kRise * size / 1000 - lines - kLine + kSlack;
        const std::int64_t height = 2 * (base - kRise * size / 1000 - above);
        open(std::string(role == Role::Body ? "p" : "p.lead") + ".opening::first-letter");
        say("float", start_);
        say("font-size", thousandths(size) + "em");
        say("line-height", thousandths(ratio(height, size)));
        say("margin-top", thousandths(ratio(above, size)) + "em");
        say("padding-" + end_, "0.07em");
        close();
    }
}

void Sheet::small_words() {
    open("small");
    say("font-size", thousandths(size_of(theme_[Role::Small])) + "em");
    close();
}

// Margins, rules and marks change sides in blocks that run against the book's direction. Old
// reading systems know no logical sides.
void Sheet::turned_boxes() {
    const std::string way = start_ == "left" ? "[dir=\"rtl\"]" : "[dir=\"ltr\"]";
    const auto open_turned = [&](const std::string& selector) {
        open(way + ' ' + selector + ", " + selector + way);
    };
    for (const Rule& rule : style_rules()) {
        const Style& style = theme_[rule.role];
        const bool has_sides = style.indent_start != style.indent_end ||
                               style.border > Length() || style.padding > Length();
        if (rule.scope == Scope::Inline || rule.role == Role::Table || !has_sides) continue;
        const std::string all = rule.selector;
        if (all.find(',') != std::string::npos) continue;
        open_turned(all);
        say("margin-" + end_, distance(style.indent_start, style.size));
        say("margin-" + start_, distance(style.indent_end, style.size));
        if (style.border > Length()) {
            say("border-" + start_, "0");
            say("border-" + end_, edge(style));
        }
        if (style.padding > Length() && !has_background(style)) {
            say("padding-" + start_, "0");
            say("padding-" + end_, distance(style.padding, style.size));
        }
        close();
    }
    const Style& list = theme_[Role::List];
    for (const char* selector : {"ul", "ol"}) {
        open_turned(selector);
        say("padding-" + start_, "0");
        say("padding-" + end_, distance(list.indent_start, list.size));
        close();
    }
}

// Asked for by the source, so it wins over what a role says. Lists and code stay as they are.
void Sheet::sides() {
    for (const Side side : {Side::Left, Side::Centre, Side::Right}) {
        const std::string name = '.' + std::string(name_of(side));
        open(name + ", " + name + " > *, aside" + name + ", blockquote" + name);
        say("text-align", std::string(name_of(side)));
        if (side != Side::Left) say("text-indent", "0");
        close();
        open("table" + name + ", " + name + " > table");
        say("margin-left", side == Side::Left ? "0" : "auto");
        say("margin-right", side == Side::Right ? "0" : "auto");
        close();
    }
    open(".center ul, .center ol, .center dl, .center pre, .right ul, .right ol, .right dl, "
         ".right pre");
    say("text-align", start_);
    close();
}

}  // namespace postconv
