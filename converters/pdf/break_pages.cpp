#include "converters/pdf/break_pages.h"

#include <algorithm>
#include <limits>

namespace postconv::pdf {
namespace {

constexpr double kNoPage = std::numeric_limits<double>::infinity();
constexpr double kEmptyPageCost = 10000;  // of a page with nothing on it; a quarter empty: 625
constexpr double kOverfullCost = 1e7;

// How full a page becomes as items are added to its foot.
class PageFill {
  public:
    explicit PageFill(const PageOptions& options) : options_(options) {}

    void add(const ColumnItem& item) {
        if (item.kind == ColumnItem::Kind::Gap) {
            if (has_box_) gap_ += item.height;
            return;
        }
        if (!has_box_) boxes_ += item.head;
        boxes_ += gap_ + item.height;
        gap_ = {};
        has_box_ = true;
        if (item.notes > Length()) {
            if (notes_ == Length()) notes_ = options_.notes_gap;
            notes_ += item.notes;
        }
    }
    bool has_box() const { return has_box_; }
    Length used() const { return boxes_ + notes_; }

  private:
    const PageOptions& options_;
    bool has_box_ = false;
    Length boxes_, gap_, notes_;
};

// The best way to set everything up to an item.
struct Best {
    double cost = kNoPage;
    std::size_t first = 0;  // where its last page begins
};

// What the page that ends behind `item` costs.
double page_cost(const ColumnItem& item, Length left, Length height) {
    if (left < Length()) return kOverfullCost;
    const double share = double(left.units()) / double(height.units());
    return share * share * kEmptyPageCost + item.penalty;
}

// Skips what vanishes at the top of a page.
std::size_t first_box(std::span<const ColumnItem> column, std::size_t at) {
    while (at < column.size() && column[at].kind == ColumnItem::Kind::Gap) ++at;
    return at;
}

}  // namespace

std::vector<PageSlice> break_pages(std::span<const ColumnItem> all, const PageOptions& options) {
    std::size_t size = all.size();
    while (size > 0 && all[size - 1].kind == ColumnItem::Kind::Gap) --size;
    const std::span<const ColumnItem> column = all.first(size);

    std::vector<Best> best(size + 1);  // best[i]: a page ends before item i
    best[0].cost = 0;
    for (std::size_t start = 0; start < size; ++start) {
        if (best[start].cost == kNoPage) continue;
        const std::size_t top = first_box(column, start);
        PageFill page(options);
        for (std::size_t i = top; i < size; ++i) {
            const ColumnItem& item = column[i];
            page.add(item);
            if (item.kind == ColumnItem::Kind::Gap) continue;
            const Length left = options.height - page.used();
            if (left < Length() && i > top) break;
            const bool may_be_short = i + 1 == size || item.penalty <= kMustEndPage;
            const double cost =
                best[start].cost + (may_be_short && left >= Length()
                                        ? 0
                                        : page_cost(item, left, options.height));
            if (cost < best[i + 1].cost) best[i + 1] = {cost, start};
            if (left < Length() || item.penalty <= kMustEndPage) break;
        }
    }

    std::vector<PageSlice> pages;
    for (std::size_t end = size; end > 0; end = best[end].first)
        pages.push_back({first_box(column, best[end].first), end});
    std::reverse(pages.begin(), pages.end());
    return pages;
}

}  // namespace postconv::pdf
