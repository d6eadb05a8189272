#include "converters/docx/tables.h"

#include <algorithm>
#include <numeric>

#include "converters/docx/body.h"
#include "converters/docx/ooxml.h"
#include "converters/docx/style_properties.h"
#include "converters/pdf/column_widths.h"
#include "model/text.h"
#include "styles/looks.h"

namespace postconv {
namespace {

void set_width(pugi::xml_node node, long long twips) {
    set_number(node, "w:w", twips);
    set_string(node, "w:type", "dxa");
}

Length twips_to_length(long long twips) {
    return Length::from_points(double(twips) / 20);
}

std::vector<long long> in_twips(const std::vector<Length>& lengths) {
    std::vector<long long> twips;
    for (const Length length : lengths) twips.push_back(length.to_twips());
    return twips;
}

class TableWriter {
  public:
    TableWriter(Story& story, const Table& table, const TablePlace& place)
        : story_(story),
          table_(table),
          place_(place),
          widths_(in_twips(column_widths(table, story.all.sheet, place.room))),
          open_(widths_.size()) {}

    void write(pugi::xml_node node) {
        write_properties(node.append_child("w:tblPr"));
        pugi::xml_node grid = node.append_child("w:tblGrid");
        for (const long long width : widths_)
            set_number(grid.append_child("w:gridCol"), "w:w", width);
        for (const TableRow& row : table_.head) write_row(node, row, Part::Head);
        for (const TableRow& row : table_.body) write_row(node, row, Part::Body);
        if (table_.body.size() <= pdf::kSmallTable) keep_on_one_page(node);
    }

  private:
    enum class Part { Head, Body };
    // A cell that reaches down into the rows below: how many more, and how many columns wide.
    struct OpenSpan {
        int rows = 0;
        std::size_t columns = 1;
    };

    void write_properties(pugi::xml_node properties) const {
        set_value(properties.append_child("w:tblStyle"), kTableStyle);
        if (place_.right_to_left) properties.append_child("w:bidiVisual");
        set_width(properties.append_child("w:tblW"),
                  std::accumulate(widths_.begin(), widths_.end(), 0LL));
        if (place_.around.side || place_.indent == Length())
            add_valued(properties, "w:jc", justification(alignment()));
        if (place_.indent > Length() && alignment() == Alignment::Start)
            set_width(properties.append_child("w:tblInd"), place_.indent.to_twips());
        write_look(properties.append_child("w:tblLook"));
        const std::string caption = plain_text(table_.caption);
        if (!caption.empty()) add_valued(properties, "w:tblCaption", caption);
        const std::string description = names_of_columns();
        if (!description.empty()) add_valued(properties, "w:tblDescription", description);
    }

    // What who can't see the table hears of it before its cells.
    std::string names_of_columns() const {
        std::string names;
        if (table_.head.empty()) return names;
        for (const TableCell& cell : table_.head.back().cells)
            if (const std::string name = plain_text(cell.content); !name.empty())
                names += (names.empty() ? "" : ", ") + name;
        return names;
    }

    // Each row with the one below it.
    static void keep_on_one_page(pugi::xml_node table) {
        for (pugi::xml_node row : table.children("w:tr"))
            for (pugi::xml_node cell : row.children("w:tc"))
                for (pugi::xml_node paragraph : cell.children("w:p"))
                    if (row.next_sibling("w:tr"))
                        property(paragraph_properties(paragraph), "w:keepNext");
    }

    Alignment alignment() const {
        const bool is_indented = !place_.around.side && place_.indent > Length();
        const Direction direction =
            place_.right_to_left ? Direction::RightToLeft : Direction::LeftToRight;
        return is_indented ? Alignment::Start
                           : towards(place_.around.side.value_or(Side::Centre), direction);
    }

    void write_look(pugi::xml_node look) const {
        const bool head = !table_.head.empty();
        // A template's table style may have bands; in ours they wait for who wants them.
        const bool bands = story_.all.sheet.has_others_tables();
        set_string(look, "w:val", bands ? (head ? "0420" : "0400") : head ? "0620" : "0600");
        set_string(look, "w:firstRow", head ? "1" : "0");
        set_string(look, "w:lastRow", "0");
        set_string(look, "w:firstColumn", "0");
        set_string(look, "w:lastColumn", "0");
        set_string(look, "w:noHBand", bands ? "0" : "1");
        set_string(look, "w:noVBand", "1");
    }

