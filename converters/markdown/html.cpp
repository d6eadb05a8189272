#include "converters/markdown/html.h"

#include <algorithm>
#include <array>

#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

struct NamedElement {
    std::string_view name;
    HtmlElement element;
};

constexpr HtmlElement styled(TextStyle style) {
    return {ElementKind::Styled, style};
}
constexpr HtmlElement heading(int level) {
    return {ElementKind::Heading, {}, level};
}

constexpr NamedElement kElements[] = {
    {"em", styled(TextStyle::Emphasis)},
    {"i", styled(TextStyle::Emphasis)},
    {"cite", styled(TextStyle::Emphasis)},
    {"dfn", styled(TextStyle::Emphasis)},
    {"var", styled(TextStyle::Emphasis)},
    {"strong", styled(TextStyle::Strong)},
    {"b", styled(TextStyle::Strong)},
    {"u", styled(TextStyle::Underline)},
    {"ins", styled(TextStyle::Underline)},
    {"del", styled(TextStyle::Strikethrough)},
    {"s", styled(TextStyle::Strikethrough)},
    {"strike", styled(TextStyle::Strikethrough)},
    {"sub", styled(TextStyle::Subscript)},
    {"sup", styled(TextStyle::Superscript)},
    {"mark", styled(TextStyle::Highlight)},
    {"kbd", styled(TextStyle::Keyboard)},
    {"code", {ElementKind::Code}},
    {"samp", {ElementKind::Code}},
    {"tt", {ElementKind::Code}},
    {"a", {ElementKind::Link}},
    {"img", {ElementKind::Image}},
    {"br", {ElementKind::LineBreak}},
    {"q", {ElementKind::Quote}},
    {"span", {ElementKind::Span}},
    {"small", styled(TextStyle::Small)},
    {"big", {ElementKind::Named}},
    {"font", {ElementKind::Span}},
    {"abbr", {ElementKind::Nothing}},
    {"wbr", {ElementKind::Nothing}},
    {"time", {ElementKind::Nothing}},
    {"picture", {ElementKind::Nothing}},
    {"source", {ElementKind::Nothing}},
    {"track", {ElementKind::Nothing}},
    {"param", {ElementKind::Nothing}},
    {"col", {ElementKind::TablePart}},
    {"colgroup", {ElementKind::TablePart}},
    {"html", {ElementKind::Nothing}},
    {"body", {ElementKind::Nothing}},
    {"bdi", {ElementKind::Span}},
    {"bdo", {ElementKind::Span}},
    {"label", {ElementKind::Nothing}},
    {"nobr", {ElementKind::Nothing}},
    {"data", {ElementKind::Nothing}},
    {"ruby", {ElementKind::Nothing}},
    {"rb", {ElementKind::Nothing}},
    {"rtc", {ElementKind::Nothing}},
    {"rt", {ElementKind::RubyText}},
    {"rp", {ElementKind::Silent}},
    {"p", {ElementKind::Block}},
    {"div", {ElementKind::Block}},
    {"section", {ElementKind::Block}},
    {"article", {ElementKind::Block}},
    {"main", {ElementKind::Block}},
    {"header", {ElementKind::Block}},
    {"footer", {ElementKind::Block}},
    {"aside", {ElementKind::NamedBlock}},
    {"nav", {ElementKind::Block}},
    {"center", {ElementKind::NamedBlock}},
    {"address", {ElementKind::Block}},
    {"hgroup", {ElementKind::Block}},
    {"details", {ElementKind::Details}},
    {"summary", {ElementKind::Summary}},
    {"blockquote", {ElementKind::BlockQuote}},
    {"ul", {ElementKind::List}},
    {"ol", {ElementKind::List}},
    {"li", {ElementKind::ListItem}},
    {"dl", {ElementKind::DefinitionList}},
    {"dt", {ElementKind::Term}},
    {"dd", {ElementKind::Definition}},
    {"table", {ElementKind::Table}},
    {"caption", {ElementKind::TablePart}},
    {"thead", {ElementKind::TablePart}},
    {"tbody", {ElementKind::TablePart}},
    {"tfoot", {ElementKind::TablePart}},
    {"tr", {ElementKind::TablePart}},
    {"td", {ElementKind::TablePart}},
    {"th", {ElementKind::TablePart}},
    {"h1", heading(1)},
    {"h2", heading(2)},
    {"h3", heading(3)},
    {"h4", heading(4)},
    {"h5", heading(5)},
    {"h6", heading(6)},
    {"pre", {ElementKind::Preformatted}},
    {"hr", {ElementKind::Rule}},
    {"figure", {ElementKind::Figure}},
    {"figcaption", {ElementKind::Caption}},
    {"script", {ElementKind::Dropped}},
    {"style", {ElementKind::Dropped}},
    {"template", {ElementKind::Dropped}},
    {"iframe", {ElementKind::Embedded}},
    {"object", {ElementKind::Embedded}},
    {"video", {ElementKind::Embedded}},
    {"audio", {ElementKind::Embedded}},
    {"embed", {ElementKind::Embedded}},
    {"form", {ElementKind::Dropped}},
    {"input", {ElementKind::Dropped}},
    {"button", {ElementKind::Dropped}},
    {"textarea", {ElementKind::Dropped}},
    {"select", {ElementKind::Dropped}},
    {"noscript", {ElementKind::Nothing}},
};

