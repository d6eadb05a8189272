#include "converters/pdf/pieces.h"

#include <pango/pango.h>

#include <algorithm>
#include <memory>

#include "converters/pdf/wide_marks.h"
#include "model/language.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

bool is_space(char32_t c) { return c == ' ' || c == '\t'; }
bool is_fixed_space(char32_t c) { return c == 0xA0; }
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
        if (text.direction == Direction::RightToLeft ||
            std::any_of(characters_.begin(), characters_.end(),
                        [](const Character& c) { return is_right_to_left(c.code); }))
            find_levels();
        find_wide_marks();
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
        PangoDirection direction = text_.direction == Direction::RightToLeft ? PANGO_DIRECTION_RTL
                                   : text_.direction == Direction::LeftToRight
                                       ? PANGO_DIRECTION_LTR
                                       : PANGO_DIRECTION_NEUTRAL;
        levels_.reset(pango_log2vis_get_embedding_levels(
            text_.text.data(), int(text_.text.size()), &direction));
        pieces_.right_to_left = direction == PANGO_DIRECTION_RTL;
        pieces_.mixed = true;
    }

    // Quotation marks in Chinese and Japanese text are squares among the ideographs, and a line may
    // end outside of them.
    void find_wide_marks() {
        const auto has_marks = std::any_of(
            characters_.begin(), characters_.end(),
            [](const Character& c) { return is_quotation_mark(c.code); });
        const auto has_ideographs = std::any_of(
            characters_.begin(), characters_.end(),
            [](const Character& c) { return is_ideographic(c.code); });
        if (!has_marks || !has_ideographs) return;
        wide_.resize(characters_.size());
        std::size_t stretch = 0;
        for (std::size_t i = 0; i < characters_.size(); ++i) {
            const char32_t c = characters_[i].code;
            if (!is_quotation_mark(c)) continue;
            while (text_.stretches[stretch].end <= characters_[i].begin) ++stretch;
            const FontSpec& font =
                setting_.shaper.spec(setting_.format(text_.stretches[stretch].format).font);
            const std::string subtag = std::string(primary_subtag(font.language));
            if (subtag != "zh" && subtag != "ja") continue;
            wide_[i] = is_wide_quotation_mark(neighbour(i, -1), c, neighbour(i, 1));
            if (!wide_[i]) continue;
            const std::size_t edge = opens_quotation(c) ? i : i + 1;
            if (edge > 0 && edge < characters_.size() &&
                may_end_line_between(characters_[edge - 1].code, characters_[edge].code))
                attributes_[edge].is_line_break = 1;
        }
    }

    // What stands next to a quotation mark, spaces outside of it and other such marks left out.
    char32_t neighbour(std::size_t mark, int step) const {
        const bool is_outside = opens_quotation(characters_[mark].code) == (step < 0);
        for (std::size_t i = mark + std::size_t(step); i < characters_.size();
             i += std::size_t(step)) {
            const char32_t c = characters_[i].code;
            if (!is_quotation_mark(c) && !(is_outside && is_space(c))) return c;
        }
        return 0;
    }

    bool is_wide(std::size_t i) const { return !wide_.empty() && wide_[i]; }

    // Marks are pieces of their own where they close up.
    bool part_here(std::size_t i) const {
        const char32_t before = characters_[i - 1].code, here = characters_[i].code;
        return is_wide(i - 1) || is_wide(i) ||
               (is_ideographic(here) && marks_close_up(before, here));
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
               !part_here(end) &&
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
        piece.literal = setting_.format(piece.format).literal || is_literal(piece.begin);
        std::string visible;
        for (std::size_t i = begin; i < end; ++i)
            if (characters_[i].code != 0xAD && characters_[i].code != 0x200B)
                visible.append(text_.text, characters_[i].begin,
                               characters_[i].end - characters_[i].begin);
        if (visible.empty()) return;
        if (is_wide(begin)) make_wide(piece);
        piece.word = &setting_.shaper.word(setting_.format(piece.format).font, visible);
        pieces_.list.push_back(piece);
    }

    void make_wide(Piece& piece) {
        piece.wide = true;
        TextFormat format = setting_.format(piece.format);
        FontSpec font = setting_.shaper.spec(format.font);
        font.wide_marks = true;
        format.font = setting_.shaper.font(font);
        piece.format = setting_.intern(format);
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
    std::vector<bool> wide_;  // by character; empty: none is
    std::unique_ptr<guint8, FreeMemory> levels_;
    Pieces pieces_;
    std::size_t stretch_ = 0;
    std::uint32_t picture_ = 0;
    std::uint32_t token_end_ = 0;
    bool token_is_literal_ = false;
};

}  // namespace

Pieces cut_into_pieces(const StyledText& text, Typesetting& setting) {
    return Cutter(text, setting).cut();
}

}  // namespace postconv::pdf
