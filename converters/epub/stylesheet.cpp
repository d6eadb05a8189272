#include "converters/epub/stylesheet.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "styles/builtin_files.h"
#include "styles/looks.h"

namespace postconv {
namespace {

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

constexpr std::array kRules = {
    Rule{Role::Title, "h1.title", Scope::Display},
    Rule{Role::Subtitle, "p.subtitle", Scope::Display},
    Rule{Role::Author, "p.author", Scope::Display},
    Rule{Role::Date, "p.date", Scope::Display},
    Rule{Role::Lead, ".lead", Scope::Running},
    Rule{Role::Small, ".small", Scope::Running},
    Rule{Role::Heading1, "h1", Scope::Display},
    Rule{Role::Heading2, "h2", Scope::Display},
    Rule{Role::Heading3, "h3", Scope::Display},
    Rule{Role::Heading4, "h4", Scope::Display},
    Rule{Role::Heading5, "h5", Scope::Display},
    Rule{Role::Heading6, "h6", Scope::Display},
    Rule{Role::Quote, "blockquote", Scope::Running},
    Rule{Role::Epigraph, "blockquote.epigraph, div.epigraph", Scope::Display},
    Rule{Role::Attribution, ".attribution", Scope::Display},
    Rule{Role::PullQuote, "aside.pull-quote", Scope::Display},
    Rule{Role::Callout, "aside.callout", Scope::Running},
    Rule{Role::CalloutTitle, "p.callout-title", Scope::Inline},
    Rule{Role::Sidebar, "aside.sidebar", Scope::Running},
    Rule{Role::Details, "section.details", Scope::Running},
    Rule{Role::BoxTitle, ".box-title", Scope::Display},
    Rule{Role::DefinitionTerm, "dt", Scope::Display},
    Rule{Role::Definition, "dd", Scope::Running},
    Rule{Role::CodeBlock, "pre", Scope::Display},
    Rule{Role::CodeInline, "code, kbd", Scope::Inline},
    Rule{Role::Caption, "figcaption, caption, .caption", Scope::Display},
    Rule{Role::ListingCaption, ".listing-caption", Scope::Display},
    Rule{Role::Table, "table", Scope::Display},
    Rule{Role::Note, "div.note", Scope::Running},
    Rule{Role::Link, "a", Scope::Inline},
    Rule{Role::Highlight, "mark", Scope::Inline},
    Rule{Role::ContentsTitle, "h1.contents-title", Scope::Display},
};

// ---- numbers: integers only, so that no locale and no processor changes them -------------------

std::string thousandths(std::int64_t value) {
    std::string text = std::to_string(std::abs(value) / 1000);
    std::string fraction = std::to_string(1000 + std::abs(value) % 1000).substr(1);
    fraction.erase(fraction.find_last_not_of('0') + 1);
    if (!fraction.empty()) text += '.' + fraction;
    return value < 0 ? '-' + text : text;
}

std::int64_t ratio(std::int64_t part, std::int64_t whole) {
    if (whole <= 0) return 0;
    const std::int64_t doubled = part * 2000;
    return (doubled + (doubled >= 0 ? whole : -whole)) / (2 * whole);
}

std::string em(Length length, Length of) {
    const std::int64_t value = ratio(length.units(), of.units());
    return value == 0 ? "0" : thousandths(value) + "em";
}

// A CSS pixel is 3/4 pt; the thinnest line that every screen shows is one.
std::string pixels(Length length) {
    const std::int64_t px = ratio(length.units() * 4, Length::kUnitsPerPoint * 3);
    return thousandths(std::max<std::int64_t>((px + 500) / 1000, 1) * 1000) + "px";
}

// ---- declarations ------------------------------------------------------------------------------

class Sheet {
  public:
    Sheet(const Theme& theme, std::string_view direction)
        : theme_(theme),
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
    void dark();
    void role(const Rule& rule);
    // A block says all: headings and the like come with a size and weight of the device's own.
    enum class Whose { Block, Inline };
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
        return style.has_background || style.colour != body_.colour;
    }