struct KindProperties {
    ElementKind kind;
    AmongWords among_words;
};

constexpr std::array kKinds = {
    KindProperties{ElementKind::Styled, AmongWords::Kept},
    KindProperties{ElementKind::Code, AmongWords::Kept},
    KindProperties{ElementKind::Link, AmongWords::Kept},
    KindProperties{ElementKind::Image, AmongWords::Image},
    KindProperties{ElementKind::LineBreak, AmongWords::LineBreak},
    KindProperties{ElementKind::Quote, AmongWords::Kept},
    KindProperties{ElementKind::Span, AmongWords::Kept},
    KindProperties{ElementKind::Named, AmongWords::Kept},
    KindProperties{ElementKind::RubyText, AmongWords::Kept},
    KindProperties{ElementKind::Nothing, AmongWords::Passed},
    KindProperties{ElementKind::Embedded, AmongWords::Embedded},
    KindProperties{ElementKind::Silent, AmongWords::Kept},
    KindProperties{ElementKind::Block, AmongWords::Divides},
    KindProperties{ElementKind::NamedBlock, AmongWords::Divides},
    KindProperties{ElementKind::BlockQuote, AmongWords::Lost},
    KindProperties{ElementKind::List, AmongWords::Lost},
    KindProperties{ElementKind::ListItem, AmongWords::Lost},
    KindProperties{ElementKind::DefinitionList, AmongWords::Lost},
    KindProperties{ElementKind::Term, AmongWords::Divides},
    KindProperties{ElementKind::Definition, AmongWords::Divides},
    KindProperties{ElementKind::Table, AmongWords::Lost},
    KindProperties{ElementKind::TablePart, AmongWords::Lost},
    KindProperties{ElementKind::Details, AmongWords::Lost},
    KindProperties{ElementKind::Summary, AmongWords::Divides},
    KindProperties{ElementKind::Heading, AmongWords::Lost},
    KindProperties{ElementKind::Preformatted, AmongWords::Lost},
    KindProperties{ElementKind::Rule, AmongWords::Lost},
    KindProperties{ElementKind::Figure, AmongWords::Lost},
    KindProperties{ElementKind::Caption, AmongWords::Divides},
    KindProperties{ElementKind::Dropped, AmongWords::Dropped},
    KindProperties{ElementKind::Unknown, AmongWords::Ignored},
};

constexpr bool kinds_stand_in_order() {
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i].kind != ElementKind(i)) return false;
    return kKinds.back().kind == ElementKind::Unknown;
}
static_assert(kinds_stand_in_order());

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == ':' || c == '_' || c == '.';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

