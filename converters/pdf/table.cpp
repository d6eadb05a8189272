#include "converters/pdf/table.h"

#include <algorithm>
#include <array>

#include "converters/pdf/column_widths.h"
#include "converters/pdf/table_rows.h"
#include "converters/pdf/table_structure.h"
#include "model/visit.h"

namespace postconv::pdf {
namespace {

constexpr int kSmallTablePenalty = 400;  // a fifth of a page left empty is better
constexpr double kTallRow = 0.6;         // of the page: a taller row may be broken
constexpr double kTallHead = 0.3;        // a taller head is not repeated
constexpr std::array<double, 3> kPaddings = {1.6, 1, 0.5};  // beside text, to the theme's
constexpr std::array<double, 5> kTypeScales = {1, 0.95, 0.9, 0.85, 0.8};

std::string separated_lines(const std::string& code) {
    std::string text;
    for (const char c : code) {
        if (c == '\n')
            append_utf8(text, kLineSeparator);
        else
            text += c;
    }
    return text;
}

// The widest word and the widest line of a cell's text, at whatever depth.
ContentWidths cell_widths(const Blocks& blocks, const Style& style, Hyphenation hyphenation,
                          Typesetting& setting) {
    ContentWidths widths;
    Length indent;
    const auto consider = [&](const StyledText& text) {
        const ContentWidths one = content_widths(text, setting, hyphenation);
        widths.least = std::max(widths.least, one.least);
        widths.most = std::max(widths.most, one.most);
    };
    const Length measure = setting.theme().page.text_width();
    walk(blocks,
         {.block =
              [&](const Block& block) {
                  if (const auto* p = std::get_if<Paragraph>(&block.kind))
                      consider(styled_text(p->content, {style}, measure, setting));
                  if (const auto* h = std::get_if<Heading>(&block.kind))
                      consider(styled_text(h->content, {style}, measure, setting));
                  if (const auto* c = std::get_if<CodeBlock>(&block.kind))
                      consider(plain_styled_text(separated_lines(c->text), {style}, setting));
                  if (std::holds_alternative<Figure>(block.kind))
                      widths.most = std::max(widths.most, measure / 3);
                  if (std::holds_alternative<List>(block.kind))
                      indent = setting.theme()[Role::List].indent_start;
              },
          .text = {}});
    return {widths.least + indent, widths.most + indent};
}

Style scaled_type(Style style, double scale) {
    style.size = style.size.scaled_by(scale);
    style.leading = style.leading.scaled_by(scale);
    return style;
}

class TableSetter {
  public:
    TableSetter(const Table& table, const TablePlace& place, ColumnBuilder& column,
                Typesetting& setting)
        : table_(table),
          place_(place),
          context_(place.context),
          column_(column),
          setting_(setting),
          cell_style_(setting.theme()[Role::Table]),
          head_style_(setting.theme()[Role::TableHead]),
          head_(grid_of(table.head)),
          body_(grid_of(table.body)),
          available_(place.measure - context_.start - context_.end) {}

    void set() {
        choose_widths();
        const NodeId caption_node =
            table_.caption.empty() ? kArtifact : add(StructureType::Caption);
        add_cells();
        column_.gap(cell_style_.space_before);
        caption(caption_node);
        if (table_.head.empty())
            open_without_head();
        else
            open_with_head();
        std::size_t first = 0;
        for (const std::size_t last : group_ends(body_)) {
            body_rows(first, last);
            first = last;
        }
        column_.gap(cell_style_.space_after);
    }

  private:
    // ---- structure

    NodeId add(StructureType type) { return setting_.structure.add(place_.node, type); }

    void add_cells() {
        const std::size_t columns = widths_.size();
        Structure& structure = setting_.structure;
        // A head without a body is no head (ISO 14289-1, 7.5).
        const StructureType head =
            body_.rows > 0 ? StructureType::TableHead : StructureType::TableBody;
        if (head_.rows > 0)
            head_nodes_ =
                add_rows(head_, {add(head), StructureType::HeaderCell, columns}, structure);
        if (body_.rows > 0)
            body_nodes_ =
                add_rows(body_, {add(StructureType::TableBody), StructureType::DataCell, columns},
                         structure);
    }

    // ---- widths

    void choose_widths() {
        std::vector<ContentWidths> wishes = padded_wishes(Hyphenation::Off);
        for (const double scale : kTypeScales) {
            cell_style_ = scaled_type(setting_.theme()[Role::Table], scale);
            head_style_ = scaled_type(setting_.theme()[Role::TableHead], scale);
            wishes = column_wishes(Hyphenation::Off);
            if (least_width(wishes) <= available_) break;
        }
        if (least_width(wishes) > available_) {
            break_words();
            wishes = padded_wishes(Hyphenation::On);
        }
        widths_ = fitted_widths(wishes, available_);
        for (const Length width : widths_) table_width_ += width;
        const Length free = available_ - table_width_;
        const Side side = context_.side.value_or(Side::Centre);
        left_ = context_.left() + (side == Side::Centre  ? free / 2
                                   : side == Side::Right ? free
                                                         : Length());
    }

