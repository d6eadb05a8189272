#include "converters/pdf/column.h"

#include <algorithm>
#include <cstdint>

namespace postconv::pdf {
namespace {

constexpr int kAtHyphenPenalty = 150;  // a page that ends in a broken word

}  // namespace

void draw_frame(DisplayItems& to, const FlowFrame& frame, Length top, Length bottom) {
    if (frame.has_background)
        to.push_back(RectItem{{{frame.x, top}, frame.width, bottom - top}, frame.background});
    if (frame.border > Length())
        to.push_back(
            RectItem{{{frame.border_at_right ? frame.x + frame.width - frame.border : frame.x, top},
                      frame.border,
                      bottom - top},
                     frame.border_colour});
}

Stack stacked(const Flow& flow) {
    Stack stack;
    std::vector<Length> tops;
    for (const FlowItem& item : flow.items) {
        tops.push_back(stack.height);
        if (stack.baseline == Length() && item.baseline > Length())
            stack.baseline = stack.height + item.baseline;
        stack.height += item.height;
        if (!stack.begins.block) stack.begins = item.begins;
    }
    tops.push_back(stack.height);
    for (const FlowFrame& frame : flow.frames)
        draw_frame(stack.items, frame, tops[frame.first], tops[frame.last]);
    for (std::size_t i = 0; i < flow.items.size(); ++i) {
        append_moved(stack.items, flow.items[i].items, {{}, tops[i]});
        stack.notes.insert(stack.notes.end(), flow.items[i].notes.begin(),
                           flow.items[i].notes.end());
    }
    return stack;
}

void align_to_grid(Flow& flow, Length step) {
    Length height;  // since the last gap
    for (FlowItem& item : flow.items) {
        height += item.height;
        if (item.kind != ColumnItem::Kind::Gap) continue;
        const std::int64_t over = height.units() % step.units();
        if (over != 0) item.height += step - Length::from_units(over);
        height = {};
    }
}

void ColumnBuilder::gap(Length height) {
    if (height <= Length() || flow_.items.empty() || gaps_are_held_) return;
    FlowItem& last = flow_.items.back();
    if (last.kind == ColumnItem::Kind::Gap) {
        last.height = std::max(last.height, height);
        return;
    }
    FlowItem item;
    item.kind = ColumnItem::Kind::Gap;
    item.height = height;
    flow_.items.push_back(std::move(item));
}

void ColumnBuilder::lines(const std::vector<Line>& lines, const LineOptions& options) {
    const auto count = int(lines.size());
    for (int i = 0; i < count; ++i) {
        const Line& line = lines[std::size_t(i)];
        FlowItem item;
        item.height = line.height;
        item.baseline = line.baseline;
        item.notes = line.notes;
        item.begins.byte = line.first_byte;
        append_moved(item.items, line.items, {options.x, {}});
        const int above = i + 1, below = count - above;
        const bool splits_badly = below > 0 && (options.keep_together || above < options.orphans ||
                                                below < options.widows);
        if (splits_badly || (below == 0 && options.keep_with_next)) item.penalty = kNeverEndPage;
        else if (below > 0 && line.ends_in_hyphen) item.penalty = kAtHyphenPenalty;
        box(std::move(item));
    }
}

void ColumnBuilder::box(FlowItem item) {
    for (const std::string& id : places_) item.items.push_back(PlaceItem{{}, id});
    places_.clear();
    if (!item.begins.block) item.begins.block = block_;
    gaps_are_held_ = false;
    flow_.items.push_back(std::move(item));
}

void ColumnBuilder::blank(Length height) {
    FlowItem item;
    item.height = height;
    item.penalty = kNeverEndPage;
    item.begins.block = block_;
    flow_.items.push_back(std::move(item));
}

void ColumnBuilder::drop_gap() {
    if (!flow_.items.empty() && flow_.items.back().kind == ColumnItem::Kind::Gap)
        flow_.items.pop_back();
}

void ColumnBuilder::draw_into(std::size_t index, const DisplayItems& items, Point offset) {
    DisplayItems before;
    append_moved(before, items, offset);
    DisplayItems& drawing = flow_.items[index].items;
    drawing.insert(drawing.begin(), before.begin(), before.end());
}

FlowItem* ColumnBuilder::last_box() {
    for (auto item = flow_.items.rbegin(); item != flow_.items.rend(); ++item)
        if (item->kind == ColumnItem::Kind::Box) return &*item;
    return nullptr;
}

void ColumnBuilder::keep_with_next() {
    if (FlowItem* box = last_box(); box && box->penalty != kMustEndPage)
        box->penalty = kNeverEndPage;
}

bool ColumnBuilder::keeps_with_next() {
    const FlowItem* box = last_box();
    return box && box->penalty == kNeverEndPage;
}

void ColumnBuilder::end_page() {
    if (FlowItem* box = last_box()) box->penalty = kMustEndPage;
}

int ColumnBuilder::table_head(Stack head) {
    flow_.heads.push_back(std::move(head));
    return int(flow_.heads.size()) - 1;
}

// Frames that enclose others come first, so that they are drawn below them.
Flow ColumnBuilder::take() {
    std::stable_sort(flow_.frames.begin(), flow_.frames.end(),
                     [](const FlowFrame& a, const FlowFrame& b) {
                         return a.first != b.first ? a.first < b.first : a.last > b.last;
                     });
    return std::move(flow_);
}

void ColumnBuilder::float_from(std::size_t first) {
    for (std::size_t i = first; i < size(); ++i) flow_.items[i].figure = int(first) + 1;
}

std::size_t ColumnBuilder::first_line(std::size_t index) const {
    for (std::size_t i = index; i < size(); ++i)
        if (flow_.items[i].baseline > Length()) return i;
    return first_box(index);
}

std::size_t ColumnBuilder::first_box(std::size_t index) const {
    while (index < size() && flow_.items[index].kind == ColumnItem::Kind::Gap) ++index;
    return index;
}

}  // namespace postconv::pdf