void skip_spaces(std::string_view html, std::size_t& at) {
    while (at < html.size() && is_ascii_space(html[at])) ++at;
}

std::string_view take_name(std::string_view html, std::size_t& at) {
    const std::size_t start = at;
    while (at < html.size() && is_name_character(html[at])) ++at;
    return html.substr(start, at - start);
}

// ="value", ='value' or =value; nothing at all is an empty value. False: the quote never closes.
bool take_value(std::string_view html, std::size_t& at, std::string& value) {
    std::size_t ahead = at;
    skip_spaces(html, ahead);
    if (ahead >= html.size() || html[ahead] != '=') return true;
    skip_spaces(html, ++ahead);
    if (ahead >= html.size()) return false;
    const char quote = html[ahead];
    const bool is_quoted = quote == '"' || quote == '\'';
    if (is_quoted) ++ahead;
    const std::size_t end =
        is_quoted ? html.find(quote, ahead) : html.find_first_of(" \t\n>", ahead);
    if (end == std::string_view::npos) return false;
    append_prose(value, with_entities_decoded(html.substr(ahead, end - ahead)));
    at = end + (is_quoted ? 1 : 0);
    return true;
}

// Behind '<' or "</". False when it is no tag after all.
bool take_tag(std::string_view html, std::size_t& at, HtmlToken& token) {
    if (at >= html.size() || !is_letter(html[at])) return false;
    token.name = ascii_lower(take_name(html, at));
    while (true) {
        skip_spaces(html, at);
        if (at >= html.size()) return false;
        if (html[at] == '>') return ++at, true;
        if (html[at] == '/') {
            token.closes_itself = true;
            ++at;
            continue;
        }
        const std::string_view name = take_name(html, at);
        if (name.empty()) return false;
        token.closes_itself = false;
        token.attributes.emplace_back(ascii_lower(name), std::string());
        if (!take_value(html, at, token.attributes.back().second)) return false;
    }
}

// "<!-- -->", "<!DOCTYPE >", "<? ?>", "<![CDATA[ ]]>"; false for anything else.
bool take_declaration(std::string_view html, std::size_t& at, HtmlToken& token) {
    const std::string_view rest = html.substr(at);
    const bool is_comment = rest.starts_with("<!--");
    if (!is_comment && !rest.starts_with("<!") && !rest.starts_with("<?")) return false;
    const std::string_view close = is_comment                      ? "-->"
                                   : rest.starts_with("<?")        ? "?>"
                                   : rest.starts_with("<![CDATA[") ? "]]>"
                                                                   : ">";
    const std::size_t end = html.find(close, at + (is_comment ? 4 : 2));
    token.kind = is_comment ? HtmlToken::Kind::Comment : HtmlToken::Kind::Other;
    at = end == std::string_view::npos ? html.size() : end + close.size();
    return true;
}

}  // namespace

std::string HtmlToken::attribute(std::string_view key) const {
    for (const auto& [name_, value] : attributes)
        if (name_ == key) return value;
    return {};
}

bool HtmlToken::has_attribute(std::string_view key) const {
    return std::any_of(attributes.begin(), attributes.end(),
                       [&](const auto& each) { return each.first == key; });
}

HtmlToken next_html_token(std::string_view html, std::size_t& position) {
    const std::size_t start = position;
    HtmlToken token;
    const auto finished = [&] {
        token.source = html.substr(start, position - start);
        return std::move(token);
    };
    if (html[start] != '<') {
        position = std::min(html.find('<', start), html.size());
        return finished();
    }
    if (take_declaration(html, position, token)) return finished();
    const bool is_close = html.substr(start).starts_with("</");
    position += is_close ? 2 : 1;
    if (take_tag(html, position, token)) {
        token.kind = is_close ? HtmlToken::Kind::Close : HtmlToken::Kind::Open;
        return finished();
    }
    token = {};
    position = start + 1;  // a lone '<' is text
    return finished();
}

