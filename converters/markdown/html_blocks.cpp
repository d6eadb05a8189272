#include "converters/markdown/html_blocks.h"

#include "converters/markdown/html.h"
#include "converters/markdown/idioms.h"
#include "converters/markdown/inline_builder.h"
#include "converters/markdown/punctuation.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

// Runs of white space are one space in HTML.
std::string with_single_spaces(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (!is_ascii_space(c))
            out += c;
        else if (out.empty() || out.back() != ' ')
            out += ' ';
    }
    return out;
}

class HtmlBlockReader {
  public:
    HtmlBlockReader(SourceSpan span, Reading& reading, Blocks& out)
        : span_(span), reading_(reading), out_(out), inlines_(reading) {}

    void read(std::string_view html) {
        for (std::size_t at = 0; at < html.size();) token(next_html_token(html, at));
        end_block();
        if (preformatted_) end_preformatted();
    }

  private:
    void token(const HtmlToken& token) {
        const bool is_tag =
            token.kind == HtmlToken::Kind::Open || token.kind == HtmlToken::Kind::Close;
        const HtmlElement element = is_tag ? element_named(token.name) : HtmlElement{};
        if (preformatted_) return preformatted_token(token, element);
        if (token.kind == HtmlToken::Kind::Text) return text(token.source);
        if (!inlines_.is_dropping() && asks_for_page_break(token)) {
            end_block();
            out_.push_back({PageBreak{}, span_});
        } else if (!is_tag || !is_block_element(element.kind) || inlines_.is_dropping()) {
            inlines_.html(token, span_);
        } else {
            block_tag(token, element);
        }
    }

    void text(std::string_view source) {
        std::string words = with_single_spaces(with_entities_decoded(source));
        if (is_at_start_ && words.starts_with(' ')) words.erase(0, 1);
        if (words.empty()) return;
        is_at_start_ = words.ends_with(' ');
        inlines_.text(with_smart_punctuation(words, last_), span_);
        last_ = words.back();
    }

    void block_tag(const HtmlToken& token, HtmlElement element) {
        end_block();
        const bool opens = token.kind == HtmlToken::Kind::Open;
        if (opens) attributes_ = attributes_of(token);
        if (element.kind == ElementKind::LossyBlock && opens) inlines_.html(token, span_);
        if (element.kind == ElementKind::Heading) level_ = opens ? element.level : 0;
        if (element.kind == ElementKind::Caption) in_caption_ = opens;
        if (element.kind == ElementKind::Rule && opens) out_.push_back({ThematicBreak{}, span_});
        if (element.kind == ElementKind::Preformatted && opens) preformatted_.emplace();
    }

    void preformatted_token(const HtmlToken& token, HtmlElement element) {
        if (element.kind == ElementKind::Preformatted && token.kind == HtmlToken::Kind::Close)
            return end_preformatted();
        if (token.kind == HtmlToken::Kind::Text)
            preformatted_->text += code_text(with_entities_decoded(token.source));
        if (token.kind != HtmlToken::Kind::Open) return;
        if (element.kind == ElementKind::LineBreak) preformatted_->text += '\n';
        for (const std::string& name : attributes_of(token).classes)
            if (name.starts_with("language-")) preformatted_->language = name.substr(9);
    }

    void end_preformatted() {
        CodeBlock code = std::move(*preformatted_);
        preformatted_.reset();
        if (code.text.starts_with('\n')) code.text.erase(0, 1);
        if (code.text.ends_with('\n')) code.text.pop_back();
        if (!code.text.empty()) out_.push_back({std::move(code), span_});
    }

    void end_block() {
        Inlines content = inlines_.finish();
        trim_end(content);
        is_at_start_ = true;
        last_ = '\0';
        Attributes attributes = std::exchange(attributes_, {});
        if (content.empty()) return;
        reading_.excerpt.end_paragraph();
        auto* figure = out_.empty() ? nullptr : std::get_if<Figure>(&out_.back().kind);
        if (in_caption_ && figure) {
            figure->caption = std::move(content);
            return;
        }
        Block block = level_ > 0 ? Block{Heading{level_, std::move(content)}, span_}
                                 : paragraph_or_idiom(std::move(content), span_);
        if (block.attributes.empty()) block.attributes = std::move(attributes);
        out_.push_back(std::move(block));
    }

    SourceSpan span_;
    Reading& reading_;
    Blocks& out_;
    InlineBuilder inlines_;
    Attributes attributes_;  // of the element that is open
    int level_ = 0;          // of the heading that is open
    bool in_caption_ = false;
    bool is_at_start_ = true;  // a space here would be the second one
    char last_ = '\0';         // the character before, for the direction of quotes
    std::optional<CodeBlock> preformatted_;
};

}  // namespace

void read_html_block(std::string_view html, SourceSpan span, Reading& reading, Blocks& out) {
    HtmlBlockReader(span, reading, out).read(html);
}

}  // namespace postconv
