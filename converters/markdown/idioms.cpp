#include "converters/markdown/idioms.h"

#include <algorithm>

#include "converters/markdown/inline_builder.h"
#include "converters/markdown/punctuation.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

const Styled* as_styled(const Inline& node, TextStyle style) {
    const auto* styled = std::get_if<Styled>(&node.kind);
    return styled && styled->style == style ? styled : nullptr;
}

bool is_space(const Inline& node) {
    if (const auto* text = std::get_if<Text>(&node.kind)) return trimmed(text->text).empty();
    return std::holds_alternative<SoftBreak>(node.kind) ||
           std::holds_alternative<LineBreak>(node.kind);
}

// What is both bold and italic, whichever is outside; null for anything else.
const Inlines* bold_italic(const Inline& node) {
    for (const auto& [outer, inner] : {std::pair(TextStyle::Emphasis, TextStyle::Strong),
                                       std::pair(TextStyle::Strong, TextStyle::Emphasis)}) {
        const Styled* first = as_styled(node, outer);
        if (!first || first->content.size() != 1) continue;
        const Styled* second = as_styled(first->content.front(), inner);
        if (second) return &second->content;
    }
    return nullptr;
}

bool is_code_and_space(const Inlines& content) {
    bool has_code = false;
    for (const Inline& node : content) {
        const bool is_code = std::holds_alternative<Code>(node.kind);
        has_code |= is_code;
        if (!is_code && !is_space(node)) return false;
    }
    return has_code;
}

bool is_pull_quote(const Inlines& content) {
    bool has_words = false;
    for (const Inline& node : content) {
        const Inlines* words = bold_italic(node);
        if (words && is_code_and_space(*words))
            has_words = true;
        else if (!is_space(node))
            return false;
    }
    return has_words;
}

// The words of code spans as prose, the breaks between them kept.
void append_as_prose(Inlines& out, Inlines& code) {
    for (Inline& node : code) {
        const auto* span = std::get_if<Code>(&node.kind);
        if (!span) {
            out.push_back(std::move(node));
            continue;
        }
        std::string words;
        append_prose(words, span->text);
        out.push_back({Text{with_smart_punctuation(words)}, node.span});
    }
}

Inlines pull_quote_words(Inlines& content) {
    Inlines words;
    for (Inline& node : content) {
        if (auto* outer = std::get_if<Styled>(&node.kind))
            append_as_prose(words, std::get<Styled>(outer->content.front().kind).content);
        else
            words.push_back(std::move(node));
    }
    return words;
}

// Behind an image and a line end: a line in italics, or one that points up at the image.
bool is_caption(const Inlines& content) {
    if (content.size() == 3 && as_styled(content[2], TextStyle::Emphasis)) return true;
    const std::string words = plain_text(Inlines(content.begin() + 2, content.end()));
    return words.starts_with("▲");
}

bool is_figure(const Inlines& content) {
    if (!std::holds_alternative<Image>(content.front().kind)) return false;
    if (content.size() == 1) return true;
    return content.size() > 2 && std::holds_alternative<SoftBreak>(content[1].kind) &&
           is_caption(content);
}

Block figure(Inlines content, SourceSpan span) {
    Figure figure{std::move(std::get<Image>(content.front().kind)), {}};
    Attributes attributes = std::move(content.front().attributes);
    if (content.size() > 1) {
        figure.caption.assign(std::make_move_iterator(content.begin() + 2),
                              std::make_move_iterator(content.end()));
    } else if (!figure.image.title.empty()) {
        figure.caption.push_back({Text{with_smart_punctuation(figure.image.title)}, span});
        figure.image.title.clear();
    }
    return {std::move(figure), span, std::move(attributes)};
}

enum class Boldness { None, Bold, BoldItalic };

bool ends_like_a_sentence(std::string_view text) {
    constexpr std::string_view kEnds[] = {".",  "!",  ":",  ";",  ",", "…",
                                          "。", "！", "：", "；", "，"};
    return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) {
        return text.ends_with(end) || text.ends_with(std::string(end) + "”");
    });
}

std::size_t count_code_points(std::string_view text) {
    return std::size_t(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    }));
}

bool is_one_line_of_words(const Inlines& content) {
    constexpr std::size_t kLongestHeading = 120;
    bool one_line = true;
    walk(content, {.block = {}, .text = [&](const Inline& node) {
                       one_line = one_line && !std::holds_alternative<LineBreak>(node.kind) &&
                                  !std::holds_alternative<Image>(node.kind);
                   }});
    const std::string text = plain_text(content);
    return one_line && !trimmed(text).empty() && count_code_points(text) <= kLongestHeading &&
           !ends_like_a_sentence(text);
}

Boldness boldness(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.kind);
    if (!paragraph || paragraph->content.size() != 1) return Boldness::None;
    const Inline& only = paragraph->content.front();
    const bool is_italic = bold_italic(only) != nullptr;
    if (!is_italic && !as_styled(only, TextStyle::Strong)) return Boldness::None;
    if (!is_one_line_of_words(paragraph->content)) return Boldness::None;
    return is_italic ? Boldness::BoldItalic : Boldness::Bold;
}

// The words inside the bold; code spans there stand for looks, not for code.
Inlines heading_words(Inlines& paragraph) {
    Inlines* words = &std::get<Styled>(paragraph.front().kind).content;
    if (words->size() == 1 && std::holds_alternative<Styled>(words->front().kind) &&
        bold_italic(paragraph.front()))
        words = &std::get<Styled>(words->front().kind).content;
    if (!is_code_and_space(*words)) return Inlines(std::move(*words));
    Inlines prose;
    append_as_prose(prose, *words);
    return prose;
}

}  // namespace

Block paragraph_or_idiom(Inlines content, SourceSpan span) {
    if (is_figure(content)) return figure(std::move(content), span);
    if (is_pull_quote(content)) return {PullQuote{pull_quote_words(content)}, span};
    return {Paragraph{std::move(content)}, span};
}

void promote_bold_paragraphs(Blocks& body) {
    const auto is_heading = [](const Block& block) {
        return std::holds_alternative<Heading>(block.kind);
    };
    const bool has_headings = std::any_of(body.begin(), body.end(), is_heading);
    int written = 0;  // level of the heading above, as written
    bool below_bold = false;
    for (std::size_t i = 0; i < body.size(); ++i) {
        if (const auto* heading = std::get_if<Heading>(&body[i].kind)) {
            written = heading->level;
            below_bold = false;
            continue;
        }
        const bool stands_above_text = i + 1 < body.size() && !is_heading(body[i + 1]);
        if ((written == 0 && has_headings) || !stands_above_text) continue;
        const Boldness bold = boldness(body[i]);
        if (bold == Boldness::None) continue;
        if (bold == Boldness::Bold) below_bold = true;
        const int deeper = bold == Boldness::BoldItalic && below_bold ? 2 : 1;
        body[i].kind =
            Heading{written + deeper, heading_words(std::get<Paragraph>(body[i].kind).content)};
    }
}

}  // namespace postconv