HtmlElement element_named(std::string_view name) {
    for (const NamedElement& known : kElements)
        if (known.name == name) return known.element;
    return {};
}

bool is_void_element(std::string_view name) {
    constexpr std::array<std::string_view, 13> kVoid = {"br",     "hr",    "img",   "wbr",  "input",
                                                        "source", "embed", "track", "link", "meta",
                                                        "param",  "col",   "area"};
    return std::find(kVoid.begin(), kVoid.end(), name) != kVoid.end();
}

AmongWords among_words(ElementKind kind) { return kKinds[std::size_t(kind)].among_words; }

bool is_block_element(ElementKind kind) {
    return among_words(kind) == AmongWords::Divides || among_words(kind) == AmongWords::Lost;
}

bool asks_for_page_break(const HtmlToken& token) {
    const auto is_page_break = [](std::string_view word) {
        return word == "pagebreak" || word == "page-break" || word == "newpage" ||
               word == "page_break" || word == "new-page";
    };
    if (token.kind == HtmlToken::Kind::Comment) {
        const std::string_view source = token.source;
        if (source.size() < 7 || source.size() > 40) return false;
        return is_page_break(ascii_lower(trimmed(source.substr(4, source.size() - 7))));
    }
    if (token.kind != HtmlToken::Kind::Open) return false;
    const std::string style = ascii_lower(token.attribute("style"));
    const bool by_style = style.find("page-break-after") != std::string::npos ||
                          style.find("page-break-before") != std::string::npos ||
                          style.find("break-after: page") != std::string::npos ||
                          style.find("break-before: page") != std::string::npos ||
                          style.find("break-after:page") != std::string::npos ||
                          style.find("break-before:page") != std::string::npos;
    if (by_style) return style.find("avoid") == std::string::npos;
    const Attributes attributes = attributes_of(token);
    return std::any_of(attributes.classes.begin(), attributes.classes.end(),
                       [&](const std::string& name) { return is_page_break(ascii_lower(name)); });
}

std::string alignment_of(const HtmlToken& token) {
    std::string alignment = ascii_lower(trimmed(token.attribute("align")));
    const std::string style = ascii_lower(token.attribute("style"));
    const std::size_t property = style.find("text-align:");
    if (property != std::string::npos) {
        alignment = trimmed(std::string_view(style).substr(property + 11));
        alignment = trimmed(std::string_view(alignment).substr(0, alignment.find_first_of(";!")));
    }
    if (alignment == "middle" || alignment == "centre") alignment = "center";
    const bool is_known = alignment == "left" || alignment == "center" || alignment == "right";
    return is_known ? alignment : std::string();
}

bool is_decorative(const HtmlToken& token) {
    const std::string role = ascii_lower(trimmed(token.attribute("role")));
    return (token.has_attribute("alt") && token.attribute("alt").empty()) ||
           role == "presentation" || role == "none";
}

Attributes attributes_of(const HtmlToken& token) {
    Attributes attributes;
    attributes.id = token.attribute("id");
    const std::string classes = token.attribute("class");
    for (std::size_t at = 0; at < classes.size();) {
        const std::size_t end = std::min(classes.find(' ', at), classes.size());
        if (end > at) attributes.classes.push_back(classes.substr(at, end - at));
        at = end + 1;
    }
    std::string language = token.attribute("lang");
    if (language.empty()) language = token.attribute("xml:lang");
    if (!language.empty()) attributes.values.emplace_back("lang", std::move(language));
    const std::string direction = ascii_lower(token.attribute("dir"));
    if (direction == "ltr" || direction == "rtl") attributes.values.emplace_back("dir", direction);
    const std::string alignment = alignment_of(token);
    if (!alignment.empty() && token.name != "img") attributes.classes.push_back(alignment);
    return attributes;
}

}  // namespace postconv
