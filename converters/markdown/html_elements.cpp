#include "converters/markdown/html_elements.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "converters/markdown/cmark_tree.h"
#include "converters/markdown/html_captions.h"
#include "converters/markdown/html_repair.h"
#include "converters/markdown/html_tables.h"
#include "converters/markdown/idioms.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

bool has_attribute(const HtmlToken& token, std::string_view key) {
    for (const auto& [name, value] : token.attributes)
        if (name == key) return true;
    return false;
}

// The only element among the children, white space aside; null if there is more.
const GumboNode* only_child(const GumboNode* node) {
    const GumboNode* only = nullptr;
    bool has_more = false;
    for_each_child(node, [&](const GumboNode* child) {
        const HtmlToken token = token_of(child);
        if (token.kind == HtmlToken::Kind::Other) return;
        if (token.kind == HtmlToken::Kind::Text && trimmed(text_of(child)).empty()) return;
        has_more = has_more || only || token.kind == HtmlToken::Kind::Text;
        only = child;
    });
    return has_more ? nullptr : only;
}

std::string language_of(const HtmlToken& token) {
    for (const std::string& name : attributes_of(token).classes) {
        if (name.starts_with("language-")) return name.substr(9);
        if (name.starts_with("lang-")) return name.substr(5);
    }
    return {};
}

// A list is tight when none of its items has two paragraphs.
bool is_tight(const List& list) {
    for (const ListItem& item : list.items) {
        int paragraphs = 0;
        for (const Block& block : item.content)
            paragraphs += std::holds_alternative<Paragraph>(block.kind);
        if (paragraphs > 1) return false;
    }
    return true;
}

// "<li><input type="checkbox" checked> done"
std::optional<bool> task_state(const GumboNode* item) {
    std::optional<bool> state;
    for_each_child(item, [&](const GumboNode* child) {
        const HtmlToken token = token_of(child);
        if (token.name == "input" && ascii_lower(token.attribute("type")) == "checkbox")
            state = has_attribute(token, "checked");
    });
    return state;
}

}  // namespace

SourceSpan HtmlElements::span_of(const HtmlToken& token) const {
    const std::string line = token.attribute(kLineAttribute);
    SourceSpan span = reading_.block;
    int number = 0;
    std::from_chars(line.data(), line.data() + line.size(), number);
    if (number <= 0 || number == span.line) return span;
    return {span.source, number, 1, number, 1};
}

Blocks HtmlElements::content_of(const GumboNode* node) {
    const Deeper deeper(reading_);
    Blocks out;
    HtmlFlow flow(reading_, out);
    read_children(node, flow);
    flow.end_paragraph();
    return out;
}

Inlines HtmlElements::words_of(const GumboNode* node, Blocks& others) {
    Inlines words;
    const auto append = [&](Inlines& content) {
        if (!words.empty() && !content.empty()) words.push_back({Text{" "}, content.front().span});
        for (Inline& inline_ : content) words.push_back(std::move(inline_));
    };
    for (Block& block : content_of(node)) {
        if (auto* paragraph = std::get_if<Paragraph>(&block.kind))
            append(paragraph->content);
        else if (auto* heading = std::get_if<Heading>(&block.kind))
            append(heading->content);
        else if (auto* figure = std::get_if<Figure>(&block.kind); figure && figure->caption.empty())
            words.push_back({std::move(figure->image), block.span, std::move(block.attributes)});
        else
            others.push_back(std::move(block));
    }
    return words;
}

void HtmlElements::read_children(const GumboNode* node, HtmlFlow& flow) {
    const SourceSpan span = span_of(token_of(node));
    for_each_child(node, [&](const GumboNode* child) {
        if (token_of(child).kind == HtmlToken::Kind::Text)
            flow.text(text_of(child), span);
        else
            read_node(child, flow);
    });
}

void HtmlElements::read_node(const GumboNode* node, HtmlFlow& flow) {
    const HtmlToken token = token_of(node);
    if (token.kind != HtmlToken::Kind::Open) return;
    if (has_attribute(token, kMarkdownNumber)) return add_markdown(token, flow);
    const ElementKind kind = element_named(token.name).kind;
    if (is_block_element(kind) && !flow.is_dropping()) return read_block(node, token, flow);
    if (kind == ElementKind::Unknown && !flow.is_dropping()) return read_unknown(node, token, flow);
    read_inline(node, token, flow);
}

void HtmlElements::read_inline(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    if (token.name == "input" && ascii_lower(token.attribute("type")) == "checkbox") return;
    flow.open(token, span_of(token));
    if (is_void_element(token.name)) return;
    read_children(node, flow);
    flow.close();
}

void HtmlElements::add_markdown(const HtmlToken& token, HtmlFlow& flow) {
    const std::string number = token.attribute(kMarkdownNumber);
    std::size_t index = markdown_.size();
    std::from_chars(number.data(), number.data() + number.size(), index);
    if (index < markdown_.size()) flow.add(std::exchange(markdown_[index], {}));
}

