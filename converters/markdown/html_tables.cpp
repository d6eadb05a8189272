#include "converters/markdown/html_tables.h"

#include <algorithm>
#include <charconv>

#include "model/text.h"

namespace postconv {
namespace {

constexpr int kWidestTable = 200;
constexpr std::size_t kMostCells = 500'000;

int number_of(const HtmlToken& token, std::string_view key, int most) {
    const std::string text = token.attribute(key);
    int number = 1;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::clamp(number, 1, most);
}

ColumnAlignment alignment_named(const std::string& name) {
    if (name == "left") return ColumnAlignment::Left;
    if (name == "center") return ColumnAlignment::Centre;
    if (name == "right") return ColumnAlignment::Right;
    return ColumnAlignment::Default;
}

class HtmlTableReader {
  public:
    HtmlTableReader(HtmlElements& elements, Blocks& others)
        : elements_(elements), others_(others) {}

    Table read(const GumboNode* node) {
        read_parts(node, false, {});
        fill_up(table_.head);
        fill_up(table_.body);
        for (int column = 0; column < width_; ++column)
            table_.columns.push_back(alignment_of_column(std::size_t(column)));
        return std::move(table_);
    }

  private:
    void read_parts(const GumboNode* node, bool in_head, const std::string& alignment) {
        for_each_child(node, [&](const GumboNode* child) {
            const HtmlToken token = token_of(child);
            const std::string own = alignment_of(token);
            const std::string& inherited = own.empty() ? alignment : own;
            if (token.name == "caption")
                read_caption(child);
            else if (token.name == "tr")
                read_row(child, in_head, inherited);
            else if (token.kind == HtmlToken::Kind::Open)
                read_parts(child, token.name == "thead", inherited);
        });
    }

    // A second caption stands below the table.
    void read_caption(const GumboNode* node) {
        Inlines words = elements_.words_of(node, others_);
        if (table_.caption.empty())
            table_.caption = std::move(words);
        else if (!words.empty())
            others_.push_back({Paragraph{std::move(words)}, elements_.span_of(token_of(node))});
    }

    // The first rows are a head, too, when all their cells are <th>.
    void read_row(const GumboNode* node, bool in_head, const std::string& alignment) {
        TableRow row;
        std::vector<ColumnAlignment> alignments;
        bool is_all_head = true;
        for_each_child(node, [&](const GumboNode* child) {
            const HtmlToken token = token_of(child);
            if (token.name != "td" && token.name != "th") return;
            is_all_head = is_all_head && token.name == "th";
            row.cells.push_back(cell_of(child, token));
            const std::string own = alignment_of(token);
            alignments.resize(alignments.size() + std::size_t(row.cells.back().column_span),
                              alignment_named(own.empty() ? alignment : own));
        });
        if (row.cells.empty()) return;
        const bool is_head = in_head || (is_all_head && table_.body.empty());
        if (!is_head) body_alignments_.push_back(std::move(alignments));
        (is_head ? table_.head : table_.body).push_back(std::move(row));
    }

    TableCell cell_of(const GumboNode* node, const HtmlToken& token) {
        constexpr int kMostRows = 1000;
        return {elements_.content_of(node), number_of(token, "colspan", kWidestTable),
                number_of(token, "rowspan", kMostRows), elements_.span_of(token)};
    }

    // The columns that each row takes, with cells that reach down from rows above; spans that
    // reach below the last row are cut.
    void fill_up(std::vector<TableRow>& rows) {
        std::vector<int> widths = widths_of(rows);
        for (const int width : widths) width_ = std::max(width_, width);
        if (&rows == &table_.body) {
            const std::vector<int> head_widths = widths_of(table_.head);
            fill(table_.head, head_widths);
            fill(rows, widths);
        }
    }

    std::vector<int> widths_of(std::vector<TableRow>& rows) const {
        std::vector<int> widths(rows.size(), 0);
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (TableCell& cell : rows[i].cells) {
                cell.row_span = std::min(cell.row_span, int(rows.size() - i));
                if (widths[i] >= kWidestTable) cell.row_span = 1;
                for (int below = 0; below < cell.row_span; ++below)
                    widths[i + std::size_t(below)] += cell.column_span;
            }
        return widths;
    }

    void fill(std::vector<TableRow>& rows, const std::vector<int>& widths) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (int column = widths[i]; column < width_ && cells_ < kMostCells; ++column) {
                rows[i].cells.push_back({});
                ++cells_;
            }
    }

    // What all cells of the body that stand there agree on.
    ColumnAlignment alignment_of_column(std::size_t column) const {
        std::optional<ColumnAlignment> common;
        for (const std::vector<ColumnAlignment>& row : body_alignments_) {
            if (column >= row.size()) continue;
            if (common && *common != row[column]) return ColumnAlignment::Default;
            common = row[column];
        }
        return common.value_or(ColumnAlignment::Default);
    }

    HtmlElements& elements_;
    Blocks& others_;
    Table table_;
    std::vector<std::vector<ColumnAlignment>> body_alignments_;
    int width_ = 0;
    std::size_t cells_ = 0;  // added
};

}  // namespace

Table read_html_table(const GumboNode* node, HtmlElements& elements, Blocks& others) {
    return HtmlTableReader(elements, others).read(node);
}

}  // namespace postconv