    // A row that takes much of a page goes on to the next one.
    static bool is_short(const TableRow& row) {
        constexpr std::size_t kMostBytes = 1200;
        return std::all_of(row.cells.begin(), row.cells.end(), [](const TableCell& cell) {
            return cell.content.size() <= 12 && plain_text(cell.content).size() < kMostBytes;
        });
    }

    void write_row(pugi::xml_node node, const TableRow& row, Part part) {
        pugi::xml_node line = node.append_child("w:tr");
        pugi::xml_node properties = line.append_child("w:trPr");
        if (is_short(row)) properties.append_child("w:cantSplit");
        if (part == Part::Head) properties.append_child("w:tblHeader");
        std::size_t column = 0;
        for (const TableCell& cell : row.cells) {
            column = write_continued(line, column);
            if (column >= widths_.size()) break;
            column = write_cell(line, cell, column, part);
        }
        while (column < widths_.size()) {
            const std::size_t next = write_continued(line, column);
            column = next > column ? next : write_cell(line, TableCell{}, column, part);
        }
    }

    // Cells that began in a row above and still go on, from `column`; the column after them.
    std::size_t write_continued(pugi::xml_node line, std::size_t column) {
        while (column < widths_.size() && open_[column].rows > 0) {
            OpenSpan& span = open_[column];
            --span.rows;
            pugi::xml_node cell = line.append_child("w:tc");
            pugi::xml_node properties = add_cell_properties(cell, column, span.columns);
            properties.append_child("w:vMerge");
            cell.append_child("w:p");
            column += span.columns;
        }
        return column;
    }

    pugi::xml_node add_cell_properties(pugi::xml_node cell, std::size_t column,
                                       std::size_t columns) const {
        pugi::xml_node properties = cell.append_child("w:tcPr");
        set_width(properties.append_child("w:tcW"), width_of(column, columns));
        if (columns > 1)
            set_value(properties.append_child("w:gridSpan"), static_cast<long long>(columns));
        return properties;
    }

    std::size_t write_cell(pugi::xml_node line, const TableCell& cell, std::size_t column,
                           Part part) {
        std::size_t columns = 1;
        const auto wanted = std::size_t(std::max(1, cell.column_span));
        while (columns < wanted && column + columns < widths_.size() &&
               open_[column + columns].rows == 0)
            ++columns;
        pugi::xml_node node = line.append_child("w:tc");
        pugi::xml_node properties = add_cell_properties(node, column, columns);
        if (cell.row_span > 1) {
            set_value(properties.append_child("w:vMerge"), "restart");
            open_[column] = {cell.row_span - 1, columns};
        }
        write_content(node, cell, column, columns, part);
        return column + columns;
    }

    void write_content(pugi::xml_node node, const TableCell& cell, std::size_t column,
                       std::size_t columns, Part part) const {
        const Length margins = cell_side_margin(story_.all.job.theme[Role::Table].padding) * 2;
        Frame frame{.setting = part == Part::Head ? Frame::Setting::HeadCell : Frame::Setting::Cell,
                    .room = std::max(twips_to_length(width_of(column, columns)) - margins,
                                     Length::from_points(1))};
        frame.frames = place_.around.frames;
        frame.direction = place_.around.direction;
        frame.language = place_.around.language;
        if (column < table_.columns.size()) frame.side = side_of(table_.columns[column]);
        BodyWriter blocks(story_, node, frame);
        blocks.write(cell.content);
        if (blocks.stack().is_empty() || !node.child("w:p"))
            blocks.write_paragraph(
                part == Part::Head ? WordStyle::TableHeading : WordStyle::TableText, {});
        blocks.finish();
    }

    long long width_of(std::size_t column, std::size_t columns) const {
        const auto first = widths_.begin() + std::ptrdiff_t(column);
        return std::accumulate(first, first + std::ptrdiff_t(columns), 0LL);
    }

    Story& story_;
    const Table& table_;
    const TablePlace& place_;
    std::vector<long long> widths_;  // twips, so that sums are exact
    std::vector<OpenSpan> open_;
};

}  // namespace

bool has_cells(const Table& table) {
    const auto filled = [](const TableRow& row) { return !row.cells.empty(); };
    return std::any_of(table.head.begin(), table.head.end(), filled) ||
           std::any_of(table.body.begin(), table.body.end(), filled);
}

void write_table(Story& story, pugi::xml_node container, const Table& table,
                 const TablePlace& place) {
    TableWriter(story, table, place).write(container.append_child("w:tbl"));
}

}  // namespace postconv
