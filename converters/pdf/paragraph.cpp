#include "converters/pdf/paragraph.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "converters/pdf/break_lines.h"
#include "converters/pdf/line_items.h"

namespace postconv::pdf {
namespace {

constexpr double kFirstTolerance = 1.0;   // lines without hyphens no looser than this, or else
constexpr double kSecondTolerance = 1.3;  // with them
constexpr double kThirdTolerance = 3.0;
constexpr double kRaggedStretch = 0.12;  // of the measure: how ragged a margin may be
constexpr double kUnderlineDrop = 0.12;  // of the size, below the baseline
constexpr double kStrikeRise = 0.26;
constexpr double kRuleThickness = 0.05;
constexpr int kScalingStep = 4;  // thousandths: each step is a font to the PDF writer

// What stands in a line, in logical order and then in visual order.
struct Fragment {
    const ShapedRun* run = nullptr;  // null: a picture, or bare space
    FormatId format = 0;
    std::uint8_t level = 0;
    Length width;  // as set
    int picture = -1;
    bool is_space = false;
    Fitting fitting = {};
    NodeId node = kArtifact;
    std::size_t order = 0;  // in the text
    Length x = {};
};

struct BrokenText {
    std::vector<LineItem> items;
    std::vector<std::size_t> breaks;
};

BrokenText break_text(const StyledText& text, const Pieces& pieces, const ParagraphShape& shape,
                      Typesetting& setting) {
    const bool justified = shape.alignment == Alignment::Justify;
    BreakOptions options;
    options.width = shape.measure;
    options.first_widths.assign(std::size_t(shape.inset.lines), shape.measure - shape.inset.width);
    if (!justified) options.ragged_stretch = shape.measure.scaled_by(kRaggedStretch);
    ItemOptions how{Hyphenation::Off, justified ? Spacing::Elastic : Spacing::Fixed,
                    shape.measure - shape.inset.width, shape.first_line_indent};
    BrokenText broken;
    const auto try_with = [&](double tolerance) {
        options.tolerance = tolerance;
        broken.breaks = break_lines(broken.items, options);
        return !broken.breaks.empty();
    };
    broken.items = line_items(text, pieces, how, setting);
    if (try_with(kFirstTolerance)) return broken;
    how.hyphenation = Hyphenation::On;
    broken.items = line_items(text, pieces, how, setting);
    if (try_with(kSecondTolerance) || try_with(kThirdTolerance)) return broken;
    options.last_resort = true;
    try_with(std::numeric_limits<double>::infinity());
    return broken;
}

class LineSetter {
  public:
    LineSetter(const StyledText& text, const Pieces& pieces, const ParagraphShape& shape,
               Typesetting& setting)
        : text_(text), pieces_(pieces), shape_(shape), setting_(setting) {
        const TextFormat& base = setting.format(text.base);
        const FontMetrics& metrics = setting.shaper.metrics(base.font);
        baseline_ = (shape.leading - metrics.ascent - metrics.descent) / 2 + metrics.ascent;
    }

    std::vector<Line> set(const BrokenText& broken) {
        std::vector<Line> lines;
        std::size_t start = 0;
        for (const std::size_t end : broken.breaks) {
            inset_ = lines.size() < std::size_t(shape_.inset.lines) ? shape_.inset.width : Length();
            lines.push_back(line(broken.items, start, end));
            start = line_start_after(broken.items, end);
        }
        add_places(lines.empty() ? nullptr : &lines.back(), text_.text.size() + 1);
        return lines;
    }

  private:
    static constexpr std::uint32_t kNoPiece = ~std::uint32_t{0};

    Line line(const std::vector<LineItem>& items, std::size_t start, std::size_t end) {
        fragments_.clear();
        stretchable_.clear();
        collect(items, start, end);
        if (start == 0) lead_in();
        const bool closed = end + 1 == items.size() || items[end].penalty == kMustBreak;
        const Hang hang = hang_of(items, start, end);
        const Length measure = shape_.measure - inset_ + hang.start + hang.end;
        const Length free = fit(measure, closed && items[end].kind == LineItem::Kind::Penalty);
        if (pieces_.mixed) reorder();
        ends_in_space_ = swallows_space(items, end);
        Line result = place(start_of_line(free) - hang.start);
        result.ends_in_hyphen = items[end].is_hyphen;
        result.first_byte = first_byte(items, start, end);
        const std::size_t last_byte = bytes_until(items, end);
        add_notes(result, last_byte);
        add_places(&result, last_byte);
        return result;
    }

