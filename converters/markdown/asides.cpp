#include "converters/markdown/asides.h"

#include <algorithm>

#include "converters/markdown/attributes.h"
#include "converters/markdown/emoji.h"
#include "converters/markdown/idioms.h"
#include "converters/markdown/image_size.h"
#include "converters/markdown/inline_builder.h"
#include "converters/markdown/inline_marks.h"
#include "converters/markdown/language_marks.h"
#include "converters/markdown/punctuation.h"
#include "converters/markdown/source_text.h"
#include "converters/markdown/templates.h"
#include "converters/markdown/wikilinks.h"
#include "model/text.h"

namespace postconv {
namespace {

std::string prose(std::string_view text) {
    std::string out;
    append_prose(out, text);
    return out;
}

std::optional<Attributes> attributes_in(const Aside& aside) {
    if (aside.written.starts_with('{')) return parse_attributes(aside.written);
    return parse_attributes(size_before_bracket(trimmed(aside.written)).attributes);
}

void count_dropped(const TemplateTag& tag, SourceSpan span, Reading& reading) {
    if (tag.kind != TemplateTag::Kind::Dropped || tag.ends) return;
    auto& dropped = reading.dropped_templates[tag.name];
    if (dropped.count++ == 0) dropped.first = span.line > 0 ? span : reading.block;
}

Inlines* content_of(Inline& node) {
    if (auto* styled = std::get_if<Styled>(&node.kind)) return &styled->content;
    if (auto* link = std::get_if<Link>(&node.kind)) return &link->content;
    if (auto* span = std::get_if<Span>(&node.kind)) return &span->content;
    return nullptr;
}

// Where "[" stands that the "]" at the end of `inlines` closes.
struct Bracket {
    std::size_t node = 0, at = 0;
};
std::optional<Bracket> open_bracket(const Inlines& inlines) {
    constexpr std::size_t kFarthest = 2000;  // nodes and bytes: the search starts anew each time
    std::size_t steps = 0;
    int depth = 0;
    for (std::size_t i = inlines.size(); i-- > 0 && ++steps < kFarthest;) {
        const auto* text = std::get_if<Text>(&inlines[i].kind);
        if (!text) continue;
        for (std::size_t at = text->text.size(); at-- > 0 && ++steps < kFarthest;) {
            if (text->text[at] == ']') ++depth;
            if (text->text[at] == '[' && --depth == 0) return Bracket{i, at};
        }
    }
    return std::nullopt;
}

class AsideReader {
  public:
    AsideReader(Inlines& inlines, Reading& reading) : inlines_(inlines), reading_(reading) {}

    void read() {
        Inlines source = std::move(inlines_);
        inlines_.clear();
        for (std::size_t i = 0; i < source.size(); ++i) {
            const bool is_last = i + 1 == source.size();
            const auto* text = std::get_if<Text>(&source[i].kind);
            if (!text || !may_hold_token(text->text))
                inlines_.push_back(std::move(source[i]));
            else
                read_text(source[i], is_last);
        }
        if (dropped_) tidy();
    }

  private:
    void read_text(const Inline& node, bool is_last) {
        const std::string_view text = std::get<Text>(node.kind).text;
        span_ = node.span;
        std::size_t done = 0, at = 0;
        while (const auto found = reading_.asides.find(text, at)) {
            at = found->end;
            if (found->aside->kind == AsideKind::Escape) continue;
            append(text.substr(done, found->begin - done));
            done = at;
            const bool ends_run = is_last && at == text.size();
            if (!read_aside(*found->aside, ends_run)) append(prose(found->aside->written));
        }
        append(text.substr(done));
    }

    void append(std::string_view text) {
        auto* last = inlines_.empty() ? nullptr : std::get_if<Text>(&inlines_.back().kind);
        if (skip_space_ && text.starts_with(' ')) text.remove_prefix(1);
        if (text.empty()) return;
        skip_space_ = false;
        if (last && inlines_.back().attributes.empty())
            last->text += text;
        else
            inlines_.push_back({Text{std::string(text)}, span_});
    }

