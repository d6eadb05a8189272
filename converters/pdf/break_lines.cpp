#include "converters/pdf/break_lines.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace postconv::pdf {
namespace {

constexpr double kLinePenalty = 10;           // TeX's \linepenalty
constexpr double kTwoHyphensDemerits = 10000;  // \doublehyphendemerits
constexpr double kLastHyphenDemerits = 5000;   // \finalhyphendemerits
constexpr double kLadderDemerits = 1e7;        // a third hyphen in a row
constexpr double kUnevenDemerits = 10000;      // \adjdemerits
constexpr std::size_t kStates = 4 * 3;          // fitness classes times hyphens in a row
constexpr double kInfinite = std::numeric_limits<double>::infinity();

// Sums of everything before an item: a line's measure is a difference of two.
struct Totals {
    std::int64_t width = 0, stretch = 0, shrink = 0, give = 0;
};

// TeX's four classes of tightness; neighbours that differ by more than one look uneven.
int fitness(double ratio) { return ratio < -0.5 ? 0 : ratio <= 0.5 ? 1 : ratio <= 1 ? 2 : 3; }

double badness(double ratio) { return 100 * std::abs(ratio * ratio * ratio); }

struct Node {
    std::size_t item;   // broken here; the line after starts at `start`
    std::size_t start;
    int fitness;
    int hyphens;        // lines in a row up to this one that end in a hyphen, two at the most
    std::size_t line;   // of the line after, counted up to the first of those that are alike
    double demerits;
    int previous;       // index into the node list, -1 at the paragraph's start
};

class Breaker {
  public:
    Breaker(std::span<const LineItem> items, const BreakOptions& options)
        : items_(items), options_(options), totals_(items.size() + 1), hang_end_(items.size()) {
        for (std::size_t i = 0; i < items.size(); ++i) {
            hang_end_[i] = items[i].is_hyphen ? items[i].hang_end : last_hang_;
            if (items[i].kind == LineItem::Kind::Box) last_hang_ = items[i].hang_end;
            totals_[i + 1] = totals_[i];
            if (items[i].kind == LineItem::Kind::Penalty) continue;
            totals_[i + 1].width += items[i].width.units();
            totals_[i + 1].stretch += items[i].stretch.units();
            totals_[i + 1].shrink += items[i].shrink.units();
            totals_[i + 1].give += items[i].give.units();
        }
    }

    std::vector<std::size_t> run() {
        nodes_.push_back({0, 0, 1, 0, 0, 0, -1});
        active_ = {0};
        for (std::size_t i = 0; i < items_.size() && !active_.empty(); ++i)
            if (is_legal_break(i)) consider(i);
        if (active_.empty()) return {};
        const auto cheaper = [&](int a, int b) { return node(a).demerits < node(b).demerits; };
        std::vector<std::size_t> breaks;
        for (int at = *std::min_element(active_.begin(), active_.end(), cheaper); at > 0;
             at = node(at).previous)
            breaks.push_back(node(at).item);
        std::reverse(breaks.begin(), breaks.end());
        return breaks;
    }

  private:
    const Node& node(int index) const { return nodes_[std::size_t(index)]; }

    bool is_legal_break(std::size_t i) const {
        const LineItem& item = items_[i];
        if (item.kind == LineItem::Kind::Penalty) return item.penalty < kNeverBreak;
        return item.kind == LineItem::Kind::Glue && i > 0 &&
               items_[i - 1].kind == LineItem::Kind::Box;
    }

    Length width_of(std::size_t line) const {
        return line < options_.first_widths.size() ? options_.first_widths[line] : options_.width;
    }

    double ratio_of_line(const Node& from, std::size_t end) const {
        const std::size_t start = from.start;
        const LineItem& last = items_[end];
        const Length added = last.kind == LineItem::Kind::Penalty ? last.width : Length();
        const Length hanging = items_[start].hang_start + hang_end_[end];
        const LineMeasure line = {
            Length::from_units(totals_[end].width - totals_[start].width) + added - hanging,
            Length::from_units(totals_[end].stretch - totals_[start].stretch) +
                options_.ragged_stretch,
            Length::from_units(totals_[end].shrink - totals_[start].shrink),
            Length::from_units(totals_[end].give - totals_[start].give)};
        return adjustment_ratio(line, width_of(from.line));
    }

    double demerits(const Node& from, std::size_t item, double ratio) const {
        const LineItem& end = items_[item];
        const double penalty = end.kind == LineItem::Kind::Penalty ? end.penalty : 0;
        const double base = kLinePenalty + std::min(badness(ratio), 10000.0);
        double cost = base * base;
        if (penalty > 0) cost += penalty * penalty;
        else if (penalty > kMustBreak) cost -= penalty * penalty;
        if (end.is_hyphen && from.hyphens == 1) cost += kTwoHyphensDemerits;
        if (end.is_hyphen && from.hyphens > 1) cost += kLadderDemerits;
        if (item + 1 == items_.size() && from.hyphens > 0) cost += kLastHyphenDemerits;
        if (std::abs(fitness(ratio) - from.fitness) > 1) cost += kUnevenDemerits;
        return cost;
    }

