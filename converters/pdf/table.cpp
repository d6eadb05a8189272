// Tables: column widths from what the cells need, then rows as boxes.
#include <algorithm>
#include <functional>

#include "converters/pdf/flow.h"
#include "model/visit.h"

namespace postconv::pdf {
namespace {

constexpr double kTallRow = 0.6;  // of the page: a taller row is set cell after cell instead

// The widest word and the widest line of a cell's text, at whatever depth.
ContentWidths cell_widths(const Blocks& blocks, const Style& style, Typesetting& setting) {
    ContentWidths widths;
    const auto consider = [&](const StyledText& text) {
        const ContentWidths one = content_widths(text, setting);
        widths.least = std::max(widths.least, one.least);
        widths.most = std::max(widths.most, one.most);
    };
    const Length measure = setting.theme().page.text_width();
    walk(blocks, {.block =
                      [&](const Block& block) {
                          if (const auto* p = std::get_if<Paragraph>(&block.kind))
                              consider(styled_text(p->content, style, measure, setting));
                          if (const auto* h = std::get_if<Heading>(&block.kind))
                              consider(styled_text(h->content, style, measure, setting));
                          if (const auto* c = std::get_if<CodeBlock>(&block.kind))
                              consider(plain_styled_text(c->text, style, setting));
                          if (std::holds_alternative<Figure>(block.kind))
                              widths.most = std::max(widths.most, measure / 3);
                      },
                  .text = {}});
    return widths;
}

// Where a cell stands once spans above and before it are counted.
struct PlacedCell {
    const TableCell* cell;
    std::size_t column;
};

std::vector<PlacedCell> placed_cells(const TableRow& row, std::size_t column_count) {
    std::vector<PlacedCell> placed;
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
        if (column >= column_count) break;
        placed.push_back({&cell, column});
        column += std::size_t(std::max(cell.column_span, 1));
    }
    return placed;
}

std::size_t column_count(const Table& table) {
    std::size_t count = table.columns.size();
    for (const auto* rows : {&table.head, &table.body})
        for (const TableRow& row : *rows) {
            std::size_t cells = 0;
            for (const TableCell& cell : row.cells) cells += std::size_t(std::max(cell.column_span, 1));
            count = std::max(count, cells);
        }
    return count;
}

// Columns that can't all have their least: the narrow ones keep it, the wide ones share the rest.
std::vector<Length> squeezed_widths(const std::vector<ContentWidths>& wanted, Length available) {
    std::vector<Length> widths(wanted.size());
    std::vector<bool> settled(wanted.size());
    Length left = available;
    std::size_t open = wanted.size();
    for (bool changed = true; changed && open > 0;) {
        changed = false;
        const Length share = left / int(open);
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            if (settled[i] || wanted[i].least > share) continue;
            widths[i] = wanted[i].least;
            left -= wanted[i].least;
            settled[i] = changed = true;
            --open;
        }
    }
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!settled[i]) widths[i] = left / int(open);
    return widths;
}

// Each column between its least and most; what the measure leaves is shared by what they lack.
std::vector<Length> fitted_widths(const std::vector<ContentWidths>& wanted, Length available) {
    Length least, most;
    for (const ContentWidths& w : wanted) least += w.least, most += w.most;
    if (least >= available) return squeezed_widths(wanted, available);
    std::vector<Length> widths;
    for (const ContentWidths& w : wanted) {
        if (most <= available) {
            widths.push_back(w.most);
            continue;
        }
        const double share = double((w.most - w.least).units()) / double((most - least).units());
        widths.push_back(w.least + (available - least).scaled_by(share));
    }
    return widths;
}

class TableSetter {
  public:
    TableSetter(const Table& table, const BlockContext& context, Length measure,
                ColumnBuilder& column, Typesetting& setting)
        : table_(table),
          context_(context),
          column_(column),
          setting_(setting),
          cell_style_(setting.theme()[Role::Table]),
          head_style_(setting.theme()[Role::TableHead]),
          available_(measure - context.start - context.end) {}

    void set() {
        find_widths();
        column_.gap(cell_style_.space_before);
        caption();
        int head = kNoHead;
        if (!table_.head.empty()) {
            Stack stack = head_stack();
            FlowItem item = item_of(stack);
            item.penalty = kNeverEndPage;
            head = column_.table_head(std::move(stack));
            column_.box(std::move(item));
        } else {
            column_.box(item_of(ruled({}, head_style_.border)));
            column_.keep_with_next();
        }
        for (std::size_t i = 0; i < table_.body.size(); ++i) body_row(i, head);
        column_.gap(cell_style_.space_after);
    }

  private:
    void find_widths() {
        std::vector<ContentWidths> wanted(column_count(table_));
        const Length padding = cell_style_.padding * 2;
        const auto consider = [&](const std::vector<TableRow>& rows, const Style& style) {
            for (const TableRow& row : rows)
                for (const PlacedCell& placed : placed_cells(row, wanted.size())) {
                    if (placed.cell->column_span > 1) continue;
                    const ContentWidths w = cell_widths(placed.cell->content, style, setting_);
                    ContentWidths& column = wanted[placed.column];
                    column.least = std::max(column.least, w.least + padding);
                    column.most = std::max(column.most, w.most + padding);
                }
        };
        consider(table_.head, head_style_);
        consider(table_.body, cell_style_);
        widths_ = fitted_widths(wanted, available_);
        for (const Length width : widths_) table_width_ += width;
        const Length free = available_ - table_width_;
        const Side side = context_.side.value_or(Side::Centre);
        left_ = context_.left() +
                (side == Side::Centre ? free / 2 : side == Side::Right ? free : Length());
    }