    std::size_t first_byte(const std::vector<LineItem>& items, std::size_t start,
                           std::size_t end) const {
        for (std::size_t i = start; i < end; ++i)
            if (items[i].kind == LineItem::Kind::Box && items[i].piece != kNoPiece)
                return plain_offset(text_,
                                    pieces_.list[items[i].piece].begin + first_offset(items, i));
        return 0;
    }

    // Whether a line end stands for a space, or for one that the writer asked for.
    bool swallows_space(const std::vector<LineItem>& items, std::size_t end) const {
        const auto is_of_text = [&](std::size_t i) {
            return items[i].kind == LineItem::Kind::Box && items[i].piece != kNoPiece;
        };
        std::size_t next = end, last = end;
        while (next < items.size() && !is_of_text(next)) ++next;
        while (last > 0 && !is_of_text(last)) --last;
        if (next == items.size() || items[next].piece == items[last].piece) return false;
        const std::string_view before =
            std::string_view(text_.text).substr(0, pieces_.list[items[next].piece].begin);
        return before.ends_with(' ') || before.ends_with("\xE2\x80\xA8");
    }

    // The fragments between two breaks: whole words where they are whole, else reshaped parts.
    void collect(const std::vector<LineItem>& items, std::size_t start, std::size_t end) {
        for (std::size_t i = start; i < end; ++i) {
            const LineItem& item = items[i];
            if (item.kind == LineItem::Kind::Penalty) continue;
            if (item.piece == kNoPiece) {
                bare(item);
                continue;
            }
            const Piece& piece = pieces_.list[item.piece];
            if (piece.kind == Piece::Kind::LineEnd) continue;
            node_ = node_at(piece.begin);
            if (item.kind == LineItem::Kind::Glue) {
                space(piece, item);
            } else if (piece.kind == Piece::Kind::Picture) {
                add({nullptr, piece.format, piece.level, item.width, int(piece.picture)});
            } else {
                const std::size_t first = i;
                while (i + 1 < end && items[i + 1].piece == item.piece &&
                       items[i + 1].kind != LineItem::Kind::Glue)
                    ++i;
                std::size_t last = i;
                while (items[last].kind != LineItem::Kind::Box) --last;
                word(piece, first_offset(items, first), items[last].offset);
            }
        }
        if (items[end].is_hyphen)
            hyphen(pieces_.list[items[end].piece]);
        else if (items[end].penalty != kMustBreak)
            protect_hyphen();
    }

    // Of the text's byte `offset`; asked for from the first on.
    NodeId node_at(std::size_t offset) {
        const std::vector<StyledText::Tag>& tags = text_.tags;
        while (next_tag_ < tags.size() && tags[next_tag_].end <= offset) ++next_tag_;
        return next_tag_ < tags.size() ? tags[next_tag_].node : node_;
    }

    void add(Fragment fragment) {
        fragment.node = node_;
        fragment.order = fragments_.size();
        fragments_.push_back(fragment);
    }

    // The first word copies with what is drawn elsewhere.
    void lead_in() {
        if (text_.drawn_before.empty()) return;
        for (Fragment& f : fragments_) {
            if (!f.run || f.is_space) continue;
            f.run = &setting_.shaper.led_in(*f.run, text_.drawn_before);
            return;
        }
    }

    // Readers that join words at line ends take any hyphen there for ours. One that the writer
    // wrote is followed by ZERO WIDTH SPACE, so that "no-fly" is read back with its hyphen.
    void protect_hyphen() {
        if (fragments_.empty() || !fragments_.back().run) return;
        Fragment& last = fragments_.back();
        if (last.run->right_to_left || !last.run->text.ends_with('-')) return;
        const FontId font = setting_.format(last.format).font;
        const ShapedWord& word = setting_.shaper.word(font, last.run->text + "\u200B");
        if (word.runs.size() == 1) last.run = &word.runs.front();
    }