void HtmlElements::read_block(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    flow.end_paragraph();
    if (reading_.is_too_deep()) {
        read_children(node, flow);
        return flow.end_paragraph();
    }
    const HtmlElement element = element_named(token.name);
    if (asks_for_page_break(token)) {
        flow.add({PageBreak{}, span_of(token)});
        if (element.kind == ElementKind::Rule) return;
    }
    struct BlockReader {
        ElementKind kind;
        void (HtmlElements::*read)(const GumboNode*, const HtmlToken&, HtmlFlow&);
    };
    constexpr std::array kReaders = {
        BlockReader{ElementKind::Rule, &HtmlElements::read_rule},
        BlockReader{ElementKind::BlockQuote, &HtmlElements::read_quote},
        BlockReader{ElementKind::Table, &HtmlElements::read_table},
        BlockReader{ElementKind::List, &HtmlElements::read_list},
        BlockReader{ElementKind::DefinitionList, &HtmlElements::read_definitions},
        BlockReader{ElementKind::Heading, &HtmlElements::read_heading},
        BlockReader{ElementKind::Preformatted, &HtmlElements::read_code},
        BlockReader{ElementKind::Figure, &HtmlElements::read_figure},
        BlockReader{ElementKind::Details, &HtmlElements::read_details}};
    const auto* reader = std::find_if(kReaders.begin(), kReaders.end(), [&](const BlockReader& r) {
        return r.kind == element.kind;
    });
    if (reader == kReaders.end()) read_group(node, token, flow);
    else (this->*reader->read)(node, token, flow);
}

void HtmlElements::read_rule(const GumboNode*, const HtmlToken& token, HtmlFlow& flow) {
    flow.add({ThematicBreak{}, span_of(token)});
}

void HtmlElements::read_quote(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    flow.add({BlockQuote{content_of(node)}, span_of(token), attributes_of(token)});
}

void HtmlElements::read_table(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    const SourceSpan span = span_of(token);
    Blocks others;
    Table table = read_html_table(node, *this, others);
    if (!table.columns.empty())
        flow.add(Block{std::move(table), span, attributes_of(token)});
    else if (!table.caption.empty())
        flow.add(Block{Paragraph{std::move(table.caption)}, span, attributes_of(token)});
    flow.add(std::move(others));
}

// <div>, <p>: without attributes they are what they hold.
void HtmlElements::read_group(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    Blocks content = content_of(node);
    Attributes attributes = attributes_of(token);
    if (element_named(token.name).kind == ElementKind::NamedBlock)
        attributes.classes.push_back(token.name);
    if (asks_for_page_break(token)) attributes.classes.clear();
    if (attributes.empty()) return flow.add(std::move(content));
    if (content.size() == 1 && content.front().attributes.empty() && token.name == "p") {
        content.front().attributes = std::move(attributes);
        return flow.add(std::move(content));
    }
    if (!content.empty() || !attributes.id.empty())
        flow.add(Block{Division{std::move(content)}, span_of(token), std::move(attributes)});
}

// Words and blocks stay; what the writer says in attributes becomes a caption, above them as in the
// source.
void HtmlElements::read_unknown(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    const SourceSpan span = span_of(token);
    const std::string source = "<" + token.name + "/>";
    if (reading_.excerpt.is_marker(source)) return read_children(node, flow);
    Inlines caption = caption_of(token, reading_, span);
    if (caption.empty()) {
        reading_.warn_once(
            "html-ignored " + token.name,
            {Severity::Warning, "html-ignored", span,
             "the HTML element <" + token.attribute(kNameAttribute) +
                 "> is not used; its text is kept",
             "say it in Markdown; for text in angle brackets write &lt; or use code"});
        return read_children(node, flow);
    }
    flow.end_paragraph();
    Attributes attributes = attributes_of(token);
    attributes.classes.insert(attributes.classes.begin(), token.name);
    Blocks content = content_of(node);
    content.insert(content.begin(), {Paragraph{std::move(caption)}, span, {{}, {"caption"}, {}}});
    flow.add(Block{Division{std::move(content)}, span, std::move(attributes)});
}

void HtmlElements::read_heading(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    Blocks others;
    Inlines words = words_of(node, others);
    if (!words.empty())
        flow.add(Block{Heading{element_named(token.name).level, std::move(words)}, span_of(token),
                       attributes_of(token)});
    flow.add(std::move(others));
}

ListItem HtmlElements::item_of(const GumboNode* node, const HtmlToken& token) {
    return {content_of(node), task_state(node), span_of(token), attributes_of(token)};
}

void HtmlElements::read_list(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    const Deeper deeper(reading_);
    List list;
    list.kind = token.name == "ol" ? ListKind::Ordered : ListKind::Bullet;
    const std::string start = token.attribute("start");
    std::from_chars(start.data(), start.data() + start.size(), list.start);
    list.start = std::clamp(list.start, 0, 999'999'999);
    // What stands between items belongs to the item before.
    Blocks between;
    HtmlFlow stray(reading_, between);
    const auto end_stray = [&] {
        stray.end_paragraph();
        if (between.empty()) return;
        if (list.items.empty()) list.items.emplace_back().span = span_of(token);
        for (Block& block : between) list.items.back().content.push_back(std::move(block));
        between.clear();
    };
    for_each_child(node, [&](const GumboNode* child) {
        const HtmlToken item = token_of(child);
        if (item.kind == HtmlToken::Kind::Text) return stray.text(text_of(child), span_of(token));
        if (item.name != "li") return read_node(child, stray);
        end_stray();
        list.items.push_back(item_of(child, item));
    });
    end_stray();
    list.tight = is_tight(list);
    if (!list.items.empty()) flow.add(Block{std::move(list), span_of(token), attributes_of(token)});
}

