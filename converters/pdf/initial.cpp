#include "converters/pdf/initial.h"

#include <glib.h>

#include <algorithm>

#include "converters/pdf/protrusion.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kGap = 0.32;        // of the text's size, between the initial and its lines
constexpr double kMarkShare = 0.5;   // of the initial's size: a quotation mark before it
constexpr double kMarkGap = 0.04;    // of the initial's size
constexpr double kRoundHang = 0.02;  // of its width: a round letter, in the margin
constexpr double kClearance = 0.1;   // of the text's size, between ink and ink

bool is_round(char32_t c) {
    return std::u32string_view(U"CGOQÇÒÓÔÕÖØŒОСЭЄΟΘΩ").find(c) != std::u32string_view::npos;
}

// A stretch of the initial's words, in a font of its own size.
struct Part {
    const ShapedRun* run = nullptr;
    FormatId format = 0;
    Ink ink;
};

class InitialSetter {
  public:
    InitialSetter(const StyledText& words, const InitialPlace& place, Typesetting& setting)
        : words_(words), place_(place), setting_(setting) {
        const FontId text = setting.format(words.base).font;
        const char* tall = place.direction == Direction::RightToLeft ? "ה" : "H";
        capitals_ = ink_of(setting.shaper.word(text, tall).runs.front()).above;
        const Length span = place.style.leading * (place.style.drop_capital - 1) + capitals_;
        factor_ = capitals_ > Length() ? span.to_points() / capitals_.to_points() : 1;
        size_ = setting.shaper.spec(text).size.scaled_by(factor_);
        span_ = span;
    }

    Initial set() {
        const std::size_t split = start_of_letter();
        const std::string_view text = words_.text;
        const Part letter = part(text.substr(split), factor_);
        const double hang = hang_of(text, split) * letter.ink.width().to_points();
        Length x = -Length::from_points(hang * place_.style.fit.protrusion);
        Initial initial;
        if (!words_.tags.empty()) initial.items.push_back(TagItem{words_.tags.front().node});
        initial.base_line = std::size_t(place_.style.drop_capital - 1);
        if (split > 0) x = mark(initial, part(text.substr(0, split), factor_ * kMarkShare), x);
        draw(initial, letter, x, {});
        initial.rise = std::max(letter.ink.above - span_ - between_lines(), Length());
        const Length gap = place_.style.size.scaled_by(kGap);
        initial.inset = {lines(letter.ink), x + letter.ink.width() + gap};
        return initial;
    }

  private:
    std::size_t start_of_letter() const {
        const std::string_view text = words_.text;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t begin = at;
            const char32_t c = next_code_point(text, at);
            if (g_unichar_isalpha(c)) return begin;
        }
        return 0;
    }

    double hang_of(std::string_view text, std::size_t at) const {
        const char32_t c = next_code_point(text, at);
        return is_round(c) ? kRoundHang : start_protrusion(c);
    }

    Part part(std::string_view text, double factor) {
        TextFormat format = setting_.format(words_.stretches.front().format);
        FontSpec spec = setting_.shaper.spec(format.font);
        spec.size = spec.size.scaled_by(factor);
        spec.small_capitals = false;
        format.font = setting_.shaper.font(spec);
        Part part;
        part.run = &setting_.shaper.silent(setting_.shaper.word(format.font, text).runs.front());
        part.format = setting_.intern(format);
        part.ink = ink_of(*part.run);
        return part;
    }

    // The mark's top is the letter's. Gives back where the letter begins.
    Length mark(Initial& initial, const Part& mark, Length x) {
        const Length gap = size_.scaled_by(kMarkGap);
        const Length taken = mark.ink.width() + gap;
        const double in_margin = place_.style.fit.protrusion;
        const Length start = x - taken.scaled_by(in_margin);
        draw(initial, mark, start, mark.ink.above - span_);
        return start + taken;
    }

    // With the left edge of its ink at `x`; in text from right to left mirrored.
    void draw(Initial& initial, const Part& part, Length x, Length y) {
        const bool from_right = place_.direction == Direction::RightToLeft;
        const Length left =
            from_right ? place_.measure - x - part.ink.width() - part.ink.left : x - part.ink.left;
        initial.items.push_back(TextItem{{left, y}, part.run, part.run->width, part.format});
    }

    int lines(const Ink& ink) const {
        const int lines = place_.style.drop_capital;
        return ink.below > between_lines() ? lines + 1 : lines;
    }

    // What a line leaves free above its capitals.
    Length between_lines() const {
        return place_.style.leading - capitals_ - place_.style.size.scaled_by(kClearance);
    }

    const StyledText& words_;
    const InitialPlace& place_;
    Typesetting& setting_;
    Length capitals_, span_, size_;
    double factor_ = 1;
};

}  // namespace

OpenedText cut_behind_initial(const StyledText& text, std::size_t end) {
    OpenedText opened{text, text};
    opened.words.text.resize(end);
    StyledText& rest = opened.rest;
    while (end < text.text.size() && text.text[end] == ' ') ++end;
    rest.drawn_before = text.text.substr(0, end);
    rest.text.erase(0, end);
    std::erase_if(rest.stretches, [&](const auto& stretch) { return stretch.end <= end; });
    std::erase_if(rest.tags, [&](const auto& tag) { return tag.end <= end; });
    for (auto& stretch : rest.stretches) stretch.end -= end;
    for (auto& tag : rest.tags) tag.end -= end;
    for (auto& mark : rest.notes) mark.offset -= std::min(mark.offset, end);
    for (auto& place : rest.places) place.offset -= std::min(place.offset, end);
    return opened;
}

Initial set_initial(const StyledText& words, const InitialPlace& place, Typesetting& setting) {
    return InitialSetter(words, place, setting).set();
}

void draw_initial(std::vector<Line>& lines, const Initial& initial) {
    Line& first = lines.front();
    first.height += initial.rise;
    first.baseline += initial.rise;
    Length base;
    for (std::size_t i = 0; i < initial.base_line; ++i) base += lines[i].height;
    base += lines[initial.base_line].baseline;
    DisplayItems drawing;
    append_moved(drawing, initial.items, {{}, base});
    append_moved(drawing, std::move(first.items), {{}, initial.rise});
    first.items = std::move(drawing);
}

}  // namespace postconv::pdf
