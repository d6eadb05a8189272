#include "converters/pdf/float_figures.h"

#include <algorithm>

namespace postconv::pdf {
namespace {

constexpr std::size_t kWindow = 4000;  // items broken into pages at a time
constexpr double kWorthFilling = 0.06;  // of the page

class FigureFloater {
  public:
    FigureFloater(Flow& column, std::vector<ColumnItem>& items, const PageOptions& options)
        : column_(column), items_(items), options_(options) {}

    void run() {
        while (begin_ < items_.size()) {
            const std::size_t size = std::min(kWindow, items_.size() - begin_);
            PageOptions options = options_;
            options.notes = options.notes.subspan(notes_);
            const std::vector<PageSlice> pages =
                break_pages(std::span(items_).subspan(begin_, size), options);
            if (pages.empty()) return;
            const std::size_t seen =
                begin_ + size < items_.size() ? pages.size() / 2 : pages.size();
            if (!move_one(pages, seen))
                go_to(begin_ + pages[std::max<std::size_t>(seen, 1) - 1].last);
        }
    }

  private:
    // Everything before `item` is settled.
    void go_to(std::size_t item) {
        for (; begin_ < item; ++begin_) notes_ += items_[begin_].notes;
    }

    bool move_one(const std::vector<PageSlice>& pages, std::size_t seen) {
        for (std::size_t page = 1; page < seen; ++page) {
            const std::size_t first = begin_ + pages[page].first;
            const int figure = first < items_.size() ? column_.items[first].figure : kNoFigure;
            if (figure <= last_moved_ || pages[page].first == pages[page].last) continue;
            if (move(first, room_of(pages[page - 1]))) return true;
        }
        return false;
    }

    // What a page leaves free.
    Length room_of(const PageSlice& page) const {
        Length room = options_.height - items_[begin_ + page.first].head;
        for (std::size_t i = page.first; i < page.last; ++i) room -= items_[begin_ + i].height;
        for (std::size_t i = page.notes_first; i < page.notes_last; ++i)
            room -= options_.notes[notes_ + i].height;
        return page.notes_first < page.notes_last ? room - options_.notes_gap : room;
    }

    bool move(std::size_t first, Length room) {
        if (room < options_.height.scaled_by(kWorthFilling)) return false;
        const int figure = column_.items[first].figure;
        while (first > begin_ && column_.items[first - 1].figure == figure) --first;
        std::size_t end = first;
        bool has_notes = false;
        for (; end < items_.size() && column_.items[end].figure == figure; ++end)
            has_notes |= items_[end].notes > 0;
        const std::size_t text_end = has_notes ? end : end_of_text(end, room);
        if (text_end == end) return false;
        change_places(first, end, text_end);
        return true;
    }

    // The text from `begin` on that fills the room and may end a page.
    std::size_t end_of_text(std::size_t begin, Length room) const {
        std::size_t end = begin;
        for (std::size_t i = begin; i < items_.size(); ++i) {
            const ColumnItem& item = items_[i];
            room -= item.height;
            if (room < Length() || item.notes > 0 || column_.items[i].figure != kNoFigure) break;
            if (item.kind == ColumnItem::Kind::Gap) continue;
            if (item.penalty <= kMustEndPage) break;
            if (item.penalty < kNeverEndPage && !within_frame(i + 1)) end = i + 1;
        }
        return end;
    }

    bool within_frame(std::size_t at) const {
        return std::any_of(
            column_.frames.begin(), column_.frames.end(),
            [&](const FlowFrame& frame) { return frame.first < at && at < frame.last; });
    }

    void rotate(std::size_t first, std::size_t middle, std::size_t end) {
        const auto turn = [&](auto& list) {
            std::rotate(list.begin() + std::ptrdiff_t(first), list.begin() + std::ptrdiff_t(middle),
                        list.begin() + std::ptrdiff_t(end));
        };
        turn(items_);
        turn(column_.items);
    }

    // The figure [first, middle) changes places with the text [middle, end) and the page ends
    // between them. The gap below the figure goes to the text, that above it below the figure.
    void change_places(std::size_t first, std::size_t middle, std::size_t end) {
        const bool has_gaps = items_[first].kind == ColumnItem::Kind::Gap &&
                              items_[middle - 1].kind == ColumnItem::Kind::Gap;
        if (has_gaps) {
            --middle;
            if (items_[middle].height <= items_[first].height)
                items_[middle].height = column_.items[middle].height = {};
        }
        rotate(first, middle, end);
        const std::size_t figure = first + (end - middle);
        if (has_gaps) rotate(figure, figure + 1, end);
        for (FlowFrame& frame : column_.frames)
            if (frame.first >= middle && frame.last <= end) {
                frame.first -= middle - first;
                frame.last -= middle - first;
            }
        items_[figure - 1].penalty = column_.items[figure - 1].penalty = kMustEndPage;
        last_moved_ = column_.items[figure].figure;
        go_to(figure);
    }

    Flow& column_;
    std::vector<ColumnItem>& items_;
    const PageOptions& options_;
    std::size_t begin_ = 0, notes_ = 0;  // of what is not settled
    int last_moved_ = kNoFigure;
};

}  // namespace

void float_figures(Flow& column, std::vector<ColumnItem>& items, const PageOptions& options) {
    FigureFloater(column, items, options).run();
}

}  // namespace postconv::pdf
