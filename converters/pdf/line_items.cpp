#include "converters/pdf/line_items.h"

#include <pango/pango.h>

#include <algorithm>
#include <string_view>

#include "converters/pdf/no_break.h"
#include "converters/pdf/protrusion.h"
#include "converters/pdf/wide_marks.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kSpaceStretch = 1.0 / 2;  // of the space's own width, as in Computer Modern
constexpr double kSpaceShrink = 1.0 / 3;
constexpr double kIdeographStretch = 0.05;  // of the size, between two ideographs
constexpr double kShortLastLine = 0.6;      // of the measure: what a ragged last line may leave
constexpr int kHyphenPenalty = 120;
constexpr int kAfterHyphenPenalty = 40;
constexpr int kAnywherePenalty = 900;
constexpr int kAddressPenalty = 150;
constexpr double kScriptGap = 0.25;      // of the size, between an ideograph and a Latin letter
constexpr double kScriptGapGive = 0.125;

// Where an address or code may go on in the next line: behind one of these, when no other follows.
bool ends_address_part(char c) {
    return std::string_view("/.?&_=#%:,;+").find(c) != std::string_view::npos;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_han_or_kana(char32_t c) {
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}
bool is_alphabetic(char32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= 0xC0 && c <= 0x52F && c != 0xD7 && c != 0xF7);
}
bool scripts_meet(char32_t a, char32_t b) {
    return (is_han_or_kana(a) && is_alphabetic(b)) || (is_alphabetic(a) && is_han_or_kana(b));
}

class ItemBuilder {
  public:
    ItemBuilder(const StyledText& text, const ItemOptions& options, Typesetting& setting)
        : text_(text), options_(options), setting_(setting) {}

    std::vector<LineItem> build(const Pieces& pieces) {
        mixed_ = pieces.mixed;
        pieces_ = &pieces;
        items_.reserve(pieces.list.size() * 2 + 4);
        if (options_.indent != Length()) box(options_.indent, kNoPiece, 0);
        for (std::size_t i = 0; i < pieces.list.size(); ++i) add(pieces.list[i], std::uint32_t(i));
        fill_and_end(kNoPiece, last_fill());
        return std::move(items_);
    }

    static constexpr std::uint32_t kNoPiece = ~std::uint32_t{0};

  private:
    void add(const Piece& piece, std::uint32_t index) {
        switch (piece.kind) {
            case Piece::Kind::Word: word(piece, index); break;
            case Piece::Kind::Space:
                if (const int cost = penalty_at(piece); cost > 0) penalty(cost, index, piece.end);
                space(piece, index);
                break;
            case Piece::Kind::FixedSpace:
                penalty(kNeverBreak, index, piece.end);
                space(piece, index);
                break;
            case Piece::Kind::Picture:
                box(text_.pictures[piece.picture].width, index, piece.end);
                behind(piece, index);
                break;
            case Piece::Kind::LineEnd: fill_and_end(index, boundless()); break;
        }
    }

    LineItem& box(Length width, std::uint32_t piece, std::uint32_t offset) {
        return items_.emplace_back(LineItem{.width = width, .piece = piece, .offset = offset});
    }
    void penalty(int cost, std::uint32_t piece, std::uint32_t offset) {
        items_.push_back({.kind = LineItem::Kind::Penalty, .penalty = cost, .piece = piece,
                          .offset = offset});
    }
    void glue(Length width, Length stretch, Length shrink, std::uint32_t piece) {
        items_.push_back({.kind = LineItem::Kind::Glue, .width = width, .stretch = stretch,
                          .shrink = shrink, .piece = piece});
    }

    // A break within a word, which adds a hyphen.
    void hyphen(const Piece& piece, std::uint32_t index, std::uint32_t offset) {
        const TextFormat& format = setting_.format(piece.format);
        const Length width = setting_.shaper.hyphen(format.font).width;
        items_.push_back({.kind = LineItem::Kind::Penalty, .is_hyphen = true,
                          .penalty = kHyphenPenalty, .width = width,
                          .hang_end = hanging(width, end_protrusion('-'), format),
                          .piece = index, .offset = offset});
    }

    Length hanging(Length width, double share, const TextFormat& format) const {
        return width.scaled_by(share * format.fit.protrusion);
    }

