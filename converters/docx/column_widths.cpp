#include <algorithm>

#include "converters/docx/style_properties.h"
#include "converters/docx/tables.h"
#include "converters/pdf/column_widths.h"
#include "model/text.h"

namespace postconv {
namespace {

constexpr double kLongestLine = 60;  // em: beyond it a cell is a paragraph, and all are alike
constexpr double kOurFonts = 1.08;     // against the advances below, bold words counted in
constexpr double kOthersFonts = 1.22;  // a template's may be wide, or be replaced by one that is
constexpr double kAllowance = 0.3;   // em: the advances below are rough

// Rough advance of a character in em: good enough to share out room, and no font is needed.
double advance_of(char32_t c) {
    const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
                      (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                      (c >= 0xFF00 && c <= 0xFF60) || c >= 0x1F000;
    if (wide) return 1.0;
    if (c == 'i' || c == 'l' || c == 'j' || c == '.' || c == ',' || c == ' ' || c == '\'')
        return 0.3;
    const bool capital = c >= 'A' && c <= 'Z';
    return c == 'm' || c == 'w' || c == 'M' || c == 'W' || c == 'O' || c == 'Q' ? 0.9
           : capital                                                            ? 0.78
                                                                                : 0.54;
}

bool may_break_around(char32_t c) {
    return advance_of(c) == 1.0 || c == ' ' || c == 0x3000;
}

struct Need {
    double least = 0;  // em: the longest word
    double most = 0;   // em: all in one line
};

Need need_of(const Blocks& content) {
    const std::string text = plain_text(content);
    Need need;
    double word = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        const double advance = advance_of(c);
        need.most += advance;
        word = may_break_around(c) ? (c == ' ' ? 0 : advance) : word + advance;
        need.least = std::max(need.least, word);
    }
    need.most = std::min(need.most + kAllowance, kLongestLine);
    need.least += kAllowance;
    need.least = std::min(need.least, need.most);
    return need;
}

// What the columns need, cells over several of them counted in.
std::vector<pdf::ContentWidths> needs_of(const Table& table, const StyleSheet& sheet) {
    const Style& style = sheet[WordStyle::TableText];
    const double em = double(style.size.units()) * sheet.theme().fonts(style).scale *
                      (sheet.has_others_fonts() ? kOthersFonts : kOurFonts);
    const Length margins = cell_side_margin(sheet.theme()[Role::Table].padding) * 2;
    const auto widths = [&](const TableCell& cell, double factor) {
        const Need need = need_of(cell.content);
        const auto length = [&](double ems) {
            return Length::from_units(std::int64_t(ems * factor * em)) + margins;
        };
        return pdf::ContentWidths{length(need.least), length(need.most)};
    };
    std::vector<pdf::ContentWidths> columns(column_count(table), {margins, margins});
    std::vector<pdf::SpanWish> spans;
    const auto add_rows = [&](const std::vector<TableRow>& rows, double factor) {
        for (const TableRow& row : rows) {
            std::size_t column = 0;
            for (const TableCell& cell : row.cells) {
                if (column >= columns.size()) break;
                const auto span = std::size_t(std::max(1, cell.column_span));
                const std::size_t end = std::min(column + span, columns.size());
                const pdf::ContentWidths need = widths(cell, factor);
                pdf::ContentWidths& own = columns[column];
                if (end == column + 1)
                    own = {std::max(own.least, need.least), std::max(own.most, need.most)};
                else
                    spans.push_back({column, end, need});
                column = end;
            }
        }
    };
    constexpr double kBoldFactor = 1.1;
    add_rows(table.head, kBoldFactor);
    add_rows(table.body, 1.0);
    return pdf::widened_for_spans(std::move(columns), std::move(spans));
}

}  // namespace

std::vector<Length> column_widths(const Table& table, const StyleSheet& sheet, Length room) {
    return pdf::fitted_widths(needs_of(table, sheet), room);
}

Length least_width(const Table& table, const StyleSheet& sheet) {
    return pdf::least_width(needs_of(table, sheet));
}

std::size_t column_count(const Table& table) {
    std::size_t count = std::max<std::size_t>(table.columns.size(), 1);
    for (const auto* rows : {&table.head, &table.body})
        for (const TableRow& row : *rows) {
            std::size_t columns = 0;
            for (const TableCell& cell : row.cells)
                columns += std::size_t(std::max(1, cell.column_span));
            count = std::max(count, columns);
        }
    return std::min<std::size_t>(count, 63);  // Word's limit
}

}  // namespace postconv