void HtmlElements::read_definitions(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    const Deeper deeper(reading_);
    DefinitionList list;
    Blocks stray;
    read_definition_parts(node, list, stray);
    if (!list.items.empty()) flow.add(Block{std::move(list), span_of(token), attributes_of(token)});
    flow.add(std::move(stray));
}

// <dt> and <dd>, also inside <div>; whatever else stands there belongs to the description before.
void HtmlElements::read_definition_parts(const GumboNode* node, DefinitionList& list,
                                         Blocks& stray) {
    const auto describe = [&](Blocks blocks) {
        if (blocks.empty()) return;
        const bool is_stray = list.items.empty() || list.items.back().descriptions.empty();
        Blocks& place = is_stray ? stray : list.items.back().descriptions.back();
        for (Block& block : blocks) place.push_back(std::move(block));
    };
    for_each_child(node, [&](const GumboNode* child) {
        const HtmlToken part = token_of(child);
        if (part.name == "dt") {
            Blocks others;
            Inlines term = words_of(child, others);
            list.items.push_back({std::move(term), {}, span_of(part)});
            if (!others.empty()) list.items.back().descriptions.push_back(std::move(others));
        } else if (part.name == "dd") {
            if (list.items.empty()) list.items.push_back({{}, {}, span_of(part)});
            list.items.back().descriptions.push_back(content_of(child));
        } else if (part.name == "div") {
            read_definition_parts(child, list, stray);
        } else {
            Blocks between;
            HtmlFlow flow(reading_, between);
            if (part.kind == HtmlToken::Kind::Text)
                flow.text(text_of(child), span_of(token_of(node)));
            else
                read_node(child, flow);
            flow.end_paragraph();
            describe(std::move(between));
        }
    });
}

void HtmlElements::read_code(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    CodeBlock code;
    code.language = language_of(token);
    const GumboNode* inner = only_child(node);
    if (inner && code.language.empty()) code.language = language_of(token_of(inner));
    code.text = code_text(text_below(node));
    if (code.text.starts_with('\n')) code.text.erase(0, 1);
    if (code.text.ends_with('\n')) code.text.pop_back();
    Attributes attributes;
    attributes.id = token.attribute("id");
    if (!trimmed(code.text).empty())
        flow.add(Block{std::move(code), span_of(token), std::move(attributes)});
    read_markdown_below(node, flow);
}

void HtmlElements::read_markdown_below(const GumboNode* node, HtmlFlow& flow) {
    for_each_child(node, [&](const GumboNode* child) {
        const HtmlToken token = token_of(child);
        if (has_attribute(token, kMarkdownNumber)) return add_markdown(token, flow);
        read_markdown_below(child, flow);
    });
}

void HtmlElements::read_figure(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    const Deeper deeper(reading_);
    const SourceSpan span = span_of(token);
    Blocks content;
    Inlines caption;
    bool is_above = false;
    HtmlFlow inner(reading_, content);
    for_each_child(node, [&](const GumboNode* child) {
        const HtmlToken part = token_of(child);
        if (part.kind == HtmlToken::Kind::Text) return inner.text(text_of(child), span);
        if (part.name != "figcaption" || !caption.empty()) return read_node(child, inner);
        inner.end_paragraph();
        is_above = content.empty();
        Blocks others;
        caption = words_of(child, others);
        inner.add(std::move(others));
    });
    inner.end_paragraph();
    flow.add(
        captioned(std::move(content), std::move(caption), {span, attributes_of(token), is_above}));
}

// The summary, in bold, then what it hides on a screen.
void HtmlElements::read_details(const GumboNode* node, const HtmlToken& token, HtmlFlow& flow) {
    const Deeper deeper(reading_);
    const SourceSpan span = span_of(token);
    Blocks content;
    Inlines summary;
    HtmlFlow inner(reading_, content);
    for_each_child(node, [&](const GumboNode* child) {
        const HtmlToken part = token_of(child);
        if (part.kind == HtmlToken::Kind::Text) return inner.text(text_of(child), span);
        if (part.name != "summary" || !summary.empty()) return read_node(child, inner);
        Blocks others;
        summary = words_of(child, others);
        inner.add(std::move(others));
    });
    inner.end_paragraph();
    if (!summary.empty()) {
        Inlines bold;
        bold.push_back({Styled{TextStyle::Strong, std::move(summary)}, span});
        content.insert(content.begin(), {Paragraph{std::move(bold)}, span});
    }
    Attributes attributes = attributes_of(token);
    attributes.classes.insert(attributes.classes.begin(), "details");
    flow.add(Block{Division{std::move(content)}, span, std::move(attributes)});
}

}  // namespace postconv
