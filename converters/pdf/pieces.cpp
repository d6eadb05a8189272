#include "converters/pdf/pieces.h"

#include <pango/pango.h>

#include <algorithm>
#include <memory>

#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kSpaceStretch = 1.0 / 2;  // of the space's own width, as in Computer Modern
constexpr double kSpaceShrink = 1.0 / 3;
constexpr double kIdeographStretch = 0.05;  // of the size, between two ideographs
constexpr double kShortLastLine = 0.6;      // of the measure: what a ragged last line may leave
constexpr int kHyphenPenalty = 60;
constexpr int kAfterHyphenPenalty = 40;
constexpr int kAnywherePenalty = 900;

bool is_space(char32_t c) { return c == ' ' || c == '\t'; }
bool is_fixed_space(char32_t c) { return c == 0xA0; }
bool is_ideographic(char32_t c) {
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7AF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) ||
           (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFD);
}
bool is_right_to_left(char32_t c) {
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFF) || (c >= 0x10800 && c <= 0x10FFF) ||
           (c >= 0x1E800 && c <= 0x1EFFF);
}

struct Character {
    char32_t code;
    std::uint32_t begin, end;
};

std::vector<Character> characters_of(const std::string& text) {
    std::vector<Character> list;
    list.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t code = next_code_point(text, i);
        list.push_back({code, std::uint32_t(begin), std::uint32_t(i)});
    }
    return list;
}

struct FreeMemory {
    void operator()(guint8* memory) const { g_free(memory); }
};

class Cutter {
  public:
    Cutter(const StyledText& text, Typesetting& setting)
        : text_(text), setting_(setting), characters_(characters_of(text.text)) {
        attributes_.resize(characters_.size() + 1);
        pango_get_log_attrs(
            text.text.data(), int(text.text.size()), -1,
            pango_language_from_string(setting.job.document.metadata.language.c_str()),
            attributes_.data(), int(attributes_.size()));
        if (text.direction == Direction::RightToLeft || std::any_of(characters_.begin(), characters_.end(),
                        [](const Character& c) { return is_right_to_left(c.code); }))
            find_levels();
    }

    Pieces cut() {
        std::size_t at = 0;
        while (at < characters_.size()) {
            const std::size_t end = piece_end(at);
            add(at, end);
            at = end;
        }
        return std::move(pieces_);
    }

  private:
    void find_levels() {
        PangoDirection direction = text_.direction == Direction::RightToLeft   ? PANGO_DIRECTION_RTL
                                   : text_.direction == Direction::LeftToRight ? PANGO_DIRECTION_LTR
                                                                               : PANGO_DIRECTION_NEUTRAL;
        levels_.reset(pango_log2vis_get_embedding_levels(
            text_.text.data(), int(text_.text.size()), &direction));
        pieces_.right_to_left = direction == PANGO_DIRECTION_RTL;
        pieces_.mixed = true;
    }

    std::uint8_t level(std::size_t i) const { return levels_ ? levels_.get()[i] : std::uint8_t{0}; }

    FormatId format_at(std::uint32_t offset) {
        while (text_.stretches[stretch_].end <= offset) ++stretch_;
        return text_.stretches[stretch_].format;
    }

    enum class Class { Letter, Space, FixedSpace, Object, Separator };
    Class class_at(std::size_t i) const {
        const char32_t c = characters_[i].code;
        if (is_space(c)) return Class::Space;
        if (is_fixed_space(c)) return Class::FixedSpace;
        if (c == kObject) return Class::Object;
        if (c == kLineSeparator) return Class::Separator;
        return Class::Letter;
    }

    // Whether the word at a byte is part of an address: "https://example.org/a", "a@b.org".
    bool is_literal(std::uint32_t begin) {
        if (begin >= token_end_) {
            const std::size_t end = text_.text.find_first_of(" \t", begin);
            token_end_ = std::uint32_t(std::min(end, text_.text.size()));
            const std::string_view token =
                std::string_view(text_.text).substr(begin, token_end_ - begin);
            token_is_literal_ = token.find("://") != std::string_view::npos ||
                                token.find('@') != std::string_view::npos ||
                                token.starts_with("www.");
        }
        return token_is_literal_;
    }