    void caption() {
        if (table_.caption.empty()) return;
        const Style& style = setting_.theme()[Role::Caption];
        const std::vector<Line> lines =
            set_paragraph(styled_text(table_.caption, style, available_, setting_),
                          {available_, {}, style.alignment, style.leading}, setting_);
        column_.lines(lines, {context_.left(), true, true, 2, 2});
        column_.gap(style.space_before);
    }

    std::optional<Side> side_of(std::size_t column) const {
        if (column >= table_.columns.size()) return std::nullopt;
        switch (table_.columns[column]) {
            case ColumnAlignment::Default: return std::nullopt;
            case ColumnAlignment::Left: return Side::Left;
            case ColumnAlignment::Centre: return Side::Centre;
            case ColumnAlignment::Right: return Side::Right;
        }
        return std::nullopt;
    }

    Flow cell_flow(const PlacedCell& placed, const Style& style, Length width) {
        ColumnBuilder cell;
        BlockContext context;
        context.body = &style;
        context.side = side_of(placed.column);
        context.direction = direction_within(placed.cell->content, context_.direction);
        context.language = context_.language;
        context.asked = context_.asked;
        context.spaced = true;
        BlockSetter(cell, setting_, width).blocks(placed.cell->content, context);
        return cell.take();
    }

    Length span_width(const PlacedCell& placed) const {
        Length width;
        const std::size_t end =
            std::min(widths_.size(), placed.column + std::size_t(std::max(placed.cell->column_span, 1)));
        for (std::size_t i = placed.column; i < end; ++i) width += widths_[i];
        return width;
    }

    // The first column stands where text starts.
    Length left_of(const PlacedCell& placed) const {
        Length before;
        for (std::size_t i = 0; i < placed.column; ++i) before += widths_[i];
        return context_.direction == Direction::RightToLeft
                   ? left_ + table_width_ - before - span_width(placed)
                   : left_ + before;
    }

    Stack row_stack(const TableRow& row, const Style& style) {
        Stack stack;
        const Length padding = style.padding;
        for (const PlacedCell& placed : placed_cells(row, widths_.size())) {
            const Stack cell =
                stacked(cell_flow(placed, style, span_width(placed) - padding * 2));
            append_moved(stack.items, cell.items, {left_of(placed) + padding, padding});
            stack.notes.insert(stack.notes.end(), cell.notes.begin(), cell.notes.end());
            stack.height = std::max(stack.height, cell.height);
        }
        stack.height += padding * 2;
        return stack;
    }

    // A rule across the table above what is in the stack.
    Stack ruled(const Stack& below, Length thickness) const {
        Stack stack;
        stack.items.push_back(
            RectItem{{{left_, {}}, table_width_, thickness}, head_style_.border_colour});
        append_moved(stack.items, below.items, {{}, thickness});
        stack.height = below.height + thickness;
        stack.notes = below.notes;
        return stack;
    }

    Stack head_stack() {
        Stack head;
        for (const TableRow& row : table_.head) {
            const Stack one = row_stack(row, head_style_);
            append_moved(head.items, one.items, {{}, head.height});
            head.height += one.height;
            head.notes.insert(head.notes.end(), one.notes.begin(), one.notes.end());
        }
        head.items.push_back(RectItem{{{left_, head.height}, table_width_, cell_style_.border},
                                      head_style_.border_colour});
        head.height += cell_style_.border;
        return ruled(head, head_style_.border);
    }

    static FlowItem item_of(Stack stack) {
        FlowItem item;
        item.height = stack.height;
        item.items = std::move(stack.items);
        item.notes = std::move(stack.notes);
        return item;
    }

    void body_row(std::size_t index, int head) {
        const bool is_last = index + 1 == table_.body.size();
        Stack stack = row_stack(table_.body[index], cell_style_);
        if (stack.height > setting_.theme().page.text_height().scaled_by(kTallRow))
            return tall_row(table_.body[index]);
        // A thin rule under each row; under the last the heavy one that closes the table.
        const Style& rule = is_last ? head_style_ : cell_style_;
        stack.items.push_back(
            RectItem{{{left_, stack.height}, table_width_, rule.border}, rule.border_colour});
        stack.height += rule.border;
        FlowItem item = item_of(std::move(stack));
        item.table_head = head;
        // A table is not torn behind its first row or before its last.
        const bool next_is_last = index + 2 == table_.body.size();
        if (!is_last && (index == 0 || next_is_last)) item.penalty = kNeverEndPage;
        column_.box(std::move(item));
    }

    // A row that no page can hold beside others: its cells one after another, over the full width.
    void tall_row(const TableRow& row) {
        for (const PlacedCell& placed : placed_cells(row, widths_.size())) {
            BlockContext context = context_;
            context.body = &cell_style_;
            context.spaced = true;
            column_.gap(cell_style_.padding);
            BlockSetter(column_, setting_, available_ + context_.start + context_.end)
                .blocks(placed.cell->content, context);
        }
    }

    const Table& table_;
    const BlockContext& context_;
    ColumnBuilder& column_;
    Typesetting& setting_;
    const Style& cell_style_;
    const Style& head_style_;
    Length available_;
    std::vector<Length> widths_;
    Length table_width_;
    Length left_;
};

}  // namespace

void set_table(const Table& table, const BlockContext& context, Length measure,
               ColumnBuilder& column, Typesetting& setting) {
    TableSetter(table, context, measure, column, setting).set();
}

}  // namespace postconv::pdf
