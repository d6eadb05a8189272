#include "converters/epub/stylesheet.h"

#include "converters/epub/sheet.h"
#include "styles/builtin_files.h"

namespace postconv {
namespace {

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
    Rule{Role::Note, ".note", Scope::Running},
    Rule{Role::Link, "a", Scope::Inline},
    Rule{Role::Highlight, "mark", Scope::Inline},
    Rule{Role::ContentsTitle, "h1.contents-title", Scope::Display},
};

}  // namespace

std::span<const Rule> style_rules() { return kRules; }

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

std::string Sheet::numeric(Figures figures) {
    switch (figures) {
        case Figures::Default: return "normal";
        case Figures::Lining: return "lining-nums proportional-nums";
        case Figures::OldStyle: return "oldstyle-nums proportional-nums";
        case Figures::Tabular: return "lining-nums tabular-nums";
    }
    return "normal";
}

// Thousandths of the body's size, with the faces' apparent sizes evened out.
std::int64_t Sheet::size_of(const Style& style) const {
    const double scale =
        style.family == body_.family ? 1.0 : theme_.fonts(style).scale / theme_.fonts(body_).scale;
    return ratio(style.size.scaled_by(scale).units(), body_.size.units());
}

// Readers of Kobo show 16 px to the em of running text, whatever the size of the element's own.
std::string Sheet::distance(Length length, Length of) const {
    if (!rules_.measures_in_pixels) return em(length, of);
    constexpr int kReadersSize = 16;
    const std::int64_t px = ratio(length.units() * kReadersSize, body_.size.units());
    return px == 0 ? "0" : thousandths((px + (px > 0 ? 500 : -500)) / 1000 * 1000) + "px";
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
    if (style.figures != body_.figures) say("font-variant-numeric", numeric(style.figures));
    if (style.letter_spacing != body_.letter_spacing)
        say("letter-spacing", em(style.letter_spacing, style.size));
    if (style.transform != body_.transform)
        say("text-transform", style.transform == Transform::Uppercase ? "uppercase" : "none");
}

// A background brings its own ink, so that both stay readable where the page is dark.
void Sheet::colours(const Style& style) {
    if (has_own_colour(style)) say("color", '#' + style.colour.hex());
    if (has_background(style)) say("background-color", '#' + style.background.hex());
}

void Sheet::box(const Style& style) {
    say("margin", distance(style.space_before, style.size) + ' ' + distance(style.indent_end, style.size) +
                      ' ' + distance(style.space_after, style.size) + ' ' +
                      distance(style.indent_start, style.size));
    if (start_ == "right") {
        say("margin-right", distance(style.indent_start, style.size));
        say("margin-left", distance(style.indent_end, style.size));
    }
    if (style.border > Length()) say("border-" + start_, edge(style));
    if (style.padding > Length() && has_background(style))
        say("padding", distance(style.padding, style.size));
    else if (style.padding > Length())
        say("padding-" + start_, distance(style.padding, style.size));
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
        // Code runs from left to right in every book.
        const bool is_code = rule.role == Role::CodeBlock && style.alignment == Alignment::Start;
        say("text-align", is_code ? "left" : alignment(style.alignment));
        say("text-indent", em(style.first_line_indent, style.size));
    }
    close();
}

void Sheet::paragraphs() {
    open("p");
    say("margin",
        distance(body_.space_before, body_.size) + " 0 " + distance(body_.space_after, body_.size) + " 0");
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
        distance(list.space_before, list.size) + " 0 " + distance(list.space_after, list.size) + " 0");
    say("padding", "0");
    say("padding-" + start_, distance(list.indent_start, list.size));
    close();
    open("li ul, li ol");
    say("margin-top", "0");
    say("margin-bottom", "0");
    close();
    open("ul.loose > li, ol.loose > li");
    say("margin-top", distance(list.space_between_items, list.size));
    say("margin-bottom", distance(list.space_between_items, list.size));
    close();
    open("li p + p");
    say("margin-top", distance(list.space_between_items, list.size));
    say("text-indent", em(list.first_line_indent, list.size));
    close();
}

