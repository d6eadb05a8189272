#include "converters/markdown/attributes.h"

#include <algorithm>

#include "converters/markdown/image_size.h"
#include "model/text.h"

namespace postconv {
namespace {

bool is_name_character(char c) {
    return !is_ascii_space(c) && c != '"' && c != '\'' && c != '=' && c != '{' && c != '}' &&
           c != '<' && c != '>' && c != '`';
}

std::string_view take_name(std::string_view& text) {
    const auto end = std::find_if_not(text.begin(), text.end(), is_name_character);
    const auto length = std::size_t(end - text.begin());
    const std::string_view name = text.substr(0, length);
    text.remove_prefix(length);
    return name;
}

std::optional<std::string_view> take_value(std::string_view& text) {
    if (text.empty()) return std::nullopt;
    const char quote = text.front();
    if (quote != '"' && quote != '\'') {
        const std::string_view value = take_name(text);
        if (value.empty()) return std::nullopt;
        return value;
    }
    const std::size_t end = text.find(quote, 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    return value;
}

// "#id", ".class", "key=value" or "-", from the front of `text`.
bool take_attribute(std::string_view& text, Attributes& attributes) {
    const char first = text.front();
    if (first == '#' || first == '.') {
        text.remove_prefix(1);
        // kramdown writes ".a.b" and "#id.class" in one word as well
        std::string_view name = take_name(text);
        const std::size_t dot = first == '.' ? name.find('.') : std::string_view::npos;
        if (dot != std::string_view::npos) {
            text = std::string_view(name.data() + dot, name.size() - dot + text.size());
            name = name.substr(0, dot);
        }
        if (name.empty()) return false;
        if (first == '#')
            attributes.id = name;
        else
            attributes.classes.emplace_back(name);
        return true;
    }
    const std::string_view key = take_name(text);
    if (key == "-") {
        attributes.classes.emplace_back("unnumbered");
        return true;
    }
    const bool is_key = !key.empty() && (key.front() < '0' || key.front() > '9');
    if (!is_key || !text.starts_with('=')) return false;
    text.remove_prefix(1);
    const auto value = take_value(text);
    if (!value) return false;
    attributes.values.emplace_back(key, *value);
    return true;
}

Inlines words_of(Blocks& blocks) {
    Inlines words;
    for (Block& block : blocks) {
        auto* paragraph = std::get_if<Paragraph>(&block.kind);
        if (!paragraph) continue;
        if (!words.empty()) words.push_back({LineBreak{}});
        words.insert(words.end(), std::make_move_iterator(paragraph->content.begin()),
                     std::make_move_iterator(paragraph->content.end()));
    }
    return words;
}

bool are_paragraphs(const Blocks& blocks) {
    return !blocks.empty() && std::all_of(blocks.begin(), blocks.end(), [](const Block& block) {
        return std::holds_alternative<Paragraph>(block.kind);
    });
}

// The words of a paragraph, a quote or a division that holds paragraphs only.
void become_pull_quote(Block& block) {
    Inlines words;
    if (auto* paragraph = std::get_if<Paragraph>(&block.kind))
        words = std::move(paragraph->content);
    else if (auto* quote = std::get_if<BlockQuote>(&block.kind);
             quote && are_paragraphs(quote->content))
        words = words_of(quote->content);
    else if (auto* division = std::get_if<Division>(&block.kind);
             division && are_paragraphs(division->content))
        words = words_of(division->content);
    else
        return;
    block.kind = PullQuote{std::move(words)};
}

bool asks_for_new_page(const Attributes& attributes) {
    return has_class(attributes, "page-break") || has_class(attributes, "pagebreak");
}

}  // namespace

std::optional<Attributes> parse_attributes(std::string_view written) {
    if (written.size() < 3 || written.front() != '{' || written.back() != '}') return std::nullopt;
    std::string_view text = written.substr(1, written.size() - 2);
    if (text.starts_with(':')) text.remove_prefix(1);
    Attributes attributes;
    for (text = trimmed(text); !text.empty(); text = trimmed(text))
        if (!take_attribute(text, attributes)) return std::nullopt;
    if (attributes.empty()) return std::nullopt;
    return attributes;
}

std::size_t attributes_length(std::string_view line, std::size_t at) {
    constexpr std::size_t kLongest = 1000;
    char quote = '\0';
    for (std::size_t i = at + 1; i < std::min(line.size(), at + kLongest); ++i) {
        if (quote != '\0') {
            if (line[i] == quote) quote = '\0';
        } else if (line[i] == '"') {
            quote = line[i];
        } else if (line[i] == '{') {
            return 0;
        } else if (line[i] == '}') {
            return parse_attributes(line.substr(at, i + 1 - at)) ? i + 1 - at : 0;
        }
    }
    return 0;
}

void add_attributes(Attributes& attributes, Attributes more) {
    if (!more.id.empty()) attributes.id = std::move(more.id);
    for (std::string& name : more.classes)
        if (!has_class(attributes, name)) attributes.classes.push_back(std::move(name));
    for (auto& pair : more.values) {
        std::erase_if(attributes.values,
                      [&](const auto& known) { return known.first == pair.first; });
        attributes.values.push_back(std::move(pair));
    }
}

void give(Inline& node, Attributes attributes) {
    if (auto* image = std::get_if<Image>(&node.kind)) take_size(*image, attributes);
    add_attributes(node.attributes, std::move(attributes));
}

void give_last(Blocks& blocks, Attributes attributes) {
    Block& block = blocks.back();
    if (auto* figure = std::get_if<Figure>(&block.kind)) take_size(figure->image, attributes);
    const bool needs_page = asks_for_new_page(attributes);
    const bool is_pull_quote =
        has_class(attributes, "pull-quote") || has_class(attributes, "pullquote");
    add_attributes(block.attributes, std::move(attributes));
    if (is_pull_quote) become_pull_quote(block);
    if (!needs_page) return;
    const auto* division = std::get_if<Division>(&block.kind);
    const SourceSpan span = block.span;
    if (division && division->content.empty())
        block = {PageBreak{}, span};
    else
        blocks.insert(blocks.end() - 1, {PageBreak{}, span});
}

}  // namespace postconv
