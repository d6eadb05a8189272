#include "converters/markdown/html_repair.h"

#include <algorithm>
#include <array>
#include <map>

#include "converters/markdown/html.h"
#include "model/text.h"

namespace postconv {
namespace {

// Bounds on what reaches the parser: it opens all unclosed styles anew in every paragraph, and
// looks through all open elements at every tag.
constexpr std::size_t kDeepestElements = 90;
constexpr std::size_t kMostOpenStyles = 16;
constexpr std::size_t kMostReopenedStyles = 500'000;
constexpr std::size_t kMostAttributes = 32;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 11> kTableParts = {
    "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th", "x-table"};
constexpr std::array<std::string_view, 4> kScopes = {"table", "caption", "td", "th"};
constexpr std::array<std::string_view, 13> kStyles = {
    "a", "b", "big", "code", "em", "i", "s", "small", "strike", "strong", "u", "tt", "font"};
constexpr std::array<std::string_view, 6> kRawText = {"script", "style",   "iframe",
                                                      "xmp",    "noembed", "noframes"};
// The parser knows what these end by themselves; all others are alike to it.
constexpr std::array<std::string_view, 46> kNative = {
    "a",      "b",        "big",   "code",  "em",    "i",         "s",          "small",
    "strike", "strong",   "u",     "tt",    "font",  "span",      "p",          "div",
    "h1",     "h2",       "h3",    "h4",    "h5",    "h6",        "ul",         "ol",
    "li",     "dl",       "dt",    "dd",    "pre",   "hr",        "blockquote", "figure",
    "table",  "caption",  "thead", "tbody", "tfoot", "tr",        "td",         "th",
    "col",    "colgroup", "br",    "img",   "wbr",   "figcaption"};

bool is_inline(std::string_view name) {
    return !is_block_element(element_named(name).kind);
}

// Without its end tag it ends with its piece: styling all that follows can't have been meant.
bool ends_with_piece(std::string_view name) {
    return name == "p" || is_inline(name);
}

// "<li>a<li>b": whether an open element ends where another of this name opens.
bool ends_where(std::string_view open, std::string_view opening) {
    const auto row_group = [](std::string_view name) {
        return name == "thead" || name == "tbody" || name == "tfoot";
    };
    if (open == "p") return !is_inline(opening);
    if (open == "a") return opening == "a";
    if (open == "li") return opening == "li";
    if (open == "dt" || open == "dd") return opening == "dt" || opening == "dd";
    if (open == "td" || open == "th")
        return opening == "td" || opening == "th" || opening == "tr" || row_group(opening);
    if (open == "tr") return opening == "tr" || row_group(opening);
    return row_group(open) && row_group(opening);
}

void append_escaped(std::string& out, std::string_view text) {
    for (const char c : text) {
        if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
}

// Behind "</name ...>" of the raw text that `position` stands in, or the end.
std::size_t end_of_raw_text(std::string_view html, std::size_t position, std::string_view name) {
    while ((position = html.find("</", position)) != std::string_view::npos) {
        position += 2;
        if (ascii_lower(html.substr(position, name.size())) != name) continue;
        const std::size_t end = html.find('>', position);
        return end == std::string_view::npos ? html.size() : end + 1;
    }
    return html.size();
}

class HtmlRepair {
  public:
    explicit HtmlRepair(const std::vector<HtmlPiece>& pieces)
        : pieces_(pieces), repaired_(pieces.size()), left_open_(pieces.size()) {}

    std::vector<RepairedPiece> repair() {
        find_end_tags();
        for (piece_ = 0; piece_ < pieces_.size(); ++piece_) read_piece();
        for (const Open& open : open_) ended_[open.number] = {End::Never, 0};
        for (std::size_t i = 0; i < pieces_.size(); ++i) close_left_open(i);
        return std::move(repaired_);
    }

  private:
    struct Open {
        std::string name;
        std::size_t number = 0;  // index in ended_
        std::size_t piece = 0;
        bool is_written = true;  // false: deeper than we go
        bool is_style = false;
    };
    enum class End { ByItsTag, ByAnother, Never };
    struct Ended {
        End how = End::Never;
        std::size_t piece = 0;
    };
    struct LeftOpen {
        std::string name;
        std::size_t number = 0;
    };

    void find_end_tags() {
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            for (std::size_t at = 0; at < pieces_[i].html.size();) {
                const HtmlToken token = next_html_token(pieces_[i].html, at);
                if (token.kind == HtmlToken::Kind::Close)
                    last_end_tag_[parser_name(token.name)] = i;
            }
    }

    bool closes_later(const std::string& name) const {
        const auto last = last_end_tag_.find(name);
        return last != last_end_tag_.end() && last->second > piece_;
    }

    void read_piece() {
        const std::string_view html = pieces_[piece_].html;
        repaired_[piece_].reach = piece_;
        line_ = std::max(pieces_[piece_].span.line, 1);
        for (std::size_t at = 0; at < html.size();) {
            const std::size_t start = at;
            const HtmlToken token = next_html_token(html, at);
            read(token);
            if (token.kind == HtmlToken::Kind::Open && is_one_of(token.name, kRawText))
                at = end_of_raw_text(html, at, token.name);
            line_ += int(std::count(html.begin() + start, html.begin() + at, '\n'));
        }
        while (!open_.empty() && ends_with_piece(open_.back().name) &&
               !closes_later(open_.back().name))
            pop(End::ByAnother);
        for (auto open = open_.rbegin(); open != open_.rend() && open->piece == piece_; ++open)
            if (open->is_written) left_open_[piece_].push_back({open->name, open->number});
        repaired_[piece_].depth = int(written_);
    }

    void read(const HtmlToken& token) {
        switch (token.kind) {
            case HtmlToken::Kind::Text:
                for (const char c : token.source) out() += c == '<' ? "&lt;" : std::string(1, c);
                return;
            case HtmlToken::Kind::Comment:
                if (asks_for_page_break(token)) out() += "<hr class=\"page-break\">";
                return;
            case HtmlToken::Kind::Other:
                return;
            case HtmlToken::Kind::Open:
                return open(token);
            case HtmlToken::Kind::Close:
                return close(parser_name(token.name));
        }
    }

    void open(const HtmlToken& token) {
        const std::string name = parser_name(token.name);
        while (!open_.empty() && ends_where(open_.back().name, name)) pop(End::ByAnother);
        const bool is_empty = token.closes_itself || is_one_of(token.name, kRawText);
        if (is_void_element(token.name) || is_empty) {
            write_tag(token, name);
            if (name.starts_with(kForeignPrefix) || !is_void_element(token.name))
                write_end_tag(name);
            return;
        }
        push(token, name);
    }

    void push(const HtmlToken& token, const std::string& name) {
        const bool is_style = is_one_of(name, kStyles);
        reopened_ += styles_;
        const bool is_written =
            written_ < kDeepestElements &&
            (!is_style || (styles_ < kMostOpenStyles && reopened_ < kMostReopenedStyles));
        if (is_written)
            write_tag(token, name);
        else
            repaired_[piece_].too_deep = true;
        by_name_[name].push_back(open_.size());
        if (is_one_of(name, kScopes)) scopes_.push_back(open_.size());
        open_.push_back({name, ended_.size(), piece_, is_written, is_style});
        ended_.push_back({});
        if (is_written) ++written_;
        if (is_written && is_style) ++styles_;
    }

    void close(const std::string& name) {
        const std::vector<std::size_t>& same = by_name_[name];
        if (same.empty()) return;
        const std::size_t position = same.back();
        if (!is_in_scope(name, position)) return;
        // "<b>a <div>b</b> c</div>": the parser knows best.
        if (is_one_of(name, kStyles) && has_block_above(position)) return write_end_tag(name);
        while (open_.size() > position + 1) pop(End::ByAnother);
        pop(End::ByItsTag);
    }

    // No end tag leaves the table cell it stands in, unless it belongs to the table.
    bool is_in_scope(std::string_view name, std::size_t position) const {
        if (scopes_.empty() || position >= scopes_.back()) return true;
        if (!is_one_of(name, kTableParts)) return false;
        const auto table = by_name_.find("table");
        return table != by_name_.end() && !table->second.empty() &&
               position >= table->second.back();
    }

    bool has_block_above(std::size_t position) const {
        constexpr std::size_t kFarthest = 2 * kDeepestElements;
        if (open_.size() - position > kFarthest) return true;
        return std::any_of(open_.begin() + position + 1, open_.end(),
                           [](const Open& open) { return !is_inline(open.name); });
    }

    void pop(End how) {
        const Open done = std::move(open_.back());
        open_.pop_back();
        by_name_[done.name].pop_back();
        if (!scopes_.empty() && scopes_.back() == open_.size()) scopes_.pop_back();
        ended_[done.number] = {how, piece_};
        if (!done.is_written) return;
        --written_;
        if (done.is_style) --styles_;
        // What ends with its piece was closed there.
        if (how == End::ByItsTag || done.piece == piece_ || !ends_with_piece(done.name))
            write_end_tag(done.name);
        if (how == End::ByItsTag || !ends_with_piece(done.name))
            repaired_[done.piece].reach = std::max(repaired_[done.piece].reach, piece_);
    }

    void close_left_open(std::size_t piece) {
        const std::vector<LeftOpen>& left = left_open_[piece];
        for (const LeftOpen& open : left) {
            const Ended& ended = ended_[open.number];
            const bool ends_here = ended.how == End::Never ||
                                   (ended.how == End::ByAnother && ends_with_piece(open.name));
            if (ends_here) repaired_[piece].html += "</" + open.name + ">";
        }
    }

    static std::string parser_name(const std::string& name) {
        if (is_one_of(name, kNative)) return name;
        return std::string(kForeignPrefix) + name;
    }

    void write_tag(const HtmlToken& token, const std::string& name) {
        out() += "<" + name;
        std::size_t count = 0;
        for (const auto& [key, value] : token.attributes) {
            if (key.starts_with("data-") || ++count > kMostAttributes) continue;
            write_attribute(key, value);
        }
        write_attribute(kLineAttribute, std::to_string(line_));
        if (name.starts_with(kForeignPrefix))
            write_attribute(kNameAttribute, token.source.substr(1, token.name.size()));
        out() += ">";
    }

    void write_attribute(std::string_view key, std::string_view value) {
        out() += " ";
        out() += key;
        out() += "=\"";
        append_escaped(out(), value);
        out() += "\"";
    }

    void write_end_tag(std::string_view name) {
        out() += "</";
        out() += name;
        out() += ">";
    }

    std::string& out() { return repaired_[piece_].html; }

    const std::vector<HtmlPiece>& pieces_;
    std::vector<RepairedPiece> repaired_;
    std::vector<std::vector<LeftOpen>> left_open_;
    std::vector<Open> open_;
    std::map<std::string, std::vector<std::size_t>, std::less<>> by_name_;  // indexes in open_
    std::vector<std::size_t> scopes_;                                       // indexes in open_
    std::map<std::string, std::size_t> last_end_tag_;  // the last piece that has one
    std::vector<Ended> ended_;
    std::size_t piece_ = 0;
    std::size_t written_ = 0;  // of those open
    std::size_t styles_ = 0;   // of those written
    std::size_t reopened_ = 0;
    int line_ = 1;
};

}  // namespace

std::vector<RepairedPiece> repair_html(const std::vector<HtmlPiece>& pieces) {
    return HtmlRepair(pieces).repair();
}

}  // namespace postconv
