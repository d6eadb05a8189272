#include "converters/pdf/line_items.h"

#include <pango/pango.h>

#include "converters/pdf/protrusion.h"
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

class ItemBuilder {
  public:
    ItemBuilder(const StyledText& text, const ItemOptions& options, Typesetting& setting)
        : text_(text), options_(options), setting_(setting) {}

    std::vector<LineItem> build(const Pieces& pieces) {
        mixed_ = pieces.mixed;
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
            case Piece::Kind::Space: space(piece, index); break;
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
        const std::uint32_t length = std::uint32_t(text_of(piece).size());
        const bool too_wide = piece.word->width > options_.measure;
        const bool simple = piece.word->runs.size() == 1 && !piece.word->runs[0].right_to_left;
        if (too_wide && simple) {
            cut_anywhere(piece, index);
        } else if (!simple) {
            box(piece.word->width, index, length);
        } else if (options_.hyphenation == Hyphenation::On && !piece.literal &&
                   setting_.format(piece.format).hyphenated) {
            hyphenated(piece, index);
        } else {
            part_of_word(piece, index, {0, length});
        }
        behind(piece, index);
    }

    const std::string& text_of(const Piece& piece) const { return piece.word->runs[0].text; }

    void hyphenated(const Piece& piece, std::uint32_t index) {
        const std::string& text = text_of(piece);
        std::uint32_t done = 0;
        for (const int point : setting_.hyphenator.points(text)) {
            part_of_word(piece, index, {done, std::uint32_t(point)});
            hyphen(piece, index, std::uint32_t(point));
            done = std::uint32_t(point);
        }
        part_of_word(piece, index, {done, std::uint32_t(text.size())});
    }

    // A penalty before each cluster of the word but its first, in one pass over its glyphs.
    void cut_anywhere(const Piece& piece, std::uint32_t index) {
        const PangoGlyphString& glyphs = *piece.word->runs.front().glyphs;
        Length width;
        for (int i = 0; i < glyphs.num_glyphs; ++i) {
            width += Length::from_units(glyphs.glyphs[i].geometry.width);
            const bool last = i + 1 == glyphs.num_glyphs;
            if (!last && glyphs.log_clusters[i + 1] == glyphs.log_clusters[i]) continue;
            const auto end = std::uint32_t(last ? int(text_of(piece).size())
                                                : glyphs.log_clusters[i + 1]);
            box(width, index, end);
            if (!last) penalty(kAnywherePenalty, index, end);
            width = {};
        }
    }

    void behind(const Piece& piece, std::uint32_t index) {
        const FontId font = setting_.format(piece.format).font;
        switch (piece.behind) {
            case Piece::Break::Never: break;
            case Piece::Break::Allowed: penalty(0, index, piece.end); break;
            case Piece::Break::AfterHyphen:
                penalty(kAfterHyphenPenalty, index, piece.end);
                break;
            case Piece::Break::SoftHyphen: hyphen(piece, index, piece.end); break;
            case Piece::Break::Ideographic:
                glue({}, setting_.shaper.spec(font).size.scaled_by(kIdeographStretch), {}, kNoPiece);
                break;
        }
    }

    const StyledText& text_;
    const ItemOptions& options_;
    Typesetting& setting_;
    std::vector<LineItem> items_;
    bool mixed_ = false;
};

}  // namespace

std::vector<LineItem> line_items(const StyledText& text, const Pieces& pieces,
                                 const ItemOptions& options, Typesetting& setting) {
    return ItemBuilder(text, options, setting).build(pieces);
}

}  // namespace postconv::pdf
