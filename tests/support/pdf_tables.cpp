// Tables: a regular grid once spans are counted (ISO 14289-1, 7.2), and heads that say what they
// are the heads of (7.5).
#include <algorithm>

#include "tests/support/pdf_facts.h"

namespace postconv::test::pdf_check {
namespace {

constexpr int kWidestSpan = 10000;
constexpr std::size_t kMostPlaces = 4'000'000;

class TableCheck {
  public:
    TableCheck(File& file, const Element& table) : file_(file), table_(table) {}

    void check() {
        gather_rows(table_);
        for (const int row : rows_)
            for (const int cell : elements()[row].children) note_headers(elements()[cell]);
        bool has_heads = false;
        for (std::size_t row = 0; row < rows_.size(); ++row)
            for (const int cell : elements()[rows_[row]].children) {
                place(row, elements()[cell]);
                if (elements()[cell].standard == "TH") {
                    has_heads = true;
                    check_scope(elements()[cell]);
                }
                check_headers(elements()[cell]);
            }
        if (!gave_up_) check_shape();
        if (!has_heads && !rows_.empty())
            file_.faults.add("no-table-heads", {0, table_.object()}, "a table has no TH");
    }

  private:
    const std::vector<Element>& elements() const { return file_.tree.elements; }

    void gather_rows(const Element& parent) {
        for (const int child : parent.children) {
            const std::string& type = elements()[child].standard;
            if (type == "TR") {
                rows_.push_back(child);
                note_ids(elements()[child]);
            }
            if (type == "THead" || type == "TBody" || type == "TFoot")
                if (&parent == &table_) gather_rows(elements()[child]);
        }
    }
    void note_ids(const Element& row) {
        for (const int cell : row.children)
            if (elements()[cell].standard == "TH")
                if (Object id = entry(elements()[cell].dictionary, "/ID"); id.isString())
                    head_ids_.insert(text_of(id));
    }

    int span_of(const Element& cell, const std::string& key) {
        Object value = attribute(file_, cell.dictionary, "Table", key);
        if (value.isNull()) return 1;
        const long long span = integer_of(value).value_or(0);
        if (span >= 1 && span <= kWidestSpan) return int(span);
        file_.faults.add("table-grid", {0, cell.object()},
                         key.substr(1) + " is no sensible number");
        return 1;
    }

    // A cell goes to the first place of its row that no cell from above holds (ISO
    // 32000-1, 14.8.5.7).
    void place(std::size_t row, const Element& cell) {
        const std::size_t width = std::size_t(span_of(cell, "/ColSpan"));
        const std::size_t height = std::size_t(span_of(cell, "/RowSpan"));
        places_ += width * height;
        gave_up_ |= places_ > kMostPlaces;
        if (gave_up_) return;
        if (grid_.size() < row + height) grid_.resize(row + height);
        std::size_t column = 0;
        while (column < grid_[row].size() && grid_[row][column]) ++column;
        bool meets_another = false;
        for (std::size_t r = row; r < row + height; ++r) {
            if (grid_[r].size() < column + width) grid_[r].resize(column + width);
            for (std::size_t c = column; c < column + width; ++c) {
                meets_another |= grid_[r][c];
                grid_[r][c] = true;
            }
        }
        if (meets_another)
            file_.faults.add("table-grid", {0, cell.object()}, "two cells take the same place");
    }

    void check_shape() {
        if (grid_.size() > rows_.size())
            file_.faults.add("table-grid", {0, table_.object()},
                             "a cell spans more rows than the table has");
        std::size_t width = 0;
        for (const auto& row : grid_) width = std::max(width, row.size());
        for (std::size_t row = 0; row < std::min(grid_.size(), rows_.size()); ++row)
            if (grid_[row].size() < width ||
                std::ranges::find(grid_[row], false) != grid_[row].end())
                file_.faults.add(
                    "table-grid", {0, elements()[rows_[row]].object()},
                    "row " + std::to_string(row + 1) + " has fewer columns than the others");
    }

    void note_headers(const Element& cell) {
        Object headers = attribute(file_, cell.dictionary, "Table", "/Headers");
        for (int i = 0; headers.isArray() && i < headers.getArrayNItems(); ++i)
            named_heads_.insert(text_of(headers.getArrayItem(i)));
    }

    // Needless where cells name their heads.
    void check_scope(const Element& head) {
        Object id = entry(head.dictionary, "/ID");
        if (!id.isNull() && named_heads_.contains(text_of(id))) return;
        const std::string scope = name_of(attribute(file_, head.dictionary, "Table", "/Scope"));
        if (scope != "Row" && scope != "Column" && scope != "Both")
            file_.faults.add("no-scope", {0, head.object()}, "a TH has no /Scope");
    }

    void check_headers(const Element& cell) {
        Object headers = attribute(file_, cell.dictionary, "Table", "/Headers");
        for (int i = 0; headers.isArray() && i < headers.getArrayNItems(); ++i)
            if (!head_ids_.contains(text_of(headers.getArrayItem(i))))
                file_.faults.add("unknown-header", {0, cell.object()},
                                 "/Headers names a TH that the table has not");
    }

    File& file_;
    const Element& table_;
    std::vector<int> rows_;
    std::set<std::string> head_ids_, named_heads_;
    std::vector<std::vector<bool>> grid_;
    std::size_t places_ = 0;
    bool gave_up_ = false;
};

}  // namespace

void check_tables(File& file) {
    for (const Element& element : file.tree.elements)
        if (element.standard == "Table") TableCheck(file, element).check();
}

}  // namespace postconv::test::pdf_check
