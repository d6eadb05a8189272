#include "converters/markdown/html_tree.h"

#include "converters/markdown/html_repair.h"
#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv {
namespace {

std::string name_of(const GumboElement& element) {
    if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
    GumboStringPiece piece = element.original_tag;
    gumbo_tag_from_original_text(&piece);
    std::string name = ascii_lower(std::string_view(piece.data, piece.length));
    if (name.starts_with(kForeignPrefix)) name.erase(0, kForeignPrefix.size());
    return name;
}

}  // namespace

HtmlTree parse_html(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    options.fragment_context = GUMBO_TAG_DIV;
    HtmlTree tree(gumbo_parse_with_options(&options, html.data(), html.size()));
    if (!tree) fail(FailureKind::Internal, "html", {}, "the HTML can't be parsed", {});
    return tree;
}

HtmlToken token_of(const GumboNode* node) {
    HtmlToken token;
    switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
            token.kind = HtmlToken::Kind::Text;
            return token;
        case GUMBO_NODE_DOCUMENT:
        case GUMBO_NODE_COMMENT:
            token.kind = HtmlToken::Kind::Other;
            return token;
        case GUMBO_NODE_ELEMENT:
        case GUMBO_NODE_TEMPLATE:
            break;
    }
    token.kind = HtmlToken::Kind::Open;
    token.name = name_of(node->v.element);
    const GumboVector& attributes = node->v.element.attributes;
    for (unsigned i = 0; i < attributes.length; ++i) {
        const auto* attribute = static_cast<const GumboAttribute*>(attributes.data[i]);
        token.attributes.emplace_back(attribute->name, attribute->value);
    }
    return token;
}

std::string_view text_of(const GumboNode* node) {
    return node->v.text.text;
}

std::string text_below(const GumboNode* node) {
    std::string text;
    for_each_child(node, [&](const GumboNode* child) {
        const HtmlToken token = token_of(child);
        if (token.kind == HtmlToken::Kind::Text) text += text_of(child);
        if (token.kind != HtmlToken::Kind::Open) return;
        text += token.name == "br" ? "\n" : text_below(child);
    });
    return text;
}

void for_each_child(const GumboNode* node, const std::function<void(const GumboNode*)>& use) {
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return;
    const GumboVector& children = node->v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        use(static_cast<const GumboNode*>(children.data[i]));
}

}  // namespace postconv
