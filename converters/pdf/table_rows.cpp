#include "converters/pdf/table_rows.h"

#include <algorithm>

namespace postconv::pdf {
namespace {

void append_notes(Stack& to, const std::vector<std::size_t>& notes) {
    to.notes.insert(to.notes.end(), notes.begin(), notes.end());
}

// What of a cell is not yet in a band.
class CellRest {
  public:
    explicit CellRest(const SetCell& cell) : cell_(cell) {}

    const GridCell& place() const { return cell_.place; }
    bool done() const { return next_ == items().size(); }
    // Height of the next box with the gap above it.
    Length next_height() const {
        Length height;
        for (std::size_t i = next_; i < items().size(); ++i) {
            height += items()[i].height;
            if (items()[i].kind == ColumnItem::Kind::Box) break;
        }
        return height;
    }
    // Moves what fits in `height` into a band, below `top`. What it costs to go on in the next one.
    int take(Band& band, Length top, Length height) {
        const std::size_t first = next_;
        std::vector<Length> tops;
        Length y;
        while (!done() && y + next_height() <= height) {
            const std::size_t end = box_end();
            for (; next_ < end; ++next_) {
                tops.push_back(top + y);
                y += items()[next_].height;
            }
        }
        tops.push_back(top + y);
        if (next_ > first) draw(band, first, tops, top + height);
        if (done() || next_ == first) return 0;
        return std::clamp(items()[next_ - 1].penalty, 0, kNeverEndPage);
    }

  private:
    const std::vector<FlowItem>& items() const { return cell_.flow.items; }
    std::size_t box_end() const {
        std::size_t end = next_;
        while (end < items().size() && items()[end].kind == ColumnItem::Kind::Gap) ++end;
        return std::min(end + 1, items().size());
    }
    void draw(Band& band, std::size_t first, const std::vector<Length>& tops, Length bottom) {
        for (FlowFrame frame : cell_.flow.frames) {
            if (frame.last <= first || frame.first >= next_) continue;
            frame.x += cell_.x;
            const std::size_t begin = std::max(frame.first, first);
            draw_frame(band.stack.items, frame, tops[begin - first],
                       frame.last > next_ ? bottom : tops[frame.last - first]);
        }
        for (std::size_t i = first; i < next_; ++i) {
            if (band.stack.baseline == Length() && items()[i].baseline > Length())
                band.stack.baseline = tops[i - first] + items()[i].baseline;
            if (!band.stack.begins.block) band.stack.begins = items()[i].begins;
            append_moved(band.stack.items, items()[i].items, {cell_.x, tops[i - first]});
            append_notes(band.stack, items()[i].notes);
        }
    }

    const SetCell& cell_;
    std::size_t next_ = 0;
};

// Cells of a group, row by row, cut into bands.
class BandCutter {
  public:
    explicit BandCutter(const RowGroup& group) : group_(group) {
        for (const SetCell& cell : group.cells) rests_.emplace_back(cell);
    }

    std::vector<Band> cut() {
        for (row_ = group_.first; row_ < group_.last; ++row_) cut_row();
        return std::move(bands_);
    }

  private:
    void cut_row() {
        Length top = group_.padding;
        do {
            add_band(top, next_height());
            top = {};
        } while (!row_is_done());
        Band& last = bands_.back();
        last.stack.height += group_.padding + group_.rule;
        last.row_ended = row_ + 1;
    }

    void add_band(Length top, Length height) {
        Band band;
        band.stack.height = top + height;
        for (CellRest& rest : rests_)
            if (rest.place().row <= row_ && rest.place().row_end > row_)
                band.penalty = std::max(band.penalty, rest.take(band, top, height));
        bands_.push_back(std::move(band));
    }

    bool ends_here(const CellRest& rest) const { return rest.place().row_end == row_ + 1; }
    bool row_is_done() const {
        return std::none_of(rests_.begin(), rests_.end(), [&](const CellRest& rest) {
            return ends_here(rest) && !rest.done();
        });
    }
    Length next_height() const {
        Length height;
        for (const CellRest& rest : rests_)
            if (ends_here(rest)) height = std::max(height, rest.next_height());
        return height;
    }

    const RowGroup& group_;
    std::vector<CellRest> rests_;
    std::vector<Band> bands_;
    std::size_t row_ = 0;
};

// Heights of the rows: of cells in one row first, then of those over several.
std::vector<Length> row_heights(const RowGroup& group, const std::vector<Stack>& stacks) {
    std::vector<Length> heights(group.last - group.first, group.padding * 2 + group.rule);
    for (const bool spanning : {false, true})
        for (std::size_t i = 0; i < stacks.size(); ++i) {
            const GridCell& place = group.cells[i].place;
            if ((place.row_end - place.row > 1) != spanning) continue;
            Length lack = stacks[i].height + group.padding * 2 + group.rule;
            for (std::size_t row = place.row; row < place.row_end; ++row)
                lack -= heights[row - group.first];
            Length& last = heights[place.row_end - 1 - group.first];
            last += std::max(lack, Length());
        }
    return heights;
}

}  // namespace

std::vector<Band> rows_whole(const RowGroup& group) {
    std::vector<Stack> stacks;
    for (const SetCell& cell : group.cells) stacks.push_back(stacked(cell.flow));
    std::vector<Band> bands(group.last - group.first);
    const std::vector<Length> heights = row_heights(group, stacks);
    for (std::size_t i = 0; i < bands.size(); ++i) {
        bands[i].stack.height = heights[i];
        bands[i].row_ended = group.first + i + 1;
    }
    for (std::size_t i = 0; i < stacks.size(); ++i) {
        const SetCell& cell = group.cells[i];
        Stack& row = bands[cell.place.row - group.first].stack;
        append_moved(row.items, stacks[i].items, {cell.x, group.padding});
        if (row.baseline == Length() && stacks[i].baseline > Length())
            row.baseline = group.padding + stacks[i].baseline;
        if (!row.begins.block) row.begins = stacks[i].begins;
        append_notes(row, stacks[i].notes);
    }
    return bands;
}

std::vector<Band> rows_in_bands(const RowGroup& group) { return BandCutter(group).cut(); }

}  // namespace postconv::pdf