void Sheet::tables() {
    const Style& cell = theme_[Role::Table];
    const Style& head = theme_[Role::TableHead];
    open("table");
    say("margin", distance(cell.space_before, cell.size) + " auto " + distance(cell.space_after, cell.size));
    if (head.border > Length()) {
        say("border-top", edge(head));
        say("border-bottom", edge(head));
    }
    close();
    open("th, td");
    say("padding", distance(cell.padding, cell.size) + ' ' + distance(cell.padding * 2, cell.size));
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
    say("margin", "0 0 " + distance(caption.space_before, caption.size) + " 0");
    close();
    open("td p + p");
    say("text-indent", em(cell.first_line_indent, cell.size));
    close();
}

void Sheet::notes() {
    const Style& rule = theme_[Role::Rule];
    open("section.notes");
    say("margin-top", distance(rule.space_before, body_.size));
    say("border-top", pixels(rule.border) + " solid #" + rule.colour.hex());
    say("padding-top", distance(rule.space_after / 2, body_.size));
    close();
    const Style& note = theme_[Role::Note];
    open(".note p + p");
    say("text-indent", em(note.first_line_indent, note.size));
    close();
}

void Sheet::rules() {
    const Style& rule = theme_[Role::Rule];
    open("hr");
    say("border", "0");
    say("border-top", pixels(rule.border) + " solid #" + rule.colour.hex());
    say("margin", distance(rule.space_before, body_.size) + ' ' + distance(rule.indent_end, body_.size) + ' ' +
                      distance(rule.space_after, body_.size) + ' ' + distance(rule.indent_start, body_.size));
    close();
}

void Sheet::contents() {
    std::string selector = "nav ol > li";
    for (const Role role : {Role::Contents1, Role::Contents2, Role::Contents3}) {
        const Style& style = theme_[role];
        open(selector);
        face(style, Whose::Inline);
        say("margin-top", distance(style.space_before, style.size));
        say("text-align", alignment(style.alignment));
        close();
        selector += " li";
    }
}

void Sheet::unhyphenated() {
    std::string selectors = "code, kbd";
    for (const Rule& rule : style_rules())
        if (rule.scope == Scope::Display && !theme_[rule.role].hyphenate)
            selectors += std::string(", ") + rule.selector;
    open(selectors);
    for (const char* property : {"-webkit-hyphens", "-epub-hyphens", "hyphens"})
        say(property, "none");
    close();
}

// On phones and in two columns a table has no room to waste.
void Sheet::narrow() {
    const Style& cell = theme_[Role::Table];
    css_ += "@media (max-width: 30em) {\n";
    open("table");
    say("font-size", thousandths(size_of(cell) * 9 / 10) + "em");
    close();
    open("th, td");
    say("padding-left", distance(cell.padding / 2, cell.size));
    say("padding-right", distance(cell.padding / 2, cell.size));
    close();
    css_ += "}\n";
}

// At night the reading system's own ink and paper are the only safe ones.
void Sheet::dark() {
    css_ += "@media (prefers-color-scheme: dark) {\n";
    for (const Rule& rule : style_rules()) {
        const Style& style = theme_[rule.role];
        if (!has_own_colour(style)) continue;
        open(rule.selector);
        say("color", "inherit");
        if (has_background(style)) say("background-color", "transparent");
        close();
    }
    // Drawings in dark ink on no paper.
    if (!rules_.measures_in_pixels) {
        open("img");
        say("background-color", "#ffffff");
        close();
    }
    open("table, th, td");
    say("border-color", "currentColor");
    close();
    css_ += "}\n";
}

std::string Sheet::make() {
    css_ = builtin_file("styles/epub/base.css").value_or("");
    paragraphs();
    for (const Rule& rule : style_rules()) role(rule);
    paragraphs_of_roles();
    initials();
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
    narrow();
    dark();
    return std::move(css_);
}

std::string make_stylesheet(const Theme& theme, std::string_view direction,
                            const TargetRules& rules) {
    return Sheet(theme, direction, rules).make();
}

}  // namespace postconv