    // Where the part of a word that begins with item `first` begins in it.
    static std::uint32_t first_offset(const std::vector<LineItem>& items, std::size_t first) {
        for (std::size_t i = first; i-- > 0;) {
            if (items[i].piece != items[first].piece) return 0;
            if (items[i].kind == LineItem::Kind::Box) return items[i].offset;
        }
        return 0;
    }

    void bare(const LineItem& item) {
        if (item.kind == LineItem::Kind::Glue && item.stretch > shape_.measure * 4) return;
        if (item.kind == LineItem::Kind::Glue)
            stretchable_.push_back({fragments_.size(), item.stretch, item.shrink});
        const std::uint8_t level = pieces_.right_to_left ? 1 : 0;
        add({nullptr, 0, level, item.width, -1});
    }

    void space(const Piece& piece, const LineItem& item) {
        stretchable_.push_back({fragments_.size(), item.stretch, item.shrink});
        add({&piece.word->runs.front(), piece.format, piece.level, item.width, -1,
             /*is_space=*/true});
    }

    void word(const Piece& piece, std::uint32_t from, std::uint32_t to) {
        const std::string& text = piece.word->runs.front().text;
        const bool whole = piece.word->runs.size() > 1 || (from == 0 && to >= text.size());
        const ShapedWord& shaped =
            whole ? *piece.word
                  : setting_.shaper.word(setting_.format(piece.format).font,
                                         std::string_view(text).substr(from, to - from));
        for (const ShapedRun& run : shaped.runs)
            add({&run, piece.format, piece.level, run.width, -1});
    }

    void hyphen(const Piece& piece) {
        for (const ShapedRun& run : setting_.shaper.hyphen(setting_.format(piece.format).font).runs)
            add({&run, piece.format, piece.level, run.width, -1});
    }

    // Spreads what is missing over the glyphs and then the spaces; gives back what is left beside
    // the text.
    Length fit(Length measure, bool closed) {
        Length free = measure;
        for (const Fragment& f : fragments_) free -= f.width;
        if (shape_.alignment != Alignment::Justify || (closed && free >= Length())) return free;
        return spread_over_spaces(spread_over_glyphs(free));
    }

    // Every fragment gives the same share of what it can; gives back what is left.
    Length spread_over_glyphs(Length free) {
        if (pieces_.mixed) return free;
        Length give;
        for (const Fragment& f : fragments_) give += give_of(f);
        if (give <= Length()) return free;
        const double share = std::clamp(free.to_points() / give.to_points(), -1.0, 1.0);
        for (Fragment& f : fragments_) {
            if (!f.run) continue;
            const TextFormat& format = setting_.format(f.format);
            const long steps = std::lround(share * format.fit.scaling * 1000 / kScalingStep);
            const Length spacing = size_of(format).scaled_by(share * format.fit.spacing);
            f.fitting = {std::int16_t(steps * kScalingStep), std::int16_t(spacing.units())};
            if (f.is_space) continue;
            const Length fitted = fitted_width(*f.run, f.fitting);
            free -= fitted - f.width;
            f.width = fitted;
        }
        return free;
    }

    Length give_of(const Fragment& f) const {
        if (!f.run || f.is_space) return {};
        const TextFormat& format = setting_.format(f.format);
        return f.width.scaled_by(format.fit.scaling) +
               size_of(format).scaled_by(format.fit.spacing) * glyph_count(*f.run);
    }

    Length size_of(const TextFormat& format) const {
        return setting_.shaper.spec(format.font).size;
    }

    Length spread_over_spaces(Length free) {
        Length stretch, shrink;
        for (const Elastic& e : stretchable_) stretch += e.stretch, shrink += e.shrink;
        const bool shrinks = free < Length();
        const Length give = shrinks ? shrink : stretch;
        if (give <= Length()) return free;
        const Length spread = shrinks ? std::max(free, -shrink) : free;
        // Rounded sums, so that the line comes out exact to the unit.
        std::int64_t given = 0, done = 0;
        for (const Elastic& e : stretchable_) {
            given += (shrinks ? e.shrink : e.stretch).units();
            const std::int64_t until =
                std::int64_t(double(spread.units()) * double(given) / double(give.units()));
            fragments_[e.fragment].width += Length::from_units(until - done);
            done = until;
        }
        return free - spread;
    }

