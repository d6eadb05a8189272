#include "converters/markdown/definition_lists.h"

#include <algorithm>
#include <iterator>

#include "converters/markdown/inline_builder.h"
#include "model/text.h"

namespace postconv {
namespace {

bool is_numbered(std::string_view text) {
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    return digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')');
}

// A line of running text: no block of another kind starts with it.
bool is_words(std::string_view text) {
    constexpr std::string_view kBlocks = "#>|<:~`{";
    if (kBlocks.find(text.front()) != std::string_view::npos || text.starts_with("[^"))
        return false;
    if (text.find_first_not_of("-=*_+ ") == std::string_view::npos || is_numbered(text))
        return false;
    const bool may_be_item = std::string_view("-*+").find(text.front()) != std::string_view::npos;
    return !may_be_item || (text.size() > 1 && text[1] != ' ' && text[1] != '\t');
}

// Each line of the paragraph is a term; what they mean stands below the last.
std::vector<Definition> terms_of(Inlines words) {
    std::vector<Definition> terms(1);
    for (Inline& node : words) {
        if (std::holds_alternative<SoftBreak>(node.kind))
            terms.emplace_back();
        else
            terms.back().term.push_back(std::move(node));
    }
    for (Definition& definition : terms) trim_end(definition.term);
    std::erase_if(terms, [](const Definition& definition) { return definition.term.empty(); });
    return terms;
}

}  // namespace

bool DefinitionLines::is_definition(std::string_view line, bool is_code) {
    constexpr int kMostTerms = 4;
    const std::string_view text = trimmed(line);
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    if (text.empty()) {
        blank_above_ = true;
        in_html_ = false;
        return false;
    }
    const bool was_blank = std::exchange(blank_above_, false);
    if (!is_code && !in_html_ && indent < 4 && text.size() > 2 && text[0] == ':' &&
        is_ascii_space(text[1])) {
        const int most = was_blank ? 1 : kMostTerms;
        in_definitions_ |= words_above_ > 0 && words_above_ <= most;
        words_above_ = 0;
        return in_definitions_;
    }
    if (indent >= 4 && in_definitions_) return false;
    if (was_blank) words_above_ = 0;
    if (was_blank || is_code) in_definitions_ = false;
    in_html_ |= text.front() == '<';
    const bool counts = !is_code && !in_html_ && indent < 4 && is_words(text);
    words_above_ = counts ? words_above_ + 1 : kMostTerms + 1;
    return false;
}

void add_definitions(List definitions, SourceSpan span, Blocks& blocks) {
    auto* paragraph = blocks.empty() ? nullptr : std::get_if<Paragraph>(&blocks.back().kind);
    std::vector<Definition> entries =
        paragraph ? terms_of(std::move(paragraph->content)) : std::vector<Definition>();
    if (entries.empty()) {
        blocks.push_back({std::move(definitions), span});
        return;
    }
    for (ListItem& item : definitions.items)
        entries.back().descriptions.push_back(std::move(item.content));
    const SourceSpan above = blocks.back().span;
    Attributes attributes = std::move(blocks.back().attributes);
    blocks.pop_back();
    auto* list = blocks.empty() ? nullptr : std::get_if<DefinitionList>(&blocks.back().kind);
    if (!list) {
        blocks.push_back({DefinitionList{}, above, std::move(attributes)});
        list = &std::get<DefinitionList>(blocks.back().kind);
    }
    std::move(entries.begin(), entries.end(), std::back_inserter(list->items));
    blocks.back().span.end_line = span.end_line;
    blocks.back().span.end_column = span.end_column;
}

}  // namespace postconv