    // Tries a line from every active break to item `i`; the best of each fitness class, number of
    // hyphens in a row and line with a width of its own stays.
    void consider(std::size_t i) {
        const bool forced =
            items_[i].kind == LineItem::Kind::Penalty && items_[i].penalty == kMustBreak;
        const std::size_t start = line_start_after(items_, i);
        const std::size_t alike = options_.first_widths.size();
        best_.assign(kStates * (alike + 1), {i, start, 0, 0, 0, kInfinite, -1});
        int least_bad = -1;
        std::size_t kept = 0;
        for (const int index : active_) {
            const Node& from = node(index);
            const double ratio = ratio_of_line(from, i);
            const bool too_long = ratio < -1;
            const bool ladder = items_[i].is_hyphen && from.hyphens > 1 && !options_.last_resort;
            if (!too_long && ratio <= options_.tolerance && !ladder) {
                const int line_class = fitness(ratio);
                const double total = from.demerits + demerits(from, i, ratio);
                const int hyphens = items_[i].is_hyphen ? std::min(from.hyphens + 1, 2) : 0;
                const std::size_t line = std::min(from.line + 1, alike);
                Node& held = best_[line * kStates + std::size_t(line_class * 3 + hyphens)];
                if (total < held.demerits)
                    held = {i, start, line_class, hyphens, line, total, index};
            } else if (least_bad < 0 || from.start > node(least_bad).start) {
                least_bad = index;
            }
            if (!too_long && !forced) active_[kept++] = index;
        }
        active_.resize(kept);
        for (const Node& candidate : best_)
            if (candidate.previous >= 0) activate(candidate);
        // Nothing fits and nothing is left to try: take the break that overflows least.
        if (active_.empty() && options_.last_resort && least_bad >= 0)
            activate({i, start, 1, 0, std::min(node(least_bad).line + 1, alike),
                      node(least_bad).demerits + 1e9, least_bad});
    }

    void activate(const Node& candidate) {
        nodes_.push_back(candidate);
        active_.push_back(int(nodes_.size()) - 1);
    }

    std::span<const LineItem> items_;
    BreakOptions options_;
    std::vector<Totals> totals_;
    std::vector<Length> hang_end_;  // of a line that a break there ends
    Length last_hang_;
    std::vector<Node> nodes_;
    std::vector<Node> best_;  // of the break looked at
    std::vector<int> active_;
};

}  // namespace

std::vector<std::size_t> break_lines(std::span<const LineItem> items, const BreakOptions& options) {
    return Breaker(items, options).run();
}

LineMeasure measure(std::span<const LineItem> items, std::size_t first, std::size_t last) {
    LineMeasure line;
    for (std::size_t i = first; i < last; ++i) {
        if (items[i].kind == LineItem::Kind::Penalty) continue;
        line.width += items[i].width;
        line.stretch += items[i].stretch;
        line.shrink += items[i].shrink;
        line.give += items[i].give;
    }
    if (last < items.size() && items[last].kind == LineItem::Kind::Penalty)
        line.width += items[last].width;
    const Hang hang = hang_of(items, first, last);
    line.width -= hang.start + hang.end;
    return line;
}

Hang hang_of(std::span<const LineItem> items, std::size_t first, std::size_t last) {
    Hang hang;
    if (first < items.size()) hang.start = items[first].hang_start;
    if (last < items.size() && items[last].is_hyphen) {
        hang.end = items[last].hang_end;
        return hang;
    }
    for (std::size_t i = last; i-- > first;)
        if (items[i].kind == LineItem::Kind::Box) {
            hang.end = items[i].hang_end;
            break;
        }
    return hang;
}

double adjustment_ratio(const LineMeasure& line, Length width) {
    double missing = double((width - line.width).units());
    const double by_boxes = std::min(std::abs(missing), double(line.give.units()));
    missing -= std::copysign(by_boxes, missing);
    if (missing == 0) return 0;
    const double give = double(missing > 0 ? line.stretch.units() : line.shrink.units());
    if (give <= 0) return missing > 0 ? kInfinite : -kInfinite;
    return missing / give;
}

std::size_t line_start_after(std::span<const LineItem> items, std::size_t item) {
    if (items[item].kind == LineItem::Kind::Penalty) ++item;
    while (item < items.size() && items[item].kind != LineItem::Kind::Box) {
        const bool forced =
            items[item].kind == LineItem::Kind::Penalty && items[item].penalty == kMustBreak;
        if (forced) break;
        ++item;
    }
    return item;
}

}  // namespace postconv::pdf
