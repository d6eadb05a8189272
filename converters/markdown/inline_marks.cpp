#include "converters/markdown/inline_marks.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "converters/markdown/byte_set.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr ByteSet kScripts("~^"), kHighlight("=");

bool is_word(char c) {
    const char lower = char(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9');
}

bool has_word(std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return is_word(c) || static_cast<unsigned char>(c) >= 0x80; });
}

// A run of '=', '~' or '^' at `at` of the text.
std::size_t run_length(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.find_first_not_of(text[at], at), text.size());
    return end - at;
}

// What stands beside a place in a text; '\0' where the text ends.
char before(std::string_view text, std::size_t at) {
    return at == 0 ? '\0' : text[at - 1];
}
char behind(std::string_view text, std::size_t end) {
    return end < text.size() ? text[end] : '\0';
}

// "~2~" or "^st^" that starts at `at`, without spaces inside: where it ends and what it is.
struct Script {
    TextStyle style;
    std::size_t end;
};
std::optional<Script> script_at(std::string_view text, std::size_t at) {
    constexpr std::size_t kLongest = 60;
    const char mark = text[at];
    const std::size_t close = text.substr(0, at + kLongest).find(mark, at + 1);
    if (close == std::string_view::npos || run_length(text, close) != 1) return std::nullopt;
    const std::string_view inside = text.substr(at + 1, close - at - 1);
    if (!has_word(inside)) return std::nullopt;
    const bool has_space = inside.find(' ') != std::string_view::npos;
    const char first = before(text, at), next = behind(text, close + 1);
    const bool is_behind_word =
        is_word(first) || first == ')' || first == ']' || static_cast<unsigned char>(first) >= 0x80;
    if (mark == '^')
        return has_space || !is_behind_word || is_word(next)
                   ? std::nullopt
                   : std::optional<Script>({TextStyle::Superscript, close + 1});
    if (is_behind_word && !has_space) return Script{TextStyle::Subscript, close + 1};
    // GFM lets one tilde do for two.
    const bool hugs = inside.front() != ' ' && inside.back() != ' ';
    const bool stands_free = !is_behind_word && !is_word(next);
    if (hugs && stands_free) return Script{TextStyle::Strikethrough, close + 1};
    return std::nullopt;
}

// Takes "~x~" and "^x^" out of one text.
void append_scripts(const Inline& node, Inlines& out) {
    const std::string_view text = std::get<Text>(node.kind).text;
    std::size_t done = 0;
    const auto append_text = [&](std::size_t end) {
        if (end == done) return;
        Inline piece = node;
        std::get<Text>(piece.kind).text = text.substr(done, end - done);
        out.push_back(std::move(piece));
    };
    for (std::size_t at = 0; (at = text.find_first_of("~^", at)) != std::string_view::npos;) {
        const std::size_t length = run_length(text, at);
        const auto script = length == 1 ? script_at(text, at) : std::nullopt;
        if (!script) {
            at += length;
            continue;
        }
        append_text(at);
        const std::string inside(text.substr(at + 1, script->end - at - 2));
        out.push_back({Styled{script->style, {{Text{inside}, node.span}}}, node.span});
        done = at = script->end;
    }
    append_text(text.size());
}

// A place in a run of inlines: a byte of one of its texts.
struct Place {
    std::size_t node = 0, at = 0;
};

// Finds pairs of "==", the first that opens with the next that closes.
class HighlightReader {
  public:
    explicit HighlightReader(Inlines& inlines) : inlines_(inlines) {}

    void read() {
        for (std::size_t i = 0; i < inlines_.size(); ++i)
            if (std::holds_alternative<Text>(inlines_[i].kind)) read_text(i);
        if (!out_.empty() || start_) {
            append(next_, {inlines_.size(), 0});
            inlines_ = std::move(out_);
        }
    }

  private:
    void read_text(std::size_t node) {
        const std::string_view text = std::get<Text>(inlines_[node].kind).text;
        for (std::size_t at = 0; (at = text.find('=', at)) != std::string_view::npos;) {
            const std::size_t length = run_length(text, at);
            if (length == 2) mark(text, {node, at});
            at += length;
        }
    }

    void mark(std::string_view text, Place place) {
        const char first = before(text, place.at), next = behind(text, place.at + 2);
        const bool ends_text = next == '\0', starts_text = first == '\0';
        const bool may_close =
            !is_ascii_space(first) && !is_word(next) && (!starts_text || place.node > 0);
        const bool may_open = !is_ascii_space(next) && !is_word(first) &&
                              (!ends_text || place.node + 1 < inlines_.size());
        if (start_ && may_close && (place.node > start_->node || place.at > start_->at + 2))
            return close(place);
        if (may_open) start_ = place;
    }

    void close(Place end) {
        append(next_, *start_);
        Inlines before_mark = std::move(out_);
        out_.clear();
        append({start_->node, start_->at + 2}, end);
        const SourceSpan span = inlines_[start_->node].span;
        before_mark.push_back({Styled{TextStyle::Highlight, std::move(out_)}, span});
        out_ = std::move(before_mark);
        next_ = {end.node, end.at + 2};
        start_.reset();
    }

    // Copies what stands from one place up to another.
    void append(Place from, Place to) {
        for (std::size_t i = from.node; i <= to.node && i < inlines_.size(); ++i) {
            const auto* text = std::get_if<Text>(&inlines_[i].kind);
            if (!text) {
                if (i < to.node) out_.push_back(std::move(inlines_[i]));
                continue;
            }
            const std::size_t begin = i == from.node ? from.at : 0;
            const std::size_t end = i == to.node ? to.at : text->text.size();
            if (begin >= end) continue;
            Inline piece{Text{text->text.substr(begin, end - begin)}, inlines_[i].span,
                         inlines_[i].attributes};
            out_.push_back(std::move(piece));
        }
    }

    Inlines& inlines_;
    Inlines out_;
    Place next_;  // what comes before is in `out_`
    std::optional<Place> start_;
};

bool has_any(const Inlines& inlines, const ByteSet& characters) {
    return std::any_of(inlines.begin(), inlines.end(), [&](const Inline& node) {
        const auto* text = std::get_if<Text>(&node.kind);
        return text && characters.find_in(text->text) != std::string_view::npos;
    });
}

}  // namespace

void read_marks(Inlines& inlines) {
    if (has_any(inlines, kScripts)) {
        Inlines out;
        for (Inline& node : inlines) {
            if (std::holds_alternative<Text>(node.kind))
                append_scripts(node, out);
            else
                out.push_back(std::move(node));
        }
        inlines = std::move(out);
    }
    if (has_any(inlines, kHighlight)) HighlightReader(inlines).read();
}

}  // namespace postconv