    // With the widest padding that there is room for.
    std::vector<ContentWidths> padded_wishes(Hyphenation hyphenation) {
        std::vector<ContentWidths> wishes;
        for (const double share : kPaddings) {
            padding_ = cell_style_.padding.scaled_by(share);
            wishes = column_wishes(hyphenation);
            if (least_width(wishes) <= available_) break;
        }
        return wishes;
    }

    void break_words() {
        head_style_.hyphenate = cell_style_.hyphenate = true;
        setting_.diagnostics.warn("table-too-wide", place_.span,
                                  "table is too wide for the page: its words are broken",
                                  "use fewer columns, shorter words or a wider page");
    }

    std::vector<ContentWidths> column_wishes(Hyphenation hyphenation) {
        std::vector<ContentWidths> columns(
            std::max({table_.columns.size(), head_.columns, body_.columns}));
        std::vector<SpanWish> spans;
        hyphenation_ = hyphenation;
        add_wishes(head_, head_style_, columns, spans);
        add_wishes(body_, cell_style_, columns, spans);
        return widened_for_spans(std::move(columns), std::move(spans));
    }

    void add_wishes(const TableGrid& grid, const Style& style, std::vector<ContentWidths>& columns,
                    std::vector<SpanWish>& spans) {
        for (const GridCell& place : grid.cells) {
            ContentWidths widths = cell_widths(place.cell->content, style, hyphenation_, setting_);
            widths.least += padding_ * 2;
            widths.most += padding_ * 2;
            if (place.column_end - place.column > 1) {
                spans.push_back({place.column, place.column_end, widths});
                continue;
            }
            ContentWidths& column = columns[place.column];
            column.least = std::max(column.least, widths.least);
            column.most = std::max(column.most, widths.most);
        }
    }

    Length width_of(std::size_t column, std::size_t end) const {
        Length width;
        for (; column < end; ++column) width += widths_[column];
        return width;
    }

    // The first column stands where text starts.
    Length left_of(std::size_t column, std::size_t end) const {
        return context_.direction == Direction::RightToLeft
                   ? left_ + table_width_ - width_of(0, end)
                   : left_ + width_of(0, column);
    }

    // ---- cells

    SetCell set_cell(const GridCell& place, const Style& style, NodeId node) {
        const Blocks& content = place.cell->content;
        BlockContext context;
        context.body = &style;
        context.node = node;
        if (place.column < table_.columns.size())
            context.side = side_of(table_.columns[place.column]);
        context.direction = direction_within(content, context_.direction);
        context.language = context_.language;
        context.asked = context_.asked;
        context.spaced = true;
        ColumnBuilder cell;
        BlockSetter(cell, setting_, width_of(place.column, place.column_end) - padding_ * 2)
            .blocks(content, context);
        cell.drop_gap();
        return {place, cell.take(), left_of(place.column, place.column_end) + padding_};
    }

    struct Part {
        const TableGrid& grid;
        const std::vector<NodeId>& nodes;  // of the grid's cells
        const Style& style;
    };

    RowGroup group(const Part& part, std::size_t first, std::size_t last) {
        const auto& [grid, nodes, style] = part;
        RowGroup rows{first, last, {}, style.padding, cell_style_.border};
        const auto begins_before = [](const GridCell& cell, std::size_t row) {
            return cell.row < row;
        };
        auto cell = std::lower_bound(grid.cells.begin(), grid.cells.end(), first, begins_before);
        for (; cell != grid.cells.end() && cell->row < last; ++cell)
            rows.cells.push_back(
                set_cell(*cell, style, nodes[std::size_t(cell - grid.cells.begin())]));
        return rows;
    }

    // ---- rules

    RectItem rule(Length y, Length thickness, Colour colour) const {
        return {{{left_, y}, table_width_, thickness}, colour};
    }

    // The thin rule at the foot of a row within a group: not through cells that go on below it.
    void rule_between_rows(Stack& row, std::size_t row_end, const RowGroup& rows) const {
        std::vector<bool> goes_on(widths_.size());
        for (const SetCell& cell : rows.cells)
            if (cell.place.row < row_end && cell.place.row_end > row_end)
                std::fill(goes_on.begin() + std::ptrdiff_t(cell.place.column),
                          goes_on.begin() + std::ptrdiff_t(cell.place.column_end), true);
        for (std::size_t i = 0; i < goes_on.size();) {
            std::size_t end = i + 1;
            while (end < goes_on.size() && goes_on[end] == goes_on[i]) ++end;
            if (!goes_on[i])
                row.items.push_back(RectItem{{{left_of(i, end), row.height - cell_style_.border},
                                              width_of(i, end),
                                              cell_style_.border},
                                             cell_style_.border_colour});
            i = end;
        }
    }

    // ---- the column's boxes