    // Bytes [from, to) of a word of one run.
    void part_of_word(const Piece& piece, std::uint32_t index, ByteRange range) {
        const ShapedRun& run = piece.word->runs.front();
        const TextFormat& format = setting_.format(piece.format);
        const GlyphExtent extent = extent_of(run, range);
        LineItem& item = box(extent.width, index, range.end);
        if (options_.spacing == Spacing::Fixed || format.fit == GlyphFit{} || mixed_) return;
        const Length size = setting_.shaper.spec(format.font).size;
        item.give = extent.width.scaled_by(format.fit.scaling) +
                    size.scaled_by(format.fit.spacing) * extent.glyphs;
        item.hang_start = hanging_start(run, range, format);
        item.hang_end = hanging_end(run, range, format);
    }

    Length hanging_start(const ShapedRun& run, ByteRange range, const TextFormat& format) const {
        std::size_t next = range.begin;
        const double share = start_protrusion(next_code_point(run.text, next));
        if (share == 0) return {};
        return hanging(extent_of(run, {range.begin, std::uint32_t(next)}).width, share, format);
    }

    Length hanging_end(const ShapedRun& run, ByteRange range, const TextFormat& format) const {
        std::size_t last = range.end;
        do --last;
        while (last > range.begin && (run.text[last] & 0xC0) == 0x80);
        std::size_t next = last;
        const double share = end_protrusion(next_code_point(run.text, next));
        if (share == 0) return {};
        return hanging(extent_of(run, {std::uint32_t(last), range.end}).width, share, format);
    }

    int penalty_at(const Piece& space) const {
        const std::string_view text = text_.text;
        std::size_t begin = space.begin, end = space.end;
        while (begin > 0 && !is_blank(text[begin - 1])) --begin;
        while (end < text.size() && !is_blank(text[end])) ++end;
        return space_penalty(text.substr(begin, space.begin - begin),
                             text.substr(space.end, end - space.end),
                             setting_.shaper.spec(setting_.format(space.format).font).language);
    }

    void space(const Piece& piece, std::uint32_t index) {
        const Length width = piece.word->width;
        if (options_.spacing == Spacing::Fixed) return glue(width, {}, {}, index);
        glue(width, width.scaled_by(kSpaceStretch), width.scaled_by(kSpaceShrink), index);
    }

    // The last line of a paragraph, and one that a forced break ends, is filled with nothing.
    void fill_and_end(std::uint32_t piece, Length stretch) {
        penalty(kNeverBreak, piece, 0);
        glue({}, stretch, {}, piece);
        penalty(kMustBreak, piece, 0);
    }

    static Length boundless() { return Length::from_points(1 << 24); }

    // Ragged text of several lines (a pull-quote, a heading) should not end in a lone word: its
    // last line is counted as short where it leaves more than the others may.
    Length last_fill() const {
        Length natural;
        for (const LineItem& item : items_) natural += item.width;
        const bool several_lines = natural > options_.measure;
        return options_.spacing == Spacing::Fixed && several_lines
                   ? options_.measure.scaled_by(kShortLastLine)
                   : boundless();
    }

    void word(const Piece& piece, std::uint32_t index) {
        const bool simple = piece.word->runs.size() == 1 && !piece.word->runs[0].right_to_left;
        const std::uint32_t length = std::uint32_t(text_of(piece).size());
        if (!simple) {
            box(piece.word->width, index, length);
        } else if (piece.literal) {
            address(piece, index);
        } else if (setting_.format(piece.format).hyphenated &&
                   (options_.hyphenation == Hyphenation::On || is_too_wide(piece, {0, length}))) {
            hyphenated(piece, index);
        } else {
            part_or_letters(piece, index, {0, length});
        }
        behind(piece, index);
    }

    const std::string& text_of(const Piece& piece) const { return piece.word->runs[0].text; }

    void hyphenated(const Piece& piece, std::uint32_t index) {
        const std::string& text = text_of(piece);
        std::uint32_t done = 0;
        const std::string& language =
            setting_.shaper.spec(setting_.format(piece.format).font).language;
        for (const int point : setting_.hyphenator(language).points(text)) {
            part_or_letters(piece, index, {done, std::uint32_t(point)});
            hyphen(piece, index, std::uint32_t(point));
            done = std::uint32_t(point);
        }
        part_or_letters(piece, index, {done, std::uint32_t(text.size())});
    }

    bool is_too_wide(const Piece& piece, ByteRange range) const {
        return extent_of(piece.word->runs.front(), range).width > options_.measure;
    }

    void part_or_letters(const Piece& piece, std::uint32_t index, ByteRange range) {
        if (is_too_wide(piece, range)) cut_anywhere(piece, index, range);
        else part_of_word(piece, index, range);
    }

