// HTML as Markdown lets it in: tokens, and what each element means to the model.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/document.h"

namespace postconv {

struct HtmlToken {
    enum class Kind { Text, Open, Close, Comment, Other };

    Kind kind = Kind::Text;
    std::string name;  // of Open and Close, in lower case
    std::vector<std::pair<std::string, std::string>> attributes;  // names in lower case
    bool closes_itself = false;                                   // "<br/>"
    std::string_view source;  // as written; lives as long as the text it was cut from

    std::string attribute(std::string_view key) const;  // empty when absent
    bool has_attribute(std::string_view key) const;
};

// Cuts the next token off `html` at `position` and moves past it. What is no well-formed tag is
// text. REQUIRES: position < html.size().
HtmlToken next_html_token(std::string_view html, std::size_t& position);

enum class ElementKind {
    Styled,  // HtmlElement::style
    Code,
    Link,
    Image,
    LineBreak,
    Quote,       // <q>: quotation marks
    Span,        // kept for its attributes, if any
    Named,       // a span whose name is its class: <big>
    RubyText,    // in parentheses behind its base
    Nothing,     // an element without meaning on paper: <wbr>, <time>
    Embedded,    // a film or a page inside the page: a link
    Silent,      // dropped without a word: <rp>
    Block,       // divides paragraphs
    NamedBlock,  // a division whose name is its class: <aside>
    BlockQuote,
    List,
    ListItem,
    DefinitionList,
    Term,
    Definition,
    Table,
    TablePart,  // caption, rows, cells
    Details,
    Summary,
    Heading,  // HtmlElement::level
    Preformatted,
    Rule,
    Figure,
    Caption,
    Dropped,  // with its content: <script>
    Unknown,
};

struct HtmlElement {
    ElementKind kind = ElementKind::Unknown;
    TextStyle style = TextStyle::Emphasis;
    int level = 0;
};

HtmlElement element_named(std::string_view name);  // in lower case
bool is_void_element(std::string_view name);       // has no end tag
// What becomes of an element that stands among words.
enum class AmongWords {
    Kept,      // with what it holds, as its kind says
    Image,
    LineBreak,
    Embedded,  // a link stands for it
    Dropped,   // named, with what it holds
    Passed,    // its words stay as if it were not there
    Divides,   // parts the paragraph
    Lost,      // parts the paragraph, and what it is can't be said there
    Ignored,   // named; its words stay
};
AmongWords among_words(ElementKind kind);
// Whether it parts paragraphs.
bool is_block_element(ElementKind kind);

// Whether the tag or comment asks for a new page: "<!-- pagebreak -->",
// <div class="page-break">, <div style="page-break-after: always">.
bool asks_for_page_break(const HtmlToken& token);

// "left", "center", "right" or nothing.
std::string alignment_of(const HtmlToken& token);

// Whether an <img> says of itself that it is no content (HTML 4.8.4.4.4).
bool is_decorative(const HtmlToken& token);

// Identifier, classes, language and direction; an alignment becomes a class: left, center, right.
Attributes attributes_of(const HtmlToken& token);

}  // namespace postconv