    bool read_aside(const Aside& aside, bool ends_run) {
        switch (aside.kind) {
            case AsideKind::Attributes:
                return attributes(aside, ends_run);
            case AsideKind::WikiLink:
                wikilink(read_wikilink(aside.written));
                return true;
            case AsideKind::Template:
            case AsideKind::TemplateLine:
                template_tag(read_template(aside.written));
                return true;
            case AsideKind::Escape:
            case AsideKind::DivisionStart:
            case AsideKind::DivisionEnd:
            case AsideKind::PageBreak:
            case AsideKind::Contents:
            case AsideKind::AttributesOfLast:
            case AsideKind::AttributesOfNext:
                return false;
        }
        return false;
    }

    bool attributes(const Aside& aside, bool ends_run) {
        auto attributes = attributes_in(aside);
        if (!attributes || inlines_.empty()) return false;
        const auto* text = std::get_if<Text>(&inlines_.back().kind);
        if (!text && !is_break(inlines_.back())) {
            give(inlines_.back(), std::move(*attributes));
            return true;
        }
        if (text && text->text.ends_with(']')) {
            if (const auto bracket = open_bracket(inlines_)) {
                make_span(*bracket, std::move(*attributes));
                return true;
            }
        }
        if (!ends_run || !reading_.in_heading) return false;
        add_attributes(reading_.heading_attributes, std::move(*attributes));
        trim_end(inlines_);
        return true;
    }

    static bool is_break(const Inline& node) {
        return std::holds_alternative<SoftBreak>(node.kind) ||
               std::holds_alternative<LineBreak>(node.kind);
    }

    // "[text]{.class}"
    void make_span(Bracket bracket, Attributes attributes) {
        Text& first = std::get<Text>(inlines_[bracket.node].kind);
        Inlines content;
        content.push_back({Text{first.text.substr(bracket.at + 1)}, inlines_[bracket.node].span});
        first.text.resize(bracket.at);
        const auto rest = inlines_.begin() + std::ptrdiff_t(bracket.node) + 1;
        content.insert(content.end(), std::make_move_iterator(rest),
                       std::make_move_iterator(inlines_.end()));
        inlines_.erase(rest, inlines_.end());
        std::get<Text>(content.back().kind).text.pop_back();
        if (first.text.empty()) inlines_.pop_back();
        std::erase_if(content, [](const Inline& node) {
            const auto* text = std::get_if<Text>(&node.kind);
            return text && text->text.empty();
        });
        if (content.empty()) return;
        inlines_.push_back({Span{std::move(content)}, span_, std::move(attributes)});
        const Attributes& given = inlines_.back().attributes;
        for (const auto& [name, style] :
             {std::pair("mark", TextStyle::Highlight), std::pair("underline", TextStyle::Underline),
              std::pair("smallcaps", TextStyle::SmallCaps), std::pair("kbd", TextStyle::Keyboard)})
            if (has_class(given, name))
                inlines_.back().kind =
                    Styled{style, std::move(std::get<Span>(inlines_.back().kind).content)};
    }

    void wikilink(WikiLink link) {
        for (std::string* name : {&link.page, &link.heading}) take_guard_off(*name);
        const std::string words = with_smart_punctuation(prose(link.text));
        if (link.is_picture) {
            Image image{prose(link.page), prose(link.text), {}, {}};
            image.size = link.size;
            inlines_.push_back({std::move(image), span_});
            return;
        }
        const std::string target = target_of(link);
        if (!target.empty()) {
            inlines_.push_back({Link{{{Text{words}, span_}}, target, {}}, span_});
            return;
        }
        append(words);
        reading_.warn_once(
            "missing-page " + link.page,
            {Severity::Warning, "missing-page", span_.line > 0 ? span_ : reading_.block,
             "there is no page \"" + prose(link.page) + "\" in this document",
             "the text stays, without the link; give the page as an input as well"});
    }

    // Empty when the page is none of the document's.
    std::string target_of(const WikiLink& link) const {
        const std::string anchor = link.heading.empty() ? "" : "#" + slug(link.heading);
        if (link.page.empty() || is_page(reading_.page, link.page)) return anchor;
        const auto page =
            std::find_if(reading_.pages.begin(), reading_.pages.end(),
                         [&](const std::string& name) { return is_page(name, link.page); });
        return page == reading_.pages.end() ? std::string() : *page + anchor;
    }

    void template_tag(TemplateTag tag) {
        if (tag.kind == TemplateTag::Kind::Image) {
            inlines_.push_back({std::move(tag.image), span_});
        } else if (tag.kind == TemplateTag::Kind::Link) {
            inlines_.push_back({Link{{{Text{tag.words}, span_}}, tag.words, {}}, span_});
        } else if (tag.kind == TemplateTag::Kind::Words && !tag.words.empty()) {
            append(with_smart_punctuation(prose(tag.words)));
        } else {
            count_dropped(tag, span_, reading_);
            dropped_ = true;
            skip_space_ = ends_in_space();
        }
    }