    // Rule L2 of UAX #9: from the highest level down, reverse what stands at it or above.
    void reorder() {
        std::uint8_t highest = 0;
        for (const Fragment& f : fragments_) highest = std::max(highest, f.level);
        for (std::uint8_t level = highest; level > 0; --level)
            for (std::size_t i = 0; i < fragments_.size();) {
                std::size_t end = i;
                while (end < fragments_.size() && fragments_[end].level >= level) ++end;
                std::reverse(fragments_.begin() + std::ptrdiff_t(i),
                             fragments_.begin() + std::ptrdiff_t(end));
                i = std::max(end, i + 1);
            }
    }

    Length start_of_line(Length free) const {
        const Length inset = pieces_.right_to_left ? Length() : inset_;
        if (shape_.alignment == Alignment::Centre) return inset + free / 2;
        const bool at_end = (shape_.alignment == Alignment::End) != pieces_.right_to_left;
        return at_end ? inset + free : inset;
    }

    Line place(Length x) {
        Line result;
        result.baseline = baseline_;
        result.items.reserve(fragments_.size());
        for (const Fragment& f : fragments_)
            if (f.picture >= 0) result.baseline = std::max(result.baseline, picture_of(f).height);
        result.height = shape_.leading + result.baseline - baseline_;
        add_marks(result, x);
        for (Fragment& f : fragments_) {
            f.x = x;
            x += f.width;
        }
        if (pieces_.mixed)
            std::sort(fragments_.begin(), fragments_.end(),
                      [](const Fragment& a, const Fragment& b) { return a.order < b.order; });
        draw(result);
        if (ends_in_space_)
            end_in_space(result,
                         pieces_.right_to_left ? Direction::RightToLeft : Direction::LeftToRight,
                         setting_);
        return result;
    }

    // In the order of the text, which is that of reading.
    void draw(Line& line) const {
        NodeId node = fragments_.empty() ? kArtifact : fragments_.front().node;
        line.items.push_back(TagItem{node});
        for (const Fragment& f : fragments_) {
            if (f.node != node && (f.run || f.picture >= 0))
                line.items.push_back(TagItem{node = f.node});
            if (f.picture >= 0) {
                const InlinePicture& picture = picture_of(f);
                line.items.push_back(PictureItem{
                    {{f.x, line.baseline - picture.height}, picture.width, picture.height},
                    picture.resource});
            } else if (f.run) {
                const Length rise = setting_.format(f.format).rise;
                line.items.push_back(
                    TextItem{{f.x, line.baseline - rise}, f.run, f.width, f.format, f.fitting});
            }
        }
    }

    const InlinePicture& picture_of(const Fragment& f) const {
        return text_.pictures[std::size_t(f.picture)];
    }

    // Backgrounds first, then rules and link areas, each over a stretch of one format.
    void add_marks(Line& line, Length x) {
        for (std::size_t i = 0; i < fragments_.size();) {
            std::size_t end = i;
            Length width;
            while (end < fragments_.size() && fragments_[end].format == fragments_[i].format)
                width += fragments_[end++].width;
            const TextFormat& format = setting_.format(fragments_[i].format);
            const bool drawn = fragments_[i].run || fragments_[i].picture >= 0;
            if (drawn) marks_of(line, format, {x, width});
            x += width;
            i = end;
        }
    }

