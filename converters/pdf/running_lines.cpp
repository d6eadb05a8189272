#include "converters/pdf/running_lines.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "converters/pdf/paragraph.h"
#include "model/direction.h"
#include "model/text.h"
#include "styles/looks.h"

namespace postconv::pdf {
namespace {

constexpr std::size_t kMostBytes = 400;  // of one place: more than any line holds
constexpr double kBetween = 2;           // em between two places

std::string shortened(std::string words) {
    if (words.size() <= kMostBytes) return words;
    std::size_t end = kMostBytes;
    while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end;
    words.resize(end);
    return words;
}

class LineSetter {
  public:
    LineSetter(const Style& style, Typesetting& setting) : style_(style), setting_(setting) {}

    Length natural_width(const std::string& words) {
        return words.empty()
                   ? Length()
                   : content_widths(plain_styled_text(words, {style_}, setting_), setting_).most;
    }

    // Within `width` from `x`.
    void place(const std::string& words, Side side, Length x, Length width) {
        if (words.empty() || width <= Length()) return;
        const Direction direction = first_direction(words);
        const Alignment alignment =
            towards(side, direction == Direction::Neutral ? Direction::LeftToRight : direction);
        const auto set = [&](const std::string& text) {
            return set_paragraph(plain_styled_text(text, {style_}, setting_),
                                 {width, {}, alignment, style_.leading}, setting_);
        };
        std::vector<Line> lines = set(words);
        for (std::string cut = words; lines.size() > 1;) {
            const std::size_t space = cut.find_last_of(' ');
            if (space == std::string::npos) break;
            cut.resize(space);
            lines = set(cut + "\u2026");
        }
        if (!lines.empty()) append_moved(items_, lines.front().items, {x, {}});
    }

    DisplayItems take() { return std::move(items_); }

  private:
    const Style& style_;
    Typesetting& setting_;
    DisplayItems items_;
};

}  // namespace

std::string filled(const std::string& words, const RunningFacts& facts) {
    const std::array<std::pair<std::string_view, const std::string*>, 7> fields = {
        {{"{title}", &facts.title},
         {"{author}", &facts.author},
         {"{date}", &facts.date},
         {"{chapter}", &facts.chapter},
         {"{section}", &facts.section},
         {"{page}", &facts.page},
         {"{pages}", &facts.pages}}};
    std::string result;
    for (std::size_t at = 0; at < words.size();) {
        const auto field = std::find_if(fields.begin(), fields.end(), [&](const auto& each) {
            return std::string_view(words).substr(at).starts_with(each.first);
        });
        if (field == fields.end()) {
            result += words[at++];
        } else {
            result += *field->second;
            at += field->first.size();
        }
    }
    return shortened(std::string(trimmed(result)));
}

DisplayItems set_running_line(const RunningLine& line, Role role, const RunningFacts& facts,
                              Typesetting& setting) {
    const Style& style = setting.theme()[role];
    const std::string left = filled(line.left, facts);
    const std::string centre = filled(line.centre, facts);
    const std::string right = filled(line.right, facts);
    const Length measure = setting.theme().page.text_width();
    const Length gap = style.size.scaled_by(kBetween);
    LineSetter setter(style, setting);
    const Length side_limit = centre.empty() ? (measure - gap) / 2 : (measure - gap * 2) / 3;
    const Length of_left = std::min(setter.natural_width(left), side_limit);
    const Length of_right = std::min(setter.natural_width(right), side_limit);
    if (centre.empty()) {
        // Each has what the other leaves.
        setter.place(left, Side::Left, {}, right.empty() ? measure : measure - of_right - gap);
        const Length x = left.empty() ? Length() : of_left + gap;
        setter.place(right, Side::Right, x, measure - x);
        return setter.take();
    }
    const Length sides = std::max(of_left, of_right);
    const Length margin = sides > Length() ? sides + gap : Length();
    setter.place(left, Side::Left, {}, side_limit);
    setter.place(centre, Side::Centre, margin, measure - margin * 2);
    setter.place(right, Side::Right, measure - side_limit, side_limit);
    return setter.take();
}

}  // namespace postconv::pdf
