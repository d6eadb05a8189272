#include "converters/markdown/html_blocks.h"

#include "converters/markdown/html_elements.h"
#include "converters/markdown/html_tree.h"
#include "converters/markdown/source_text.h"

namespace postconv {
namespace {

bool holds_no_prose(std::string_view name) {
    const ElementKind kind = element_named(name).kind;
    return kind == ElementKind::Dropped || kind == ElementKind::Embedded;
}

// The excerpt hears words in the order of the source, before the tree is known.
void tell_excerpt(std::string_view html, Excerpt& excerpt) {
    std::string silent_until;
    for (std::size_t at = 0; at < html.size();) {
        const HtmlToken token = next_html_token(html, at);
        const bool is_open = token.kind == HtmlToken::Kind::Open;
        if (!silent_until.empty()) {
            if (token.kind == HtmlToken::Kind::Close && token.name == silent_until)
                silent_until.clear();
        } else if (token.kind == HtmlToken::Kind::Text) {
            excerpt.hear(with_single_spaces(with_entities_decoded(token.source)));
        } else if (excerpt.is_marker(token.source)) {
            excerpt.end();
        } else if (is_open && holds_no_prose(token.name) && !is_void_element(token.name)) {
            silent_until = token.name;
        } else if (is_block_element(element_named(token.name).kind)) {
            excerpt.end_paragraph();
        }
    }
    excerpt.end_paragraph();
}

std::string placeholder(std::size_t number) {
    const std::string tag(kMarkdownTag);
    return "<" + tag + " " + std::string(kMarkdownNumber) + "=\"" + std::to_string(number) +
           "\"></" + tag + ">";
}

}  // namespace

void read_html_run(const std::vector<HtmlRunPart>& run, Reading& reading, Blocks& out) {
    const SourceSpan span = reading.block;
    std::string html;
    std::vector<Blocks> markdown;
    int open = 0;
    for (const HtmlRunPart& part : run) {
        if (part.html) {
            tell_excerpt(part.source.html, reading.excerpt);
            html += part.html->html;
            open = part.html->depth;
            if (part.html->too_deep) reading.warn_of_depth();
            continue;
        }
        reading.depth += open;
        html += placeholder(markdown.size());
        part.read_markdown(markdown.emplace_back());
        reading.depth -= open;
    }
    reading.block = span;
    const bool was_listening = reading.excerpt.pause();
    const HtmlTree tree = parse_html(html);
    HtmlElements elements(reading, markdown);
    for (Block& block : elements.content_of(tree->root)) out.push_back(std::move(block));
    if (was_listening) reading.excerpt.resume();
    // Nothing above leaves any of these out; should the parser, they still come.
    for (Blocks& left : markdown)
        for (Block& block : left) out.push_back(std::move(block));
}

}  // namespace postconv