    struct Extent {
        Length x, width;
    };
    void marks_of(Line& line, const TextFormat& format, Extent extent) {
        const FontMetrics& metrics = setting_.shaper.metrics(format.font);
        const Length size = setting_.shaper.spec(format.font).size;
        const Length base = line.baseline - format.rise;
        const Length thickness = size.scaled_by(kRuleThickness);
        const auto rule = [&](Length y) {
            line.items.push_back(RectItem{{{extent.x, y}, extent.width, thickness}, format.colour});
        };
        if (format.has_background)
            line.items.push_back(RectItem{
                {{extent.x, base - metrics.ascent}, extent.width, metrics.ascent + metrics.descent},
                format.background});
        if (format.underlined) rule(base + size.scaled_by(kUnderlineDrop));
        if (format.struck) rule(base - size.scaled_by(kStrikeRise));
        if (format.link != kNoLink)
            line.items.push_back(LinkItem{
                {{extent.x, base - metrics.ascent}, extent.width, metrics.ascent + metrics.descent},
                format.link});
    }

    // The first byte of the text that stands after the break at item `end`.
    std::size_t bytes_until(const std::vector<LineItem>& items, std::size_t end) const {
        for (std::size_t i = end + 1; i-- > 0;)
            if (items[i].piece != kNoPiece) return pieces_.list[items[i].piece].end;
        return 0;
    }

    void add_notes(Line& line, std::size_t until) {
        while (next_note_ < text_.notes.size() && text_.notes[next_note_].offset <= until)
            line.notes.push_back(text_.notes[next_note_++].note);
    }

    void add_places(Line* line, std::size_t until) {
        while (line && next_place_ < text_.places.size() &&
               text_.places[next_place_].offset < until)
            line->items.push_back(PlaceItem{{}, text_.places[next_place_++].id});
    }

    struct Elastic {
        std::size_t fragment;
        Length stretch, shrink;
    };

    const StyledText& text_;
    const Pieces& pieces_;
    const ParagraphShape& shape_;
    Typesetting& setting_;
    Length baseline_;
    Length inset_;  // of the line being set
    std::vector<Fragment> fragments_;
    std::vector<Elastic> stretchable_;
    NodeId node_ = kArtifact;     // of the fragment last added
    bool ends_in_space_ = false;  // the line being set, to those who read on
    std::size_t next_tag_ = 0;
    std::size_t next_note_ = 0;
    std::size_t next_place_ = 0;
};

}  // namespace

void end_in_space(Line& line, Direction direction, Typesetting& setting) {
    if (line.items.empty() || !std::holds_alternative<TextItem>(line.items.back())) return;
    const TextItem& last = std::get<TextItem>(line.items.back());
    const ShapedWord& space = setting.shaper.word(setting.format(last.format).font, " ");
    const bool right_to_left = direction == Direction::RightToLeft;
    const Point end{right_to_left ? last.at.x : last.at.x + last.width, last.at.y};
    line.items.push_back(TextItem{end, &space.runs.front(), {}, last.format, last.fitting});
}

std::vector<Line> set_paragraph(const StyledText& text, const ParagraphShape& shape,
                                Typesetting& setting) {
    if (text.text.empty()) return {};
    const Pieces pieces = cut_into_pieces(text, setting);
    const BrokenText broken = break_text(text, pieces, shape, setting);
    return LineSetter(text, pieces, shape, setting).set(broken);
}

ContentWidths content_widths(const StyledText& text, Typesetting& setting,
                             Hyphenation hyphenation) {
    if (text.text.empty()) return {};
    const Pieces pieces = cut_into_pieces(text, setting);
    const ItemOptions options{hyphenation, Spacing::Fixed, Length::from_points(1 << 20), {}};
    ContentWidths widths;
    Length word, line;
    for (const LineItem& item : line_items(text, pieces, options, setting)) {
        const bool may_break = item.kind == LineItem::Kind::Glue ||
                               (item.kind == LineItem::Kind::Penalty && item.penalty < kNeverBreak);
        if (item.kind == LineItem::Kind::Penalty && item.penalty == kMustBreak) line = {};
        if (item.is_hyphen) widths.least = std::max(widths.least, word + item.width);
        if (may_break) word = {};
        if (item.kind == LineItem::Kind::Box) word += item.width;
        if (item.kind != LineItem::Kind::Penalty) line += item.width;
        widths.least = std::max(widths.least, word);
        widths.most = std::max(widths.most, line);
    }
    return widths;
}

}  // namespace postconv::pdf
