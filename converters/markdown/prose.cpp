#include "converters/markdown/prose.h"

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

#include "converters/markdown/scripts.h"
#include "model/direction.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

bool is_container(const Inline& node) {
    return std::holds_alternative<Styled>(node.kind) || std::holds_alternative<Link>(node.kind) ||
           std::holds_alternative<Span>(node.kind);
}

// Calls `use` with the leaves of each paragraph, heading, caption, ... in order.
void for_each_run(Document& document, const std::function<void(std::vector<Inline*>&)>& use) {
    std::vector<Inline*> leaves;
    const auto end = [&] {
        if (!leaves.empty()) use(leaves);
        leaves.clear();
    };
    walk(document, {.block = [&](Block&) { end(); },
                    .text =
                        [&](Inline& node) {
                            if (!is_container(node)) leaves.push_back(&node);
                        }});
    end();
}

// ---- lines of Chinese and Japanese -------------------------------------------------------------

char32_t first_of(const Inline* node) {
    const auto* text = node ? std::get_if<Text>(&node->kind) : nullptr;
    std::size_t at = 0;
    return text && !text->text.empty() ? next_code_point(text->text, at) : 0;
}

char32_t last_of(const Inline* node) {
    const auto* text = node ? std::get_if<Text>(&node->kind) : nullptr;
    if (!text || text->text.empty()) return 0;
    std::size_t at = text->text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text->text[at]) & 0xC0) == 0x80) --at;
    return next_code_point(text->text, at);
}

// Makes a break an empty text; remove_empty_texts() takes it out.
bool join_lines(const std::vector<Inline*>& leaves, bool is_east_asian) {
    bool joined = false;
    for (std::size_t i = 1; i + 1 < leaves.size(); ++i) {
        if (!std::holds_alternative<SoftBreak>(leaves[i]->kind)) continue;
        const char32_t before = last_of(leaves[i - 1]);
        const char32_t behind = first_of(leaves[i + 1]);
        const bool both = is_cjk(before) && is_cjk(behind);
        const bool one_and_a_mark = is_east_asian && ((is_cjk(before) && is_shared_mark(behind)) ||
                                                      (is_shared_mark(before) && is_cjk(behind)));
        if (!both && !one_and_a_mark) continue;
        leaves[i]->kind = Text{};
        joined = true;
    }
    return joined;
}

void remove_empty_texts(Inlines& content) {
    Inlines kept;
    for (Inline& node : content) {
        auto* text = std::get_if<Text>(&node.kind);
        auto* last = kept.empty() ? nullptr : std::get_if<Text>(&kept.back().kind);
        const bool joins =
            text && last && node.attributes.empty() && kept.back().attributes.empty();
        if (joins) {
            last->text += text->text;
            if (node.span.end_line > 0) {
                kept.back().span.end_line = node.span.end_line;
                kept.back().span.end_column = node.span.end_column;
            }
        } else if (!text || !text->text.empty()) {
            kept.push_back(std::move(node));
        }
    }
    content = std::move(kept);
}

// The inlines that a block or inline holds itself; null when it holds none.
Inlines* content_of(Block& block) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.kind)) return &paragraph->content;
    if (auto* heading = std::get_if<Heading>(&block.kind)) return &heading->content;
    if (auto* quote = std::get_if<PullQuote>(&block.kind)) return &quote->content;
    if (auto* figure = std::get_if<Figure>(&block.kind)) return &figure->caption;
    if (auto* table = std::get_if<Table>(&block.kind)) return &table->caption;
    return nullptr;
}
Inlines* content_of(Inline& node) {
    if (auto* styled = std::get_if<Styled>(&node.kind)) return &styled->content;
    if (auto* link = std::get_if<Link>(&node.kind)) return &link->content;
    if (auto* span = std::get_if<Span>(&node.kind)) return &span->content;
    return nullptr;
}

void join_lines_of_document(Document& document) {
    const std::string language = document.metadata.language.substr(0, 2);
    const bool is_east_asian = language == "zh" || language == "ja";
    bool joined = false;
    for_each_run(document, [&](std::vector<Inline*>& leaves) {
        joined = join_lines(leaves, is_east_asian) || joined;
    });
    if (!joined) return;
    const auto tidy = [](auto& node) {
        if (Inlines* content = content_of(node)) remove_empty_texts(*content);
    };
    walk(document, Walker{.block = [&](Block& block) { tidy(block); },
                          .text = [&](Inline& node) { tidy(node); }});
}

// ---- direction ---------------------------------------------------------------------------------

bool can_carry_direction(const Block& block) {
    return match(
        block, [](const Paragraph&) { return true; }, [](const Heading&) { return true; },
        [](const BlockQuote&) { return true; }, [](const PullQuote&) { return true; },
        [](const List&) { return true; }, [](const DefinitionList&) { return false; },
        [](const Callout&) { return true; }, [](const ContentsMarker&) { return false; },
        [](const CodeBlock&) { return false; },
        [](const Table&) { return true; }, [](const Figure&) { return true; },
        [](const ThematicBreak&) { return false; }, [](const PageBreak&) { return false; },
        [](const Division&) { return false; });
}

Direction direction_of(const Block& block) {
    Direction found = Direction::Neutral;
    walk(block, {.block = {}, .text = [&](const Inline& node) {
                     const auto* text = std::get_if<Text>(&node.kind);
                     if (text && found == Direction::Neutral) found = first_direction(text->text);
                 }});
    return found;
}

bool has_direction(const Attributes& attributes) {
    return std::ranges::any_of(attributes.values,
                               [](const auto& value) { return value.first == "dir"; });
}

bool may_run_both_ways(const Document& document) {
    bool found = false;
    walk(document, {.block = {}, .text = [&](const Inline& node) {
                        const auto* text = std::get_if<Text>(&node.kind);
                        if (text && !found) found = may_hold_right_to_left(text->text);
                    }});
    return found;
}

void set_directions(Document& document) {
    const bool is_rtl = is_right_to_left(document.metadata);
    if (!is_rtl && !may_run_both_ways(document)) return;
    const Direction usual = is_rtl ? Direction::RightToLeft : Direction::LeftToRight;
    walk(document, {.block =
                        [&](Block& block) {
                            if (!can_carry_direction(block) || has_direction(block.attributes))
                                return;
                            const Direction direction = direction_of(block);
                            if (direction == Direction::Neutral || direction == usual) return;
                            block.attributes.values.emplace_back("dir", is_rtl ? "ltr" : "rtl");
                        },
                    .text = {}});
}

}  // namespace

void finish_prose(Document& document) {
    join_lines_of_document(document);
    set_directions(document);
}

}  // namespace postconv
