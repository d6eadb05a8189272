#include "converters/markdown/html_captions.h"

#include "converters/markdown/html_repair.h"
#include "converters/markdown/inlines.h"
#include "converters/markdown/source_text.h"
#include "model/text.h"

namespace postconv {
namespace {

Inlines markdown_words(const std::string& text, Reading& reading, SourceSpan span) {
    const CmarkTree tree = parse_markdown(text);
    cmark_node* first = cmark_node_first_child(tree.get());
    if (!first || kind_of(first) != NodeKind::Paragraph || cmark_node_next(first)) {
        std::string words;
        append_prose(words, text);
        return {{Text{std::move(words)}, span}};
    }
    const int lines_before = std::exchange(reading.place.lines_before, span.line - 1);
    Inlines words = read_inlines(first, reading);
    reading.place.lines_before = lines_before;
    return words;
}

void add_text(Inlines& out, std::string_view text, SourceSpan span) {
    std::string words;
    append_prose(words, text);
    if (!words.empty()) out.push_back({Text{std::move(words)}, span});
}

}  // namespace

Block captioned(Blocks content, Inlines caption, FigurePlace place) {
    if (content.size() == 1 && content.front().attributes.empty()) {
        Block& only = content.front();
        if (auto* figure = std::get_if<Figure>(&only.kind); figure && figure->caption.empty()) {
            figure->caption = std::move(caption);
            return {std::move(*figure), place.span, std::move(place.attributes)};
        }
        if (auto* table = std::get_if<Table>(&only.kind); table && table->caption.empty()) {
            table->caption = std::move(caption);
            return {std::move(*table), place.span, std::move(place.attributes)};
        }
    }
    if (!caption.empty())
        content.insert(place.caption_is_above ? content.begin() : content.end(),
                       {Paragraph{std::move(caption)}, place.span, {{}, {"caption"}, {}}});
    place.attributes.classes.insert(place.attributes.classes.begin(), "figure");
    return {Division{std::move(content)}, place.span, std::move(place.attributes)};
}

Inlines caption_of(const HtmlToken& token, Reading& reading, SourceSpan span) {
    std::string text = token.attribute("caption");
    if (text.empty()) text = token.attribute("title");
    if (text.empty()) text = token.attribute("alt");
    const std::string number = token.attribute("number");
    std::string file = token.attribute("file-name");
    if (file.empty()) file = token.attribute("filename");
    Inlines caption;
    if (!number.empty()) {
        add_text(caption, token.attribute(kNameAttribute) + " " + number, span);
        if (!text.empty()) add_text(caption, ": ", span);
    }
    if (!text.empty())
        for (Inline& word : markdown_words(text, reading, span)) caption.push_back(std::move(word));
    if (file.empty()) return caption;
    const bool is_alone = caption.empty();
    if (!is_alone) add_text(caption, " (", span);
    caption.push_back({Code{code_text(file)}, span});
    if (!is_alone) add_text(caption, ")", span);
    return caption;
}

}  // namespace postconv