    // Code and addresses go on without a hyphen.
    void address(const Piece& piece, std::uint32_t index) {
        const std::string& text = text_of(piece);
        const auto length = std::uint32_t(text.size());
        for (std::uint32_t begin = 0; begin < length;) {
            std::uint32_t end = begin + 1;
            while (end < length &&
                   !(ends_address_part(text[end - 1]) && !ends_address_part(text[end])))
                ++end;
            if (begin > 0) penalty(kAddressPenalty, index, begin);
            const ByteRange range = {begin, end};
            part_or_letters(piece, index, range);
            begin = end;
        }
    }

    // A penalty before each cluster of a part of a word but its first.
    void cut_anywhere(const Piece& piece, std::uint32_t index, ByteRange range) {
        const ShapedRun& run = piece.word->runs.front();
        const PangoGlyphString& glyphs = *run.glyphs;
        Length width;
        for (int i = first_glyph_of(run, range.begin); i < glyphs.num_glyphs; ++i) {
            const auto at = std::uint32_t(glyphs.log_clusters[i]);
            if (at >= range.end) break;
            width += Length::from_units(glyphs.glyphs[i].geometry.width);
            const auto next = i + 1 < glyphs.num_glyphs ? std::uint32_t(glyphs.log_clusters[i + 1])
                                                        : range.end;
            if (next == at) continue;
            const std::uint32_t end = std::min(next, range.end);
            box(width, index, end);
            if (end < range.end) penalty(kAnywherePenalty, index, end);
            width = {};
        }
    }

    void behind(const Piece& piece, std::uint32_t index) {
        switch (piece.behind) {
            case Piece::Break::Never:
                if (const Length less = closing_up(piece, index); less != Length()) {
                    penalty(kNeverBreak, kNoPiece, piece.end);
                    glue(less, {}, {}, kNoPiece);
                }
                break;
            case Piece::Break::Allowed: penalty(0, index, piece.end); break;
            case Piece::Break::AfterHyphen:
                penalty(kAfterHyphenPenalty, index, piece.end);
                break;
            case Piece::Break::SoftHyphen: hyphen(piece, index, piece.end); break;
            case Piece::Break::Ideographic:
                ideographic(piece, index);
                break;
        }
    }

    Length size_of(const Piece& piece) const {
        return setting_.shaper.spec(setting_.format(piece.format).font).size;
    }

    struct Meeting {
        char32_t last, next;  // 0: nothing
    };
    Meeting at_end_of(const Piece& piece) const {
        if (piece.end >= text_.text.size()) return {0, 0};
        std::size_t next = piece.end, last = piece.end;
        do --last;
        while (last > piece.begin && (text_.text[last] & 0xC0) == 0x80);
        const char32_t behind = next_code_point(text_.text, next);
        return {next_code_point(text_.text, last), behind};
    }

    // Half a square less where the empty halves of two marks meet.
    Length closing_up(const Piece& piece, std::uint32_t index) const {
        const Meeting meeting = at_end_of(piece);
        if (!marks_close_up(meeting.last, meeting.next)) return {};
        const bool narrow = (is_quotation_mark(meeting.last) && !piece.wide) ||
                            (is_quotation_mark(meeting.next) &&
                             (index + 1 >= pieces_->list.size() || !pieces_->list[index + 1].wide));
        return narrow ? Length() : -(size_of(piece) / 2);
    }

    // Ideographs stand apart a little when a line must be filled, and from Latin letters always.
    void ideographic(const Piece& piece, std::uint32_t index) {
        const Length size = size_of(piece);
        const Meeting meeting = at_end_of(piece);
        if (scripts_meet(meeting.last, meeting.next)) {
            const Length give = size.scaled_by(kScriptGapGive);
            glue(size.scaled_by(kScriptGap), give, give, kNoPiece);
        } else {
            glue(closing_up(piece, index), size.scaled_by(kIdeographStretch), {}, kNoPiece);
        }
    }

    const StyledText& text_;
    const ItemOptions& options_;
    Typesetting& setting_;
    const Pieces* pieces_ = nullptr;
    std::vector<LineItem> items_;
    bool mixed_ = false;
};

}  // namespace

std::vector<LineItem> line_items(const StyledText& text, const Pieces& pieces,
                                 const ItemOptions& options, Typesetting& setting) {
    return ItemBuilder(text, options, setting).build(pieces);
}

}  // namespace postconv::pdf