    void caption(NodeId node) {
        if (table_.caption.empty()) return;
        const Style& style = setting_.theme()[Role::Caption];
        const std::vector<Line> lines =
            set_paragraph(styled_text(table_.caption, {style, {}, {}, node}, available_, setting_),
                          {available_, {}, style.alignment, style.leading}, setting_);
        column_.lines(lines, {context_.left(), true, true, 2, 2});
        column_.gap(style.space_before);
    }

    static FlowItem item_of(Stack stack) {
        FlowItem item;
        item.height = stack.height;
        item.baseline = stack.baseline;
        item.items = std::move(stack.items);
        item.notes = std::move(stack.notes);
        item.begins = stack.begins;
        return item;
    }

    void open_without_head() {
        FlowItem top;
        top.height = head_style_.border;
        top.items.push_back(rule({}, head_style_.border, head_style_.border_colour));
        top.penalty = kNeverEndPage;
        column_.box(std::move(top));
    }

    // The head between its rules; a tall one stands over the first rows alone.
    void open_with_head() {
        Stack stack;
        stack.items.push_back(rule({}, head_style_.border, head_style_.border_colour));
        stack.height = head_style_.border;
        const RowGroup rows = group({head_, head_nodes_, head_style_}, 0, head_.rows);
        for (Band& band : rows_whole(rows)) {
            if (band.row_ended < head_.rows) rule_between_rows(band.stack, band.row_ended, rows);
            append_moved(stack.items, band.stack.items, {{}, stack.height});
            if (stack.baseline == Length()) stack.baseline = stack.height + band.stack.baseline;
            stack.height += band.stack.height;
            stack.notes.insert(stack.notes.end(), band.stack.notes.begin(), band.stack.notes.end());
        }
        stack.items.push_back(
            rule(stack.height - cell_style_.border, cell_style_.border, head_style_.border_colour));
        FlowItem item = item_of(stack);
        item.penalty = kNeverEndPage;
        column_.box(std::move(item));
        if (stack.height > page_height().scaled_by(kTallHead)) return;
        stack.items = repeated(stack.items);
        heads_.above_row = column_.table_head(stack);
        stack.height += cell_style_.padding;
        heads_.within_row = column_.table_head(std::move(stack));
    }

    Length page_height() const { return setting_.theme().page.text_height(); }

    void body_rows(std::size_t first, std::size_t last) {
        const RowGroup rows = group({body_, body_nodes_, cell_style_}, first, last);
        std::vector<Band> bands = rows_whole(rows);
        Length height;
        for (const Band& band : bands) height += band.stack.height;
        const bool may_break = height > page_height().scaled_by(kTallRow);
        if (may_break) bands = rows_in_bands(rows);
        std::size_t row_ended = 0;  // by the band before
        for (std::size_t i = 0; i < bands.size(); ++i) {
            Band& band = bands[i];
            const std::size_t band_ended = band.row_ended;
            close_band(band, rows);
            FlowItem item = item_of(std::move(band.stack));
            const bool goes_on = i > 0 && row_ended == 0;
            item.table_head = goes_on ? heads_.within_row : heads_.above_row;
            row_ended = band_ended;
            item.penalty = may_break ? band.penalty : penalty_behind(band.row_ended, last);
            column_.box(std::move(item));
        }
    }

    // A small table is torn unwillingly. None is torn behind its first row or before its last, nor
    // rows that a cell joins.
    int penalty_behind(std::size_t row_end, std::size_t group_end) const {
        if (row_end == body_.rows) return 0;
        const bool keeps = row_end != group_end || row_end == 1 || row_end + 1 == body_.rows;
        if (keeps) return kNeverEndPage;
        return std::size_t(body_.rows) <= kSmallTable ? kSmallTablePenalty : 0;
    }

    // A thin rule under each row; under the last the heavy one that closes the table.
    void close_band(Band& band, const RowGroup& rows) const {
        if (band.row_ended == 0) return;
        if (band.row_ended < body_.rows) return rule_between_rows(band.stack, band.row_ended, rows);
        band.stack.height += head_style_.border - cell_style_.border;
        band.stack.items.push_back(rule(band.stack.height - head_style_.border, head_style_.border,
                                        head_style_.border_colour));
    }

    // The head repeated at the top of a page: over a row's beginning, or over what goes on of one.
    struct Heads {
        int above_row = kNoHead, within_row = kNoHead;
    };

    const Table& table_;
    const TablePlace& place_;
    const BlockContext& context_;
    ColumnBuilder& column_;
    Typesetting& setting_;
    Style cell_style_, head_style_;
    TableGrid head_, body_;
    std::vector<NodeId> head_nodes_, body_nodes_;  // of the cells
    Length available_;
    Hyphenation hyphenation_ = Hyphenation::Off;  // of the words that columns' wishes count
    Heads heads_;
    Length padding_;  // left and right of each cell's text
    std::vector<Length> widths_;
    Length table_width_;
    Length left_;
};

}  // namespace

void set_table(const Table& table, const TablePlace& place, ColumnBuilder& column,
               Typesetting& setting) {
    TableSetter(table, place, column, setting).set();
}

}  // namespace postconv::pdf
