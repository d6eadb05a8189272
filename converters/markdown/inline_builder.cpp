#include "converters/markdown/inline_builder.h"

#include "converters/markdown/image_size.h"
#include "converters/markdown/scripts.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

bool ends_in_space(const Inlines& inlines) {
    if (inlines.empty()) return true;
    const Inline& last = inlines.back();
    if (const auto* text = std::get_if<Text>(&last.kind)) return text->text.ends_with(' ');
    return std::holds_alternative<SoftBreak>(last.kind) ||
           std::holds_alternative<LineBreak>(last.kind);
}

bool ends_in_ascii(const Inlines& inlines) {
    if (inlines.empty()) return false;
    if (const auto* styled = std::get_if<Styled>(&inlines.back().kind))
        return ends_in_ascii(styled->content);
    const auto* text = std::get_if<Text>(&inlines.back().kind);
    return text && !text->text.empty() && static_cast<unsigned char>(text->text.back()) < 0x80;
}

char32_t first_character(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : next_code_point(text, at);
}

char32_t last_character(const std::string& words) {
    const std::string_view text = trimmed(words);
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
    }
    return first_character(text.substr(at));
}

bool drops_content(ElementKind kind) {
    return kind == ElementKind::Dropped || kind == ElementKind::Silent ||
           kind == ElementKind::Embedded;
}

void extend(SourceSpan& span, SourceSpan by) {
    if (by.end_line == 0) return;
    span.end_line = by.end_line;
    span.end_column = by.end_column;
}

}  // namespace

void trim_end(Inlines& inlines) {
    while (!inlines.empty()) {
        Inline& last = inlines.back();
        if (auto* text = std::get_if<Text>(&last.kind)) {
            while (text->text.ends_with(' ')) text->text.pop_back();
            if (!text->text.empty()) return;
        } else if (!std::holds_alternative<SoftBreak>(last.kind) &&
                   !std::holds_alternative<LineBreak>(last.kind)) {
            return;
        }
        inlines.pop_back();
    }
}

bool is_safe_target(std::string_view target) {
    std::string scheme;
    for (const char c : target.substr(0, target.find(':')))
        if (!is_ascii_space(c)) scheme += c;
    scheme = ascii_lower(scheme);
    return scheme != "javascript" && scheme != "vbscript" && scheme != "data";
}

void InlineBuilder::text(std::string_view prose, SourceSpan span) {
    if (is_dropping()) return;
    Inlines& content = open_.back().content;
    if (skip_space_) {
        while (prose.starts_with(' ')) prose.remove_prefix(1);
    }
    if (prose.empty()) return;
    meet(first_character(prose));
    skip_space_ = behind_marker_ = false;
    auto* last = content.empty() ? nullptr : std::get_if<Text>(&content.back().kind);
    if (!last || !content.back().attributes.empty()) {
        content.push_back({Text{}, span});
        last = &std::get<Text>(content.back().kind);
    }
    const std::size_t before = last->text.size();
    append_prose(last->text, prose);
    if (last->text.empty()) return content.pop_back();
    extend(content.back().span, span);
    reading_.excerpt.hear(std::string_view(last->text).substr(before));
    if (!reading_.excerpt.plain_marker().empty()) cut_plain_marker();
}

void InlineBuilder::cut_plain_marker() {
    Inlines& content = open_.back().content;
    std::string& text = std::get<Text>(content.back().kind).text;
    const std::string& marker = reading_.excerpt.plain_marker();
    const std::size_t at = text.rfind(marker);
    if (at == std::string::npos || reading_.excerpt.text()) return;
    reading_.excerpt.end_before(marker);
    const std::string rest = text.substr(at + marker.size());
    text.resize(at);
    if (text.empty()) content.pop_back();
    skip_space_ = ends_in_space(content);
    behind_marker_ = true;
    divided_ = false;
    if (!rest.empty()) this->text(rest, {});
}

