#include "model/classes.h"

#include <algorithm>
#include <array>

#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

struct Spelling {
    std::string_view written, name;
};
constexpr std::array kSpellings = {
    Spelling{"centre", "center"},        Spelling{"centered", "center"},
    Spelling{"text-center", "center"},   Spelling{"text-centre", "center"},
    Spelling{"align-center", "center"},  Spelling{"aligncenter", "center"},
    Spelling{"text-right", "right"},     Spelling{"align-right", "right"},
    Spelling{"alignright", "right"},     Spelling{"text-left", "left"},
    Spelling{"align-left", "left"},      Spelling{"alignleft", "left"},
    Spelling{"noindent", "no-indent"},   Spelling{"pullquote", "pull-quote"},
    Spelling{"lede", "lead"},            Spelling{"aside", "sidebar"},
    Spelling{"small-caps", "smallcaps"}, Spelling{"ul", "underline"},
    Spelling{"highlight", "mark"},
};

constexpr std::array<std::string_view, 3> kBoxes = {"epigraph", "pull-quote", "sidebar"};

void add_class(Attributes& attributes, std::string_view name) {
    if (!has_class(attributes, name)) attributes.classes.emplace_back(name);
}

void respell(Attributes& attributes) {
    for (std::string& name : attributes.classes) {
        const auto* known = std::find_if(kSpellings.begin(), kSpellings.end(),
                                         [&](const Spelling& s) { return s.written == name; });
        if (known != kSpellings.end()) name = known->name;
    }
    const auto align = std::find_if(attributes.values.begin(), attributes.values.end(),
                                    [](const auto& value) { return value.first == "align"; });
    if (align == attributes.values.end()) return;
    std::string side = ascii_lower(trimmed(align->second));
    if (side == "centre" || side == "middle") side = "center";
    attributes.values.erase(align);
    if (side == "left" || side == "center" || side == "right") add_class(attributes, side);
}

bool holds_blocks(const Block& block) {
    return std::holds_alternative<Division>(block.kind) ||
           std::holds_alternative<BlockQuote>(block.kind) ||
           std::holds_alternative<PullQuote>(block.kind) ||
           std::holds_alternative<Callout>(block.kind);
}

void put_in_box(Block& block) {
    if (holds_blocks(block)) return;
    for (const std::string_view name : kBoxes) {
        if (std::erase(block.attributes.classes, name) == 0) continue;
        Block inner = std::move(block);
        block = {Division{}, inner.span, {{}, {std::string(name)}, {}}};
        std::get<Division>(block.kind).content.push_back(std::move(inner));
        return;
    }
}

bool is_strong(const Block& block) {
    const auto* paragraph = std::get_if<Paragraph>(&block.kind);
    if (!paragraph || paragraph->content.size() != 1) return false;
    const auto* styled = std::get_if<Styled>(&paragraph->content.front().kind);
    return styled && styled->style == TextStyle::Strong;
}

bool is_break(const Inline& node) {
    return std::holds_alternative<SoftBreak>(node.kind) ||
           std::holds_alternative<LineBreak>(node.kind);
}

bool begins_with_dash(const Inlines& content) {
    const std::string words = plain_text(content);
    const std::string_view text = trimmed(words);
    return text.starts_with("—") || text.starts_with("–") || text.starts_with("―");
}

// "words, line end, — source" in one paragraph: the source becomes a paragraph of its own.
void part_source(Blocks& content) {
    if (content.empty()) return;
    auto* paragraph = std::get_if<Paragraph>(&content.back().kind);
    if (!paragraph) return;
    Inlines& words = paragraph->content;
    const auto last = std::find_if(words.rbegin(), words.rend(), is_break);
    if (last == words.rend() || last.base() - words.begin() < 2) return;
    Inlines source(std::make_move_iterator(last.base()), std::make_move_iterator(words.end()));
    if (!begins_with_dash(source)) {
        std::move(source.begin(), source.end(), last.base());
        return;
    }
    words.erase(last.base() - 1, words.end());
    const SourceSpan span = source.front().span;
    content.push_back({Paragraph{std::move(source)}, span});
}

void name_source(Blocks& content) {
    part_source(content);
    if (content.size() < 2) return;
    const auto* paragraph = std::get_if<Paragraph>(&content.back().kind);
    if (paragraph && begins_with_dash(paragraph->content))
        add_class(content.back().attributes, "attribution");
}

Blocks* grouped(Block& block) {
    if (auto* division = std::get_if<Division>(&block.kind)) return &division->content;
    if (auto* quote = std::get_if<BlockQuote>(&block.kind)) return &quote->content;
    return nullptr;
}

// As the writer asks through the class, or the role, of a picture or of the figure it is.
bool asks_for_decorative(const Attributes& attributes) {
    return has_class(attributes, "decorative") ||
           std::any_of(attributes.values.begin(), attributes.values.end(), [](const auto& value) {
               return value.first == "role" &&
                      (value.second == "presentation" || value.second == "none");
           });
}

void name_parts(Block& group) {
    Blocks* content = grouped(group);
    if (!content || content->empty()) return;
    Attributes& first = content->front().attributes;
    if (has_class(group.attributes, "details") && is_strong(content->front()))
        add_class(first, "box-title");
    if (has_class(group.attributes, "epigraph") || has_class(group.attributes, "pull-quote"))
        name_source(*content);
    if (content->size() > 1 && std::erase(first.classes, "caption") > 0)
        add_class(first, "listing-caption");
}

}  // namespace

const Inlines* title_words(const Block& block) {
    if (const auto* heading = std::get_if<Heading>(&block.kind)) return &heading->content;
    const auto* paragraph = std::get_if<Paragraph>(&block.kind);
    return paragraph && has_class(block.attributes, "box-title") ? &paragraph->content : nullptr;
}

bool has_class(const Attributes& attributes, std::string_view name) {
    return std::find(attributes.classes.begin(), attributes.classes.end(), name) !=
           attributes.classes.end();
}

void derive_classes(Document& document) {
    walk(document, {.block =
                        [](Block& block) {
                            respell(block.attributes);
                            put_in_box(block);
                            name_parts(block);
                            auto* figure = std::get_if<Figure>(&block.kind);
                            if (figure && asks_for_decorative(block.attributes))
                                figure->image.is_decorative = true;
                        },
                    .text =
                        [](Inline& node) {
                            respell(node.attributes);
                            auto* image = std::get_if<Image>(&node.kind);
                            if (image && asks_for_decorative(node.attributes))
                                image->is_decorative = true;
                        }});
}

}  // namespace postconv
