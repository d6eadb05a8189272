#include "converters/markdown/extensions.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "converters/markdown/attributes.h"
#include "converters/markdown/code_lines.h"
#include "converters/markdown/definition_lists.h"
#include "converters/markdown/extended_line.h"
#include "converters/markdown/fenced_divs.h"
#include "converters/markdown/source_lines.h"
#include "converters/markdown/templates.h"
#include "model/text.h"

namespace postconv {
namespace {

using TagKind = TemplateTag::Kind;

// What lines like "[label]: address" define.
std::set<std::string> labels_of(const SourceLines& lines) {
    std::set<std::string> labels;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view text = trimmed(lines[i].text);
        const std::size_t end = text.starts_with('[') ? text.find("]:") : std::string_view::npos;
        if (end != std::string_view::npos) labels.insert(ascii_lower(text.substr(1, end - 1)));
    }
    return labels;
}

// The tag that is all there is on the line.
std::optional<TemplateTag> only_tag(std::string_view line) {
    const std::string_view text = trimmed(line);
    if (!text.starts_with('{') || template_length(text, 0) != text.size()) return std::nullopt;
    return read_template(text);
}

bool is_page_break(std::string_view text) {
    return text == "\\newpage" || text == "\\pagebreak" || text == "\\clearpage";
}

bool is_contents(std::string_view text) {
    return text == "[TOC]" || text == "[toc]" || text == "[[_TOC_]]" || text == "[[TOC]]" ||
           text == "[[toc]]" || text == "{:toc}" || text == "{: toc}" || text == "{:toc }";
}

class SourcePass {
  public:
    explicit SourcePass(std::string_view body)
        : lines_(body), labels_(labels_of(lines_)), body_(body) {}

    ExtendedSource run() {
        source_.text.reserve(body_.size() + body_.size() / 16);
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            line();
            source_.text += '\n';
        }
        if (!body_.ends_with('\n') && !source_.text.empty()) source_.text.pop_back();
        return std::move(source_);
    }

  private:
    void line() {
        const bool is_code = code_.contains(lines_.whole(at_));
        if (!is_code) lines_.join_tag(at_);
        const auto& [margin, text, quotes] = lines_[at_];
        if (std::exchange(quotes_, quotes) != quotes) definitions_ = {};
        const bool is_definition = definitions_.is_definition(text, is_code);
        if (is_code) {
            source_.text += lines_.whole(at_);
            return;
        }
        source_.text += margin;
        if (is_definition) {
            const std::size_t colon = text.find(':');
            source_.definition_lines.insert(int(at_) + 1);
            source_.text.append(text.substr(0, colon)).append("+");
            append_extended(text.substr(colon + 1));
        } else if (!says_something_alone(text)) {
            append_extended(text);
        }
    }

    void append_extended(std::string_view text) {
        const std::string_view below =
            lines_.is_words_beside(at_, at_ + 1) ? lines_[at_ + 1].text : "";
        append_extended_line({text, below, labels_, raw_}, source_);
    }

    // Whether the whole line was taken for what it says.
    bool says_something_alone(std::string_view text) {
        const std::size_t indent = std::min(text.find_first_not_of(' '), text.size());
        if (indent == text.size() || indent > 3) return false;
        const char first = text[indent];
        if (first == '\f') return form_feed(text);
        if (first != '{' && first != ':' && first != '[' && first != '\\') return false;
        const std::string_view words = trimmed(text);
        if (const auto tag = only_tag(words)) return tag_line(*tag, text);
        if (raw_) return false;
        if (is_page_break(words)) return put(AsideKind::PageBreak, text);
        if (is_contents(words)) return put(AsideKind::Contents, text);
        if (first == ':' && is_division_end(words)) return put(AsideKind::DivisionEnd, text);
        if (first == ':' && division_start(words)) return put(AsideKind::DivisionStart, text);
        const bool short_form =
            (words.starts_with("{.") || words.starts_with("{#")) && has_words_beside();
        if ((words.starts_with("{:") || short_form) && attributes_length(words, 0) == words.size())
            return put(is_about_next() ? AsideKind::AttributesOfNext : AsideKind::AttributesOfLast,
                       text);
        return false;
    }

