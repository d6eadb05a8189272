#include "converters/markdown/extended_line.h"

#include <algorithm>
#include <string>

#include "converters/markdown/byte_set.h"
#include "converters/markdown/attributes.h"
#include "converters/markdown/image_size.h"
#include "converters/markdown/templates.h"
#include "converters/markdown/wikilinks.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr ByteSet kMarks("\\{[<=");

constexpr std::size_t kFarthest = 2000;          // no search goes on longer: lines may be very long
constexpr std::string_view kEscaped = "{=:^~[";  // what the extensions give a meaning to

bool is_underline(std::string_view line) {
    const std::string_view text = trimmed(line);
    return !text.empty() && (text.find_first_not_of('=') == std::string_view::npos ||
                             text.find_first_not_of('-') == std::string_view::npos);
}

class LineReader {
  public:
    LineReader(const ExtendedLine& line, ExtendedSource& out)
        : line_(line), text_(line.text), out_(out) {}

    void read() {
        while (at_ < text_.size()) {
            copy(std::min(kMarks.find_in(text_, at_), text_.size()) - at_);
            if (at_ < text_.size() && !special(text_[at_])) copy(1);
        }
    }

  private:
    // Whether something was taken from `at_` on, which then stands behind it.
    bool special(char c) {
        if (c == '\\') return escape();
        if (c == '<') return address();
        if (c == '=') return size();
        if (c == '[') return wikilink();
        return template_tag() || attributes();
    }

    bool put(AsideKind kind, std::size_t length) {
        out_.text += out_.asides.put({kind, std::string(text_.substr(at_, length))});
        at_ += length;
        return true;
    }

    bool escape() {
        if (at_ + 1 == text_.size()) return false;
        if (kEscaped.find(text_[at_ + 1]) != std::string_view::npos)
            return put(AsideKind::Escape, 2);
        out_.text += text_.substr(at_, 2);
        at_ += 2;
        escape_end_ = at_;
        return true;
    }

    // "<https://x.org/\[>": nothing is escaped inside.
    bool address() {
        const std::size_t end = text_.find_first_of("> <", at_ + 1);
        if (end == std::string_view::npos || text_[end] != '>') return false;
        const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
        if (inside.find_first_of(":@") == std::string_view::npos) return false;
        if (inside.find("{{") != std::string_view::npos) return false;
        out_.text += text_.substr(at_, end + 1 - at_);
        at_ = end + 1;
        return true;
    }

    // ![a](b.png =250x100)
    bool size() {
        if (at_ == 0 || text_[at_ - 1] != ' ') return false;
        const WrittenSize size = size_before_bracket(text_.substr(at_, 20));
        if (size.length == 0 || reach_back().find("](") == std::string_view::npos) return false;
        while (out_.text.ends_with(' ')) out_.text.pop_back();
        const std::string written = " " + std::string(text_.substr(at_, size.length + 1));
        out_.text += out_.asides.put({AsideKind::Attributes, written, ")"});
        at_ += size.length + 1;
        return true;
    }

    std::string_view reach_back() const {
        const std::size_t start = at_ - std::min(at_, kFarthest);
        return text_.substr(start, at_ - start);
    }

    bool wikilink() {
        if (!text_.substr(at_).starts_with("[[")) return false;
        const std::size_t length = wikilink_length(text_, at_);
        if (length == 0) return false;
        // "[[label]]" is a link of Markdown's own.
        if (line_.labels.contains(ascii_lower(text_.substr(at_ + 2, length - 4)))) return false;
        const bool is_picture = at_ > escape_end_ && text_[at_ - 1] == '!';
        if (is_picture) out_.text.pop_back();
        std::string written = is_picture ? "!" : "";
        written += text_.substr(at_, length);
        out_.text += out_.asides.put({AsideKind::WikiLink, std::move(written)});
        at_ += length;
        return true;
    }

    bool template_tag() {
        const std::size_t length = template_length(text_, at_);
        if (length == 0) return false;
        const std::string_view tag = text_.substr(at_, length);
        const TemplateTag::Kind kind = read_template(tag).kind;
        if (line_.is_raw && kind != TemplateTag::Kind::RawEnd) return copy(length);
        if (kind == TemplateTag::Kind::CommentStart) return put(AsideKind::Template, comment());
        put(AsideKind::Template, length);
        if (kind != TemplateTag::Kind::RawStart) return true;
        const std::string_view near = text_.substr(at_, kFarthest);
        if (near.find("endraw") == std::string_view::npos) return true;
        const std::size_t end = find_tag(TemplateTag::Kind::RawEnd);
        if (end != std::string_view::npos) copy(end - at_);
        return true;
    }

    bool copy(std::size_t length) {
        out_.text += text_.substr(at_, length);
        at_ += length;
        return true;
    }

    // The next tag of that kind on the line.
    std::size_t find_tag(TemplateTag::Kind kind) const {
        const std::string_view text = text_.substr(0, at_ + kFarthest);
        for (std::size_t i = at_; (i = text.find("{%", i)) != std::string_view::npos; i += 2) {
            const std::size_t length = template_length(text, i);
            if (length > 0 && read_template(text.substr(i, length)).kind == kind) return i;
        }
        return std::string_view::npos;
    }

    // How long the comment is that starts here, with its end if that is on the line.
    std::size_t comment() const {
        const std::size_t end = find_tag(TemplateTag::Kind::CommentEnd);
        const std::size_t last = end == std::string_view::npos ? at_ : end;
        return last + template_length(text_, last) - at_;
    }

    bool attributes() {
        if (at_ == 0 || at_ == escape_end_) return false;
        const std::size_t length = attributes_length(text_, at_);
        if (length == 0) return false;
        const char before = text_[at_ - 1];
        const bool follows = std::string_view(")]`*_~=}").find(before) != std::string_view::npos ||
                             (before != ' ' && text_[at_ + 1] == ':');
        const bool ends_heading =
            trimmed(text_.substr(at_ + length)).find_first_not_of('#') == std::string_view::npos &&
            (trimmed(text_).starts_with('#') || is_underline(line_.below));
        if (!follows && !ends_heading) return false;
        if (ends_heading && trimmed(text_).starts_with('#')) drop_closing_hashes();
        return put(AsideKind::Attributes, length);
    }

    // "## A ## {#id}": behind braces cmark would take them for words.
    void drop_closing_hashes() {
        const std::string_view before = std::string_view(out_.text).substr(start_);
        const std::size_t last_word = before.find_last_not_of(" \t#");
        if (last_word == std::string_view::npos) return;
        const std::size_t hashes = before.find('#', last_word);
        if (hashes == std::string_view::npos || hashes == last_word + 1) return;
        out_.text.resize(start_ + hashes);
    }

    const ExtendedLine& line_;
    std::string_view text_;
    ExtendedSource& out_;
    const std::size_t start_ = out_.text.size();
    std::size_t at_ = 0;
    std::size_t escape_end_ = 0;  // behind the last escaped character
};

}  // namespace

void append_extended_line(const ExtendedLine& line, ExtendedSource& out) {
    LineReader(line, out).read();
}

}  // namespace postconv
