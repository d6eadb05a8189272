#include "converters/markdown/inlines.h"

#include "converters/markdown/asides.h"
#include "converters/markdown/html.h"
#include "converters/markdown/image_size.h"
#include "converters/markdown/inline_builder.h"
#include "converters/markdown/source_text.h"

namespace postconv {
namespace {

std::string words_of(std::string_view text, Reading& reading) {
    std::string copy;
    append_prose(copy, words_of_aside(text, reading));
    return copy;
}

class InlineReader {
  public:
    explicit InlineReader(Reading& reading) : reading_(reading), builder_(reading) {}

    Inlines read(cmark_node* parent) {
        for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
            add(node);
        Inlines content = builder_.finish();
        for (const Inline& node : content)
            if (const auto* text = std::get_if<Text>(&node.kind))
                look_for_missing_note(*text, node.span);
        return content;
    }

  private:
    void add(cmark_node* node) {
        const NodeKind kind = kind_of(node);
        if (kind == NodeKind::Image) {
            add_image(node);
        } else if (!is_container(kind)) {
            add_leaf(node, kind);
        } else if (reading_.is_too_deep()) {
            for_each_leaf(node, [&](cmark_node* leaf) { add_leaf(leaf, kind_of(leaf)); });
        } else {
            const Deeper deeper(reading_);
            add_container(node, kind);
        }
    }

    void add_leaf(cmark_node* node, NodeKind kind) {
        const SourceSpan span = reading_.span(node);
        if (kind == NodeKind::Text) builder_.text(literal_of(node), span);
        if (kind == NodeKind::SoftBreak) builder_.add({SoftBreak{}, span});
        if (kind == NodeKind::LineBreak) builder_.add({LineBreak{}, span});
        if (kind == NodeKind::Code)
            builder_.add({Code{code_text(reading_.asides.as_written(literal_of(node)))}, span});
        if (kind == NodeKind::NoteReference) add_note_reference(node, span);
        if (kind == NodeKind::HtmlInline) {
            std::size_t at = 0;
            const std::string html = html_of_aside(literal_of(node), reading_);
            while (at < html.size()) builder_.html(next_html_token(html, at), span);
        }
    }

    void add_image(cmark_node* node) {
        Image image{address(node), words_of(words_below(node), reading_), title(node), {}};
        take_size_of_alt(image);
        builder_.add({std::move(image), reading_.span(node)});
    }

    std::string address(cmark_node* link) {
        const char* url = cmark_node_get_url(link);
        return words_of(url ? url : "", reading_);
    }

    std::string title(cmark_node* link) {
        const char* text = cmark_node_get_title(link);
        return words_of(text ? text : "", reading_);
    }

    void add_container(cmark_node* node, NodeKind kind) {
        const SourceSpan span = reading_.span(node);
        Inlines content = InlineReader(reading_).read(node);
        if (content.empty() && kind != NodeKind::Link) return;
        const auto styled = [&](TextStyle style) {
            builder_.add({Styled{style, std::move(content)}, span});
        };
        if (kind == NodeKind::Emphasis) styled(TextStyle::Emphasis);
        if (kind == NodeKind::Strong) styled(TextStyle::Strong);
        if (kind == NodeKind::Strikethrough) styled(TextStyle::Strikethrough);
        if (kind == NodeKind::Link) add_link(node, std::move(content), span);
    }

    void add_link(cmark_node* node, Inlines content, SourceSpan span) {
        std::string target = address(node);
        if (is_safe_target(target)) {
            builder_.add({Link{std::move(content), std::move(target), title(node)}, span});
            return;
        }
        reading_.diagnostics.warn("unsafe-link", span.line > 0 ? span : reading_.block,
                                  "the link runs a program instead of leading to a place",
                                  "the text stays, without the link");
        builder_.add({Span{std::move(content)}, span});
    }

    // cmark's literal is the number of the definition, counted from 1.
    void add_note_reference(cmark_node* node, SourceSpan span) {
        std::size_t number = 0;
        for (const char c : literal_of(node))
            if (c >= '0' && c <= '9') number = number * 10 + std::size_t(c - '0');
        if (const auto note = reading_.notes.refer(number - 1))
            builder_.add({NoteReference{*note}, span});
    }

    // What looks like a reference and is still text has no definition.
    void look_for_missing_note(const Text& text, SourceSpan span) {
        const std::size_t open = text.text.find("[^");
        if (open == std::string::npos) return;
        const std::size_t close = text.text.find(']', open);
        if (close == std::string::npos || close == open + 2) return;
        const std::string label = text.text.substr(open + 2, close - open - 2);
        if (label.find_first_of(" [^") != std::string::npos) return;
        reading_.warn_once(
            "missing-note " + label,
            {Severity::Warning, "missing-note", span.line > 0 ? span : reading_.block,
             "there is no note \"" + label + "\"",
             "write it on a line of its own: [^" + label + "]: the note"});
    }

    Reading& reading_;
    InlineBuilder builder_;
};

}  // namespace

Inlines read_inlines(cmark_node* parent, Reading& reading) {
    Inlines content = InlineReader(reading).read(parent);
    read_asides(content, reading);
    return content;
}

}  // namespace postconv
