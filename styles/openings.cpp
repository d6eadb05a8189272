#include "styles/openings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "model/classes.h"
#include "model/text.h"
#include "styles/looks.h"

namespace postconv {
namespace {

constexpr const char* kInitialClass = "initial";

struct Range {
    char32_t first, last;
};

template <std::size_t N>
bool is_in(const std::array<Range, N>& ranges, char32_t c) {
    return std::any_of(ranges.begin(), ranges.end(),
                       [&](const Range& r) { return c >= r.first && c <= r.last; });
}

// Letters that stand apart, each of a width of its own: Latin capitals, Greek, Cyrillic, Armenian,
// Hebrew, Georgian.
bool may_be_initial(char32_t c) {
    constexpr std::array kLetters = {
        Range{'A', 'Z'},       Range{0xC0, 0xD6},     Range{0xD8, 0xDE},    Range{0x100, 0x24F},
        Range{0x370, 0x373},   Range{0x386, 0x386},   Range{0x388, 0x52F},  Range{0x531, 0x556},
        Range{0x5D0, 0x5EA},   Range{0x10A0, 0x10FF}, Range{0x1E00, 0x1FFC}};
    return is_in(kLetters, c);
}

bool joins_letter_before(char32_t c) {
    constexpr std::array kMarks = {Range{0x300, 0x36F}, Range{0x591, 0x5C7}};
    return is_in(kMarks, c);
}

bool opens_speech(char32_t c) {
    return std::u32string_view(U"\"'“”„‘’‚«»‹›¡¿([").find(c) != std::u32string_view::npos;
}

bool ends_word(char32_t c) {
    return c <= 0x20 || (c < 0x80 && std::string_view("!\"(),.:;?[]").find(char(c)) !=
                                         std::string_view::npos) ||
           c == 0xA0 || (c >= 0x2010 && c <= 0x2015) || (c >= 0x201A && c <= 0x2026);
}

// Where the initial of a text ends: its first letter, with the marks on it and before it.
std::optional<std::size_t> end_of_initial(std::string_view text) {
    std::size_t at = 0;
    constexpr int kMostMarks = 3;
    for (int marks = 0; at < text.size(); ++marks) {
        const char32_t c = next_code_point(text, at);
        if (may_be_initial(c)) break;
        if (!opens_speech(c) || marks == kMostMarks) return std::nullopt;
    }
    while (at < text.size()) {
        std::size_t next = at;
        if (!joins_letter_before(next_code_point(text, next))) return at;
        at = next;
    }
    return std::nullopt;
}

// Where the word at a byte ends, spaces before it skipped.
std::size_t end_of_word(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    while (at < text.size() && text[at] == ' ') ++at;
    while (at < text.size()) {
        std::size_t next = at;
        if (ends_word(next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

void join_texts(Inlines& content) {
    auto* first = std::get_if<Text>(&content.front().kind);
    while (first && content.size() > 1 && content[1].attributes.empty()) {
        const auto* next = std::get_if<Text>(&content[1].kind);
        if (!next) return;
        first->text += next->text;
        content.erase(content.begin() + 1);
        first = std::get_if<Text>(&content.front().kind);
    }
}

Inline word_of(const Inline& whole, std::string text) {
    return {Text{std::move(text)}, whole.span};
}

// The text of the first inline apart: initial, rest of the word, rest of the text.
std::optional<Inlines> parted(const Inline& whole, const Style& style) {
    const std::string& text = std::get<Text>(whole.kind).text;
    const std::optional<std::size_t> end = end_of_initial(text);
    if (!end) return std::nullopt;
    Inlines parts;
    std::size_t done = 0;
    if (style.drop_capital > 1) {
        parts.push_back({Span{{word_of(whole, text.substr(0, *end))}}, whole.span,
                         {{}, {kInitialClass}, {}}});
        done = *end;
    }
    if (style.first_word == FirstWord::SmallCapitals) {
        const std::size_t word = end_of_word(text, *end);
        const std::size_t small = done > 0 ? done : *end;
        if (done == 0) parts.push_back(word_of(whole, text.substr(0, small)));
        if (word > small)
            parts.push_back({Styled{TextStyle::SmallCaps,
                                    {word_of(whole, text.substr(small, word - small))}},
                             whole.span});
        done = word;
    }
    if (done < text.size()) parts.push_back(word_of(whole, text.substr(done)));
    return parts;
}

// Running text of a paragraph has the role of its class, else the body's.
const Style& opening_style(const Theme& theme, const Block& paragraph) {
    return theme[look_of(paragraph.attributes).text.value_or(Role::Body)];
}

void open_with(Block& block, const Theme& theme) {
    const Style& style = opening_style(theme, block);
    Inlines& content = std::get<Paragraph>(block.kind).content;
    if (content.empty()) return;
    join_texts(content);
    if (!std::holds_alternative<Text>(content.front().kind) ||
        !content.front().attributes.empty())
        return;
    std::optional<Inlines> parts = parted(content.front(), style);
    if (!parts) return;
    content.erase(content.begin());
    content.insert(content.begin(), std::make_move_iterator(parts->begin()),
                   std::make_move_iterator(parts->end()));
}

bool asks_for_openings(const Style& style) {
    return style.drop_capital > 1 || style.first_word != FirstWord::Plain;
}

bool is_set_from_start(const Style& style) {
    return style.alignment == Alignment::Start || style.alignment == Alignment::Justify;
}

// What may stand between a chapter's title and its first paragraph.
bool may_stand_before(const Block& block) {
    return std::holds_alternative<Heading>(block.kind) ||
           std::holds_alternative<Figure>(block.kind) ||
           std::holds_alternative<ContentsMarker>(block.kind) ||
           std::holds_alternative<PageBreak>(block.kind) ||
           look_of(block.attributes).box == Role::Epigraph;
}

bool may_open(const Block& block, const Theme& theme) {
    if (!std::holds_alternative<Paragraph>(block.kind)) return false;
    const Look look = look_of(block.attributes);
    const Style& style = opening_style(theme, block);
    return (!look.text || look.text == Role::Lead) && !look.side && is_set_from_start(style) &&
           asks_for_openings(style);
}

}  // namespace

bool is_initial(const Inline& node) {
    return std::holds_alternative<Span>(node.kind) && has_class(node.attributes, kInitialClass);
}

const Inline* initial_of(const Inlines& paragraph) {
    return paragraph.size() > 1 && is_initial(paragraph.front()) ? &paragraph.front() : nullptr;
}

void mark_openings(Document& document, const Theme& theme) {
    if (!asks_for_openings(theme[Role::Body]) && !asks_for_openings(theme[Role::Lead])) return;
    const bool has_chapters = theme[Role::Heading1].page_break_before;
    bool is_awaited = true;
    for (Block& block : document.blocks) {
        const auto* heading = std::get_if<Heading>(&block.kind);
        if (heading && heading->level == 1 && has_chapters) is_awaited = true;
        if (!is_awaited || may_stand_before(block)) continue;
        if (may_open(block, theme)) open_with(block, theme);
        is_awaited = false;
    }
}

}  // namespace postconv