    bool has_words_beside() const {
        return (at_ > 0 && lines_.is_words_beside(at_, at_ - 1)) ||
               lines_.is_words_beside(at_, at_ + 1);
    }

    bool is_about_next() const {
        const bool stands_apart = at_ == 0 || !lines_.is_words_beside(at_, at_ - 1);
        return stands_apart && lines_.is_words_beside(at_, at_ + 1);
    }

    bool put(AsideKind kind, std::string_view line) {
        const std::size_t indent = line.find_first_not_of(' ');
        source_.text += line.substr(0, indent);
        source_.text += source_.asides.put({kind, std::string(line.substr(indent)), "<!--", "-->"});
        return true;
    }

    // A form feed with words behind it: the new page is put on the empty line above them.
    bool form_feed(std::string_view line) {
        if (lines_[at_].is_blank()) return put(AsideKind::PageBreak, line);
        const std::string_view words = line.substr(line.find_first_not_of(" \f"));
        if (source_.text.ends_with("\n\n") || source_.text == "\n") {
            source_.text.pop_back();
            put(AsideKind::PageBreak, "\f");
            source_.text += '\n';
        }
        append_extended(words);
        return true;
    }

    bool tag_line(const TemplateTag& tag, std::string_view text) {
        if (tag.kind == TagKind::RawStart || tag.kind == TagKind::RawEnd) {
            raw_ = tag.kind == TagKind::RawStart;
            return true;  // an empty line stands for it
        }
        if (raw_ || text == kJoinedLine) return false;
        if (tag.kind == TagKind::HighlightStart) return highlight(tag.words);
        if (tag.kind == TagKind::CommentStart) return skip_comment();
        if (tag.kind == TagKind::PageBreak) return put(AsideKind::PageBreak, text);
        if (trimmed(text).starts_with("{{") && tag.kind == TagKind::Words) return false;
        return put(AsideKind::TemplateLine, text);
    }

    // The line of the tag that ends what starts here; none when there is none.
    std::optional<std::size_t> find_end(TagKind end, std::size_t& known_missing) const {
        if (at_ >= known_missing) return std::nullopt;
        for (std::size_t i = at_ + 1; i < lines_.size(); ++i)
            if (const auto tag = lines_[i].quotes == lines_[at_].quotes ? only_tag(lines_[i].text)
                                                                        : std::nullopt;
                tag && tag->kind == end)
                return i;
        known_missing = at_;
        return std::nullopt;
    }

    bool highlight(const std::string& language) {
        const auto end = find_end(TagKind::HighlightEnd, no_highlight_end_);
        if (!end) return false;
        std::size_t longest = 2, run = 0;
        for (std::size_t i = at_ + 1; i < *end; ++i)
            for (const char c : lines_.whole(i))
                longest = std::max(longest, run = c == '`' ? run + 1 : 0);
        const std::string fence(longest + 1, '`');
        source_.text += fence + language + "\n";
        while (++at_ < *end) source_.text.append(lines_.whole(at_)).append("\n");
        source_.text.append(lines_[at_].margin).append(fence);
        return true;
    }

    bool skip_comment() {
        const auto end = find_end(TagKind::CommentEnd, no_comment_end_);
        if (!end) return false;
        while (++at_ <= *end) source_.text += '\n';
        --at_;
        return true;
    }

    SourceLines lines_;
    std::set<std::string> labels_;
    std::string_view body_;
    std::size_t at_ = 0;                                     // the line being read
    int quotes_ = 0;                                         // that it stands in
    bool raw_ = false;                                       // between {% raw %} and {% endraw %}
    std::size_t no_highlight_end_ = std::string_view::npos;  // from this line on there is none
    std::size_t no_comment_end_ = std::string_view::npos;
    CodeLines code_;
    DefinitionLines definitions_;
    ExtendedSource source_;
};

}  // namespace

ExtendedSource set_extensions_aside(std::string_view body) {
    if (!may_hold_token(body)) return SourcePass(body).run();
    const std::string clean = without_token_marks(body);
    return SourcePass(clean).run();
}

}  // namespace postconv