    bool ends_in_space() const {
        if (inlines_.empty() || is_break(inlines_.back())) return true;
        const auto* text = std::get_if<Text>(&inlines_.back().kind);
        return text && text->text.ends_with(' ');
    }

    // Breaks beside what was dropped are none.
    void tidy() {
        trim_end(inlines_);
        const auto start = std::find_if_not(inlines_.begin(), inlines_.end(), is_break);
        inlines_.erase(inlines_.begin(), start);
        const auto repeated = [](const Inline& a, const Inline& b) {
            return std::holds_alternative<SoftBreak>(a.kind) &&
                   std::holds_alternative<SoftBreak>(b.kind);
        };
        inlines_.erase(std::unique(inlines_.begin(), inlines_.end(), repeated), inlines_.end());
        for (std::size_t i = 0; i + 1 < inlines_.size(); ++i) {
            auto* text = std::get_if<Text>(&inlines_[i].kind);
            while (text && text->text.size() > 1 && is_break(inlines_[i + 1]) &&
                   text->text.ends_with(' '))
                text->text.pop_back();
        }
    }

    Inlines& inlines_;
    Reading& reading_;
    SourceSpan span_;
    bool dropped_ = false;
    bool skip_space_ = false;
};

bool has_token(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](const Inline& node) {
        const auto* text = std::get_if<Text>(&node.kind);
        return text && may_hold_token(text->text);
    });
}

}  // namespace

void read_asides(Inlines& inlines, Reading& reading) {
    for (Inline& node : inlines)
        if (Inlines* content = content_of(node)) read_asides(*content, reading);
    if (has_token(inlines)) AsideReader(inlines, reading).read();
    read_marks(inlines);
    for (Inline& node : inlines) {
        auto* text = std::get_if<Text>(&node.kind);
        if (!text) continue;
        if (text->text.find(':') != std::string::npos) text->text = with_emoji(text->text);
        text->text = words_of_aside(text->text, reading);
    }
}

std::string words_of_aside(std::string_view text, Reading& reading) {
    if (!may_hold_token(text)) return std::string(text);
    return reading.asides.with(text, [&](const Aside& aside) {
        if (aside.kind == AsideKind::Escape) return aside.written.substr(1);
        if (aside.kind != AsideKind::Template) return aside.written;
        count_dropped(read_template(aside.written), reading.block, reading);
        return template_words(aside.written);
    });
}

std::string html_of_aside(std::string_view text, Reading& reading) {
    if (!may_hold_token(text)) return std::string(text);
    return reading.asides.with(text, [&](const Aside& aside) {
        if (aside.kind != AsideKind::Template && aside.kind != AsideKind::TemplateLine)
            return aside.written;
        count_dropped(read_template(aside.written), reading.block, reading);
        return template_words(aside.written);
    });
}

void read_template_line(const Aside& aside, SourceSpan span, Reading& reading, Blocks& out) {
    TemplateTag tag = read_template(aside.written);
    if (tag.kind == TemplateTag::Kind::Image) {
        out.push_back(paragraph_or_idiom({{std::move(tag.image), span}}, span));
    } else if (tag.kind == TemplateTag::Kind::Link) {
        out.push_back({Paragraph{{{Link{{{Text{tag.words}, span}}, tag.words, {}}, span}}}, span});
    } else if (tag.kind == TemplateTag::Kind::Words && !tag.words.empty()) {
        out.push_back({Paragraph{{{Text{prose(tag.words)}, span}}}, span});
    } else {
        count_dropped(tag, span, reading);
    }
}

void warn_of_dropped_templates(Reading& reading) {
    for (const auto& [name, dropped] : reading.dropped_templates) {
        std::string message = "the template tag \"" + prose(name) + "\" is left out";
        if (dropped.count > 1) message += " (" + std::to_string(dropped.count) + " times)";
        reading.diagnostics.warn("template-ignored", dropped.first, message,
                                 "only the site's own program can fill it in; write out what it "
                                 "stands for, or show it as code");
    }
    reading.dropped_templates.clear();
}

}  // namespace postconv