    // A piece ends at a change of class, format or level, and where a line may break.
    std::size_t piece_end(std::size_t begin) {
        const Class kind = class_at(begin);
        (void)format_at(characters_[begin].begin);
        const std::uint32_t stretch_end = std::uint32_t(text_.stretches[stretch_].end);
        std::size_t end = begin + 1;
        if (kind == Class::Object || kind == Class::Separator || kind == Class::FixedSpace)
            return end;
        while (end < characters_.size() && class_at(end) == kind &&
               characters_[end].begin < stretch_end && level(end) == level(begin) &&
               (kind == Class::Space || !attributes_[end].is_line_break))
            ++end;
        return end;
    }

    void add(std::size_t begin, std::size_t end) {
        Piece piece;
        piece.begin = characters_[begin].begin;
        piece.end = characters_[end - 1].end;
        piece.format = format_at(piece.begin);
        piece.level = level(begin);
        switch (class_at(begin)) {
            case Class::Letter: return add_word(piece, begin, end);
            case Class::Space: piece.kind = Piece::Kind::Space; break;
            case Class::FixedSpace: piece.kind = Piece::Kind::FixedSpace; break;
            case Class::Object:
                piece.kind = Piece::Kind::Picture;
                piece.picture = picture_++;
                piece.behind = break_behind(end);
                break;
            case Class::Separator: piece.kind = Piece::Kind::LineEnd; break;
        }
        if (piece.kind == Piece::Kind::Space || piece.kind == Piece::Kind::FixedSpace) {
            const std::string spaces(end - begin, ' ');
            piece.word = &setting_.shaper.word(setting_.format(piece.format).font, spaces);
        }
        pieces_.list.push_back(piece);
    }

    void add_word(Piece piece, std::size_t begin, std::size_t end) {
        piece.behind = break_behind(end);
        piece.literal = is_literal(piece.begin);
        std::string visible;
        for (std::size_t i = begin; i < end; ++i)
            if (characters_[i].code != 0xAD && characters_[i].code != 0x200B)
                visible.append(text_.text, characters_[i].begin,
                               characters_[i].end - characters_[i].begin);
        if (visible.empty()) return;
        piece.word = &setting_.shaper.word(setting_.format(piece.format).font, visible);
        pieces_.list.push_back(piece);
    }

    Piece::Break break_behind(std::size_t end) const {
        if (end >= characters_.size() || !attributes_[end].is_line_break)
            return Piece::Break::Never;
        const char32_t last = characters_[end - 1].code;
        if (last == 0xAD) return Piece::Break::SoftHyphen;
        if (last == '-' || last == 0x2010 || last == 0x2013) return Piece::Break::AfterHyphen;
        if (is_ideographic(last) || is_ideographic(characters_[end].code))
            return Piece::Break::Ideographic;
        return Piece::Break::Allowed;
    }

    const StyledText& text_;
    Typesetting& setting_;
    std::vector<Character> characters_;
    std::vector<PangoLogAttr> attributes_;
    std::unique_ptr<guint8, FreeMemory> levels_;
    Pieces pieces_;
    std::size_t stretch_ = 0;
    std::uint32_t picture_ = 0;
    std::uint32_t token_end_ = 0;
    bool token_is_literal_ = false;
};

class ItemBuilder {
  public:
    ItemBuilder(const StyledText& text, const ItemOptions& options, Typesetting& setting)
        : text_(text), options_(options), setting_(setting) {}