// Chinese and Japanese want no space where a marker stood.
void InlineBuilder::meet(char32_t first) {
    Inlines& content = open_.back().content;
    if (!behind_marker_ || !is_cjk(first) || content.empty()) return;
    auto* last = std::get_if<Text>(&content.back().kind);
    if (!last) return;
    if (!divided_ && !is_cjk(last_character(plain_text(content)))) return;
    while (last->text.ends_with(' ')) last->text.pop_back();
    if (last->text.empty()) content.pop_back();
}

void InlineBuilder::add(Inline node) {
    if (is_dropping()) return;
    const bool is_break = std::holds_alternative<SoftBreak>(node.kind);
    if (is_break || std::holds_alternative<LineBreak>(node.kind)) reading_.excerpt.hear(" ");
    if (const auto* code = std::get_if<Code>(&node.kind)) reading_.excerpt.hear(code->text);
    if (is_break && skip_space_) return;
    if (behind_marker_) meet(first_character(plain_text(Inlines{node})));
    skip_space_ = behind_marker_ = false;
    open_.back().content.push_back(std::move(node));
}

void InlineBuilder::html(const HtmlToken& token, SourceSpan span) {
    if (token.kind == HtmlToken::Kind::Close) return close(token.name);
    Open& around = open_.back();
    if (around.element.kind == ElementKind::Embedded && around.target.empty() &&
        token.name == "source")
        around.target = token.attribute("src");
    if (is_dropping()) return;
    if (token.kind != HtmlToken::Kind::Text && reading_.excerpt.is_marker(token.source))
        return end_excerpt();
    if (token.kind != HtmlToken::Kind::Open) {
        skip_space_ = ends_in_space(open_.back().content);
        return;
    }
    const HtmlElement element = element_named(token.name);
    switch (among_words(element.kind)) {
        case AmongWords::Image:
            add({Image{token.attribute("src"),
                       token.attribute("alt"),
                       token.attribute("title"),
                       {},
                       written_size(token.attribute("width"), token.attribute("height")),
                       is_decorative(token)},
                 span, attributes_of(token)});
            return;
        case AmongWords::LineBreak:
            trim_end(open_.back().content);
            add({LineBreak{}, span});
            skip_space_ = true;
            return;
        case AmongWords::Kept:
            return open(token, element, span);
        case AmongWords::Embedded:
            return open_embedded(token, element, span);
        case AmongWords::Dropped:
            ignore(token, element, span);
            return open(token, element, span);
        case AmongWords::Passed:
            return;
        case AmongWords::Divides:
            return divide();
        case AmongWords::Lost:
            divide();
            return ignore(token, element, span);
        case AmongWords::Ignored:
            return ignore(token, element, span);
    }
}

bool InlineBuilder::is_dropping() const {
    return drops_content(open_.back().element.kind);
}

void InlineBuilder::open_embedded(const HtmlToken& token, HtmlElement element, SourceSpan span) {
    ++reading_.depth;
    Open opened{token.name, element, attributes_of(token), {}, {}, span, {}};
    opened.target = token.attribute("src");
    if (opened.target.empty()) opened.target = token.attribute("data");
    opened.title = token.attribute("title");
    open_.push_back(std::move(opened));
    if (token.closes_itself || is_void_element(token.name)) close_last();
}

void InlineBuilder::add_embedded(Open embedded) {
    const bool has_target = !embedded.target.empty() && is_safe_target(embedded.target);
    if (!has_target) return warn_of_loss(embedded.name, embedded.span);
    const SourceSpan place = embedded.span.line > 0 ? embedded.span : reading_.block;
    reading_.warn_once("html-embedded " + embedded.name,
                       {Severity::Warning, "html-embedded", place,
                        "<" + embedded.name + "> can't be part of a book; a link stands for it",
                        "give it a title=\"...\", which becomes the text of the link"});
    std::string words;
    append_prose(words, trimmed(embedded.title).empty() ? embedded.target : embedded.title);
    add({Link{{{Text{std::move(words)}, embedded.span}}, std::move(embedded.target), {}},
         embedded.span, std::move(embedded.attributes)});
}

void InlineBuilder::divide() {
    if (!ends_in_space(open_.back().content)) text(" ", {});
}