    const Theme& theme_;
    const Style& body_;
    std::string start_, end_;
    std::string css_;
};

std::string Sheet::alignment(Alignment alignment) const {
    switch (alignment) {
        case Alignment::Start:
            return start_;
        case Alignment::Centre:
            return "center";
        case Alignment::End:
            return end_;
        case Alignment::Justify:
            return "justify";
    }
    return start_;
}

// Thousandths of the body's size, with the faces' apparent sizes evened out.
std::int64_t Sheet::size_of(const Style& style) const {
    const double scale =
        style.family == body_.family ? 1.0 : theme_.fonts(style).scale / theme_.fonts(body_).scale;
    return ratio(style.size.scaled_by(scale).units(), body_.size.units());
}

void Sheet::face(const Style& style, Whose whose) {
    if (style.family != body_.family) {
        std::string families;
        for (const std::string& family : theme_.fonts(style).families)
            families += '"' + family + "\", ";
        say("font-family", families + theme_.fonts(style).generic);
    }
    const std::int64_t size = size_of(style);
    if (whose == Whose::Block || size != 1000) say("font-size", thousandths(size) + "em");
    if (whose == Whose::Block || style.weight != body_.weight)
        say("font-weight", std::to_string(style.weight));
    if (whose == Whose::Block || style.style != body_.style)
        say("font-style", style.style == FontStyle::Italic ? "italic" : "normal");
    if (style.letter_spacing != body_.letter_spacing)
        say("letter-spacing", em(style.letter_spacing, style.size));
    if (style.transform != body_.transform)
        say("text-transform", style.transform == Transform::Uppercase ? "uppercase" : "none");
}

// A background brings its own ink, so that both stay readable where the page is dark.
void Sheet::colours(const Style& style) {
    if (has_own_colour(style)) say("color", '#' + style.colour.hex());
    if (style.has_background) say("background-color", '#' + style.background.hex());
}

void Sheet::box(const Style& style) {
    say("margin", em(style.space_before, style.size) + ' ' + em(style.indent_end, style.size) +
                      ' ' + em(style.space_after, style.size) + ' ' +
                      em(style.indent_start, style.size));
    if (start_ == "right") {
        say("margin-right", em(style.indent_start, style.size));
        say("margin-left", em(style.indent_end, style.size));
    }
    if (style.border > Length()) say("border-" + start_, edge(style));
    if (style.padding > Length() && style.has_background)
        say("padding", em(style.padding, style.size));
    else if (style.padding > Length())
        say("padding-" + start_, em(style.padding, style.size));
}

void Sheet::breaks(const Style& style) {
    if (style.page_break_before) say("page-break-before", "always");
    if (style.keep_with_next) {
        say("page-break-after", "avoid");
        say("break-after", "avoid");
    }
    if (style.keep_together) {
        say("page-break-inside", "avoid");
        say("break-inside", "avoid");
    }
}

void Sheet::role(const Rule& rule) {
    const Style& style = theme_[rule.role];
    open(rule.selector);
    face(style, rule.scope == Scope::Inline ? Whose::Inline : Whose::Block);
    colours(style);
    if (rule.scope != Scope::Inline && rule.role != Role::Table) box(style);
    if (rule.scope != Scope::Inline) breaks(style);
    if (rule.scope == Scope::Display) {
        say("line-height", thousandths(ratio(style.leading.units(), style.size.units())));
        say("text-align", alignment(style.alignment));
        say("text-indent", em(style.first_line_indent, style.size));
    }
    close();
}

void Sheet::paragraphs() {
    open("p");
    say("margin",
        em(body_.space_before, body_.size) + " 0 " + em(body_.space_after, body_.size) + " 0");
    say("text-indent", "0");
    say("orphans", std::to_string(theme_.page.orphans));
    say("widows", std::to_string(theme_.page.widows));
    close();
    open("p + p");
    say("text-indent", em(body_.first_line_indent, body_.size));
    close();
    const Style& quote = theme_[Role::Quote];
    open("blockquote p + p");
    say("text-indent", em(quote.first_line_indent, quote.size));
    close();
}

// Paragraphs of a framed box are set apart by space; what stands apart itself makes the paragraph
// after it a first one.
void Sheet::paragraphs_of_roles() {
    constexpr std::array kFramed = {std::pair(Role::Callout, "aside.callout"),
                                    std::pair(Role::Sidebar, "aside.sidebar"),
                                    std::pair(Role::Details, "section.details")};
    for (const auto& [role, selector] : kFramed) {
        const Style& style = theme_[role];
        open(std::string(selector) + " > p + p");
        say("margin-top", em(style.leading / 3, style.size));
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
    for (const Rule& rule : kRules) {
        const Style& style = theme_[rule.role];
        const bool has_sides = style.indent_start != style.indent_end ||
                               style.border > Length() || style.padding > Length();
        if (rule.scope == Scope::Inline || rule.role == Role::Table || !has_sides) continue;
        const std::string all = rule.selector;
        if (all.find(',') != std::string::npos) continue;
        open_turned(all);
        say("margin-" + end_, em(style.indent_start, style.size));
        say("margin-" + start_, em(style.indent_end, style.size));
        if (style.border > Length()) {
            say("border-" + start_, "0");
            say("border-" + end_, edge(style));
        }
        if (style.padding > Length() && !style.has_background) {
            say("padding-" + start_, "0");
            say("padding-" + end_, em(style.padding, style.size));
        }
        close();
    }
    const Style& list = theme_[Role::List];
    for (const char* selector : {"ul", "ol"}) {
        open_turned(selector);
        say("padding-" + start_, "0");
        say("padding-" + end_, em(list.indent_start, list.size));
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

// The block has the size already.
void Sheet::code_in_blocks() {
    open("pre code");
    say("font-size", "1em");
    close();
}

void Sheet::lists() {
    const Style& list = theme_[Role::List];
    open("ul, ol");
    say("margin",
        em(list.space_before, list.size) + " 0 " + em(list.space_after, list.size) + " 0");
    say("padding", "0");
    say("padding-" + start_, em(list.indent_start, list.size));
    close();
    open("li ul, li ol");
    say("margin-top", "0");
    say("margin-bottom", "0");
    close();
    open("ul.loose > li, ol.loose > li");
    say("margin-top", em(list.space_between_items, list.size));
    say("margin-bottom", em(list.space_between_items, list.size));
    close();
    open("li p + p");
    say("margin-top", em(list.space_between_items, list.size));
    say("text-indent", em(list.first_line_indent, list.size));
    close();
}

void Sheet::tables() {
    const Style& cell = theme_[Role::Table];
    const Style& head = theme_[Role::TableHead];
    open("table");
    say("margin", em(cell.space_before, cell.size) + " auto " + em(cell.space_after, cell.size));
    if (head.border > Length()) {
        say("border-top", edge(head));
        say("border-bottom", edge(head));
    }
    close();
    open("th, td");
    say("padding", em(cell.padding, cell.size) + ' ' + em(cell.padding * 2, cell.size));
    say("text-align", alignment(cell.alignment));
    if (cell.border > Length()) say("border-bottom", edge(cell));
    close();
    open("thead th, thead td");
    say("font-weight", std::to_string(head.weight));
    if (head.style != cell.style)
        say("font-style", head.style == FontStyle::Italic ? "italic" : "normal");
    if (has_own_colour(head)) colours(head);
    if (head.border > Length()) say("border-bottom", edge(head));
    close();
    const Style& caption = theme_[Role::Caption];
    open("caption");  // stands above its table
    say("margin", "0 0 " + em(caption.space_before, caption.size) + " 0");
    close();
    open("td p + p");
    say("text-indent", em(cell.first_line_indent, cell.size));
    close();
}

void Sheet::notes() {
    const Style& rule = theme_[Role::Rule];
    open("section.notes");
    say("margin-top", em(rule.space_before, body_.size));
    say("border-top", pixels(rule.border) + " solid #" + rule.colour.hex());
    say("padding-top", em(rule.space_after / 2, body_.size));
    close();
    const Style& note = theme_[Role::Note];
    open("div.note p + p");
    say("text-indent", em(note.first_line_indent, note.size));
    close();
}

void Sheet::rules() {
    const Style& rule = theme_[Role::Rule];
    open("hr");
    say("border", "0");
    say("border-top", pixels(rule.border) + " solid #" + rule.colour.hex());
    say("margin", em(rule.space_before, body_.size) + ' ' + em(rule.indent_end, body_.size) + ' ' +
                      em(rule.space_after, body_.size) + ' ' + em(rule.indent_start, body_.size));
    close();
}

void Sheet::contents() {
    std::string selector = "nav ol > li";
    for (const Role role : {Role::Contents1, Role::Contents2, Role::Contents3}) {
        const Style& style = theme_[role];
        open(selector);
        face(style, Whose::Inline);
        say("margin-top", em(style.space_before, style.size));
        say("text-align", alignment(style.alignment));
        close();
        selector += " li";
    }
}

void Sheet::unhyphenated() {
    std::string selectors = "code, kbd";
    for (const Rule& rule : kRules)
        if (rule.scope == Scope::Display && !theme_[rule.role].hyphenate)
            selectors += std::string(", ") + rule.selector;
    open(selectors);
    for (const char* property : {"-webkit-hyphens", "-epub-hyphens", "hyphens"})
        say(property, "none");
    close();
}

// At night the reading system's own ink and paper are the only safe ones.
void Sheet::dark() {
    css_ += "@media (prefers-color-scheme: dark) {\n";
    for (const Rule& rule : kRules) {
        const Style& style = theme_[rule.role];
        if (!has_own_colour(style)) continue;
        open(rule.selector);
        say("color", "inherit");
        if (style.has_background) say("background-color", "transparent");
        close();
    }
    css_ += "}\n";
}

std::string Sheet::make() {
    css_ = builtin_file("styles/epub/base.css").value_or("");
    paragraphs();
    for (const Rule& rule : kRules) role(rule);
    paragraphs_of_roles();
    small_words();
    code_in_blocks();
    lists();
    tables();
    notes();
    rules();
    contents();
    turned_boxes();
    sides();
    unhyphenated();
    dark();
    return std::move(css_);
}

}  // namespace

std::string make_stylesheet(const Theme& theme, std::string_view direction) {
    return Sheet(theme, direction).make();
}

}  // namespace postconv
