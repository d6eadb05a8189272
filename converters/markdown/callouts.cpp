#include "converters/markdown/callouts.h"

#include <algorithm>
#include <iterator>

#include "converters/markdown/inline_builder.h"
#include "converters/markdown/punctuation.h"
#include "model/text.h"

namespace postconv {
namespace {

// GitHub's five, Obsidian's and the ones of Docusaurus and VuePress.
constexpr std::string_view kKinds[] = {
    "abstract", "attention", "bug",       "caution", "check",   "cite",    "danger",
    "details",  "done",      "error",     "example", "fail",    "failure", "faq",
    "help",     "hint",      "important", "info",    "missing", "note",    "question",
    "quote",    "success",   "summary",   "tip",     "tldr",    "todo",    "warning",
};

// "[!NOTE]" at the front of a quote: the kind, and how long the mark is.
struct Mark {
    std::string kind;
    std::size_t length = 0;
};
Mark mark_of(std::string_view text) {
    if (!text.starts_with("[!")) return {};
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || close < 3) return {};
    std::string kind = ascii_lower(text.substr(2, close - 2));
    kind.resize(std::min(kind.find('|'), kind.size()));  // Obsidian's metadata
    const bool is_word = std::all_of(kind.begin(), kind.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
    if (!is_word || kind.empty()) return {};
    std::size_t length = close + 1;  // "-" and "+": folded and open, which paper is not
    if (text.substr(length).starts_with('-') || text.substr(length).starts_with('+')) ++length;
    return {std::move(kind), length};
}

// Takes the first line out of a paragraph: the mark of `length` bytes is dropped, the rest is the
// title.
Inlines take_title(Inlines& content, std::size_t length) {
    const auto line_end = std::find_if(content.begin(), content.end(), [](const Inline& node) {
        return std::holds_alternative<SoftBreak>(node.kind) ||
               std::holds_alternative<LineBreak>(node.kind);
    });
    Inlines title(std::make_move_iterator(content.begin()), std::make_move_iterator(line_end));
    content.erase(content.begin(), line_end == content.end() ? line_end : line_end + 1);
    std::string& first = std::get<Text>(title.front().kind).text;
    first = trimmed(std::string_view(first).substr(length)).empty()
                ? std::string()
                : first.substr(first.find_first_not_of(' ', length));
    if (first.empty()) title.erase(title.begin());
    trim_end(title);
    return title;
}

}  // namespace

bool is_callout_kind(std::string_view name) {
    return std::binary_search(std::begin(kKinds), std::end(kKinds),
                              std::string_view(ascii_lower(name)));
}

Block quote_or_callout(BlockQuote quote, SourceSpan span) {
    auto* first =
        quote.content.empty() ? nullptr : std::get_if<Paragraph>(&quote.content.front().kind);
    const auto* text = first && !first->content.empty()
                           ? std::get_if<Text>(&first->content.front().kind)
                           : nullptr;
    Mark mark = text ? mark_of(text->text) : Mark{};
    if (mark.kind.empty()) return {std::move(quote), span};
    Callout callout{std::move(mark.kind), take_title(first->content, mark.length), {}};
    if (first->content.empty()) quote.content.erase(quote.content.begin());
    callout.content = std::move(quote.content);
    return {std::move(callout), span};
}

Block division_or_callout(Division division, Attributes attributes, std::string_view title) {
    const auto kind = std::find_if(attributes.classes.begin(), attributes.classes.end(),
                                   [](const std::string& name) { return is_callout_kind(name); });
    if (kind == attributes.classes.end()) return {std::move(division), {}, std::move(attributes)};
    Callout callout{ascii_lower(*kind), {}, std::move(division.content)};
    attributes.classes.erase(kind);
    if (!title.empty()) callout.title.push_back({Text{with_smart_punctuation(title)}});
    return {std::move(callout), {}, std::move(attributes)};
}

}  // namespace postconv