    std::vector<LineItem> build(const Pieces& pieces) {
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
                penalty(kNeverBreak, {}, index, piece.end);
                space(piece, index);
                break;
            case Piece::Kind::Picture:
                box(text_.pictures[piece.picture].width, index, piece.end);
                behind(piece, index);
                break;
            case Piece::Kind::LineEnd: fill_and_end(index, boundless()); break;
        }
    }

    void box(Length width, std::uint32_t piece, std::uint32_t offset) {
        items_.push_back({LineItem::Kind::Box, false, 0, width, {}, {}, piece, offset});
    }
    void penalty(int cost, Length width, std::uint32_t piece, std::uint32_t offset) {
        items_.push_back({LineItem::Kind::Penalty, width > Length(), cost, width, {}, {}, piece, offset});
    }
    void glue(Length width, Length stretch, Length shrink, std::uint32_t piece) {
        items_.push_back({LineItem::Kind::Glue, false, 0, width, stretch, shrink, piece, 0});
    }

    void space(const Piece& piece, std::uint32_t index) {
        const Length width = piece.word->width;
        if (options_.spacing == Spacing::Fixed) return glue(width, {}, {}, index);
        glue(width, width.scaled_by(kSpaceStretch), width.scaled_by(kSpaceShrink), index);
    }

    // The last line of a paragraph, and one that a forced break ends, is filled with nothing.
    void fill_and_end(std::uint32_t piece, Length stretch) {
        penalty(kNeverBreak, {}, piece, 0);
        glue({}, stretch, {}, piece);
        penalty(kMustBreak, {}, piece, 0);
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
        } else if (options_.hyphenation == Hyphenation::On && simple && !piece.literal &&
                   setting_.format(piece.format).hyphenated) {
            hyphenated(piece, index);
        } else {
            box(piece.word->width, index, length);
        }
        behind(piece, index);
    }

    const std::string& text_of(const Piece& piece) const { return piece.word->runs[0].text; }

    void hyphenated(const Piece& piece, std::uint32_t index) {
        const std::string& text = text_of(piece);
        const Length hyphen =
            setting_.shaper.hyphen(setting_.format(piece.format).font).width;
        Length done;
        for (const int point : setting_.hyphenator.points(text)) {
            const Length here = prefix_width(*piece.word, std::uint32_t(point));
            box(here - done, index, std::uint32_t(point));
            penalty(kHyphenPenalty, hyphen, index, std::uint32_t(point));
            done = here;
        }
        box(piece.word->width - done, index, std::uint32_t(text.size()));
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
            if (!last) penalty(kAnywherePenalty, {}, index, end);
            width = {};
        }
    }

    void behind(const Piece& piece, std::uint32_t index) {
        const FontId font = setting_.format(piece.format).font;
        switch (piece.behind) {
            case Piece::Break::Never: break;
            case Piece::Break::Allowed: penalty(0, {}, index, piece.end); break;
            case Piece::Break::AfterHyphen:
                penalty(kAfterHyphenPenalty, {}, index, piece.end);
                break;
            case Piece::Break::SoftHyphen:
                penalty(kHyphenPenalty, setting_.shaper.hyphen(font).width, index, piece.end);
                break;
            case Piece::Break::Ideographic:
                glue({}, setting_.shaper.spec(font).size.scaled_by(kIdeographStretch), {}, kNoPiece);
                break;
        }
    }

    const StyledText& text_;
    const ItemOptions& options_;
    Typesetting& setting_;
    std::vector<LineItem> items_;
};

}  // namespace

Pieces cut_into_pieces(const StyledText& text, Typesetting& setting) {
    return Cutter(text, setting).cut();
}

std::vector<LineItem> line_items(const StyledText& text, const Pieces& pieces,
                                 const ItemOptions& options, Typesetting& setting) {
    return ItemBuilder(text, options, setting).build(pieces);
}

Length prefix_width(const ShapedWord& word, std::uint32_t offset) {
    const ShapedRun& run = word.runs.front();
    std::int64_t width = 0;
    for (int i = 0; i < run.glyphs->num_glyphs; ++i)
        if (std::uint32_t(run.glyphs->log_clusters[i]) < offset)
            width += run.glyphs->glyphs[i].geometry.width;
    return Length::from_units(width);
}

}  // namespace postconv::pdf
