#include "converters/markdown/html_flow.h"

#include "converters/markdown/idioms.h"
#include "converters/markdown/punctuation.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

HtmlToken end_tag(const std::string& name) {
    HtmlToken token;
    token.kind = HtmlToken::Kind::Close;
    token.name = name;
    return token;
}

// Elements that style what they hold, whether words or blocks.
bool is_lasting(ElementKind kind) {
    return kind == ElementKind::Styled || kind == ElementKind::Link || kind == ElementKind::Span ||
           kind == ElementKind::Named;
}

// The paragraphs and headings among the blocks, and those inside them.
void for_each_run(Blocks& blocks, const std::function<void(Inlines&)>& use) {
    walk(blocks, {.block =
                      [&](Block& block) {
                          if (auto* paragraph = std::get_if<Paragraph>(&block.kind))
                              use(paragraph->content);
                          if (auto* heading = std::get_if<Heading>(&block.kind))
                              use(heading->content);
                      },
                  .text = {}});
}

}  // namespace

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

void HtmlFlow::text(std::string_view source, SourceSpan span) {
    std::string words = with_single_spaces(source);
    if (is_at_start_ && words.starts_with(' ')) words.erase(0, 1);
    if (words.empty()) return;
    apply_open_tags();
    if (span_.line == 0) span_ = span;
    is_at_start_ = words.ends_with(' ');
    inlines_.text(with_smart_punctuation(words, last_), span);
    last_ = words.back();
}

void HtmlFlow::open(const HtmlToken& token, SourceSpan span) {
    const ElementKind kind = element_named(token.name).kind;
    if (span_.line == 0) span_ = span;
    if (is_void_element(token.name)) {
        apply_open_tags();
        inlines_.html(token, span);
        is_at_start_ = kind == ElementKind::LineBreak;
        return;
    }
    tags_.push_back({token, span, false});
    if (!is_lasting(kind) || !attributes_of(token).id.empty() || !token.attribute("name").empty())
        apply_open_tags();
}

void HtmlFlow::close() {
    const OpenTag done = std::move(tags_.back());
    tags_.pop_back();
    if (done.is_applied) inlines_.html(end_tag(done.token.name), done.span);
}

void HtmlFlow::apply_open_tags() {
    for (OpenTag& tag : tags_) {
        if (tag.is_applied) continue;
        tag.is_applied = true;
        inlines_.html(tag.token, tag.span);
        std::erase_if(tag.token.attributes,
                      [](const auto& pair) { return pair.first == "id" || pair.first == "name"; });
    }
}

void HtmlFlow::add(Block block) {
    end_paragraph();
    out_.push_back(std::move(block));
}

void HtmlFlow::add(Blocks blocks) {
    end_paragraph();
    if (!tags_.empty()) for_each_run(blocks, [&](Inlines& content) { style(content); });
    for (Block& block : blocks) out_.push_back(std::move(block));
}

void HtmlFlow::style(Inlines& content) {
    InlineBuilder builder(reading_);
    for (const OpenTag& tag : tags_)
        if (is_lasting(element_named(tag.token.name).kind)) builder.html(tag.token, tag.span);
    for (Inline& node : content) builder.add(std::move(node));
    content = builder.finish();
}

void HtmlFlow::end_paragraph() {
    Inlines content = inlines_.finish();
    for (OpenTag& tag : tags_) tag.is_applied = false;
    trim_end(content);
    const SourceSpan span = std::exchange(span_, {});
    is_at_start_ = true;
    last_ = '\0';
    if (!content.empty()) out_.push_back(paragraph_or_idiom(std::move(content), span));
}

}  // namespace postconv