void InlineBuilder::end_excerpt() {
    // "One._<excerpt/>_Two": what the marker kept apart are two words still.
    const Inlines& content = open_.back().content;
    divided_ = ends_in_ascii(content) && !ends_in_space(content);
    if (divided_) divide();
    behind_marker_ = true;
    skip_space_ = ends_in_space(content);
    reading_.excerpt.end();
}

void InlineBuilder::ignore(const HtmlToken& token, HtmlElement element, SourceSpan span) {
    if (element.kind == ElementKind::Dropped) return warn_of_loss(token.name, span);
    reading_.warn_once("html-ignored " + token.name,
                       {Severity::Warning, "html-ignored", span.line > 0 ? span : reading_.block,
                        "the HTML element <" + token.name + "> is not used; its text is kept",
                        "say it in Markdown; for text in angle brackets write &lt; or use code"});
}

void InlineBuilder::warn_of_loss(const std::string& name, SourceSpan span) {
    reading_.warn_once("html-ignored " + name,
                       {Severity::Warning, "html-ignored", span.line > 0 ? span : reading_.block,
                        "the HTML element <" + name + "> is not used, nor what it holds",
                        "leave it out, or say it in words or a picture"});
}

void InlineBuilder::open(const HtmlToken& token, HtmlElement element, SourceSpan span) {
    if (token.closes_itself || is_void_element(token.name)) return;
    if (!drops_content(element.kind) && reading_.is_too_deep()) return;
    ++reading_.depth;
    Open opened{token.name, element, attributes_of(token), {}, {}, span, {}};
    if (element.kind == ElementKind::Link) {
        opened.target = token.attribute("href");
        opened.title = token.attribute("title");
        if (opened.attributes.id.empty()) opened.attributes.id = token.attribute("name");
    }
    open_.push_back(std::move(opened));
}

void InlineBuilder::close(std::string_view name) {
    std::size_t at = open_.size();
    while (at > 1 && open_[at - 1].name != name) --at;
    if (at == 1) return;  // nothing of that name is open
    while (open_.size() >= at) close_last();
}

void InlineBuilder::close_last() {
    Open done = std::move(open_.back());
    open_.pop_back();
    --reading_.depth;
    Inlines& outer = open_.back().content;
    const auto place = [&](auto kind) {
        outer.push_back({std::move(kind), done.span, std::move(done.attributes)});
    };
    const auto splice = [&] {
        for (Inline& node : done.content) outer.push_back(std::move(node));
    };
    const ElementKind kind = done.element.kind;
    if (kind == ElementKind::Styled) {
        if (!done.content.empty()) place(Styled{done.element.style, std::move(done.content)});
    } else if (kind == ElementKind::Code) {
        place(Code{plain_text(done.content)});
    } else if (kind == ElementKind::Link && !done.target.empty() && is_safe_target(done.target)) {
        place(Link{std::move(done.content), done.target, done.title});
    } else if (kind == ElementKind::Quote) {
        outer.push_back({Text{"“"}, done.span});
        splice();
        outer.push_back({Text{"”"}, done.span});
    } else if (kind == ElementKind::Named) {
        done.attributes.classes.push_back(done.name);
        place(Span{std::move(done.content)});
    } else if (kind == ElementKind::Embedded) {
        add_embedded(std::move(done));
    } else if (kind == ElementKind::RubyText) {
        trim_end(done.content);
        if (done.content.empty()) return;
        done.content.insert(done.content.begin(), {Text{"("}, done.span});
        done.content.push_back({Text{")"}, done.span});
        place(Span{std::move(done.content)});
    } else if (drops_content(kind)) {
        skip_space_ = ends_in_space(outer);
    } else if ((kind == ElementKind::Span || kind == ElementKind::Link) &&
               !done.attributes.empty()) {
        place(Span{std::move(done.content)});
    } else {
        splice();
    }
}

void InlineBuilder::leave_all() {
    while (open_.size() > 1) close_last();
}

Inlines InlineBuilder::finish() {
    leave_all();
    Inlines done = std::move(open_.front().content);
    open_.front().content.clear();
    if (behind_marker_) trim_end(done);
    skip_space_ = behind_marker_ = false;
    return done;
}

}  // namespace postconv
