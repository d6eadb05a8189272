#include "converters/epub/table_width.h"

#include <algorithm>
#include <numeric>

#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

constexpr std::size_t kPhoneLine = 40;  // characters of a table at 320 CSS pixels
constexpr std::size_t kGap = 1;         // those that the edges of a cell take

// In characters; ideographs may part anywhere.
std::size_t longest_word(std::string_view text) {
    std::size_t longest = 0, length = 0;
    for (std::size_t i = 0; i < text.size();) {
        const char32_t c = next_code_point(text, i);
        const bool ends = c == ' ' || c == '-' || c >= 0x2E80;
        length = ends ? 0 : length + 1;
        longest = std::max(longest, length);
    }
    return longest;
}

// Links and code part anywhere.
std::size_t longest_word(const Blocks& blocks) {
    std::string text;
    walk(blocks, {.block = [&](const Block&) { text += ' '; },
                  .text =
                      [&](const Inline& node) {
                          if (const auto* leaf = std::get_if<Text>(&node.kind)) text += leaf->text;
                          if (std::holds_alternative<SoftBreak>(node.kind) ||
                              std::holds_alternative<LineBreak>(node.kind))
                              text += ' ';
                      }});
    return longest_word(text);
}

void widen(std::vector<std::size_t>& columns, const TableRow& row) {
    std::size_t column = 0;
    for (const TableCell& cell : row.cells) {
        const std::size_t span = std::size_t(std::max(cell.column_span, 1));
        if (column < columns.size() && span == 1)
            columns[column] = std::max(columns[column], longest_word(cell.content));
        column += span;
    }
}

}  // namespace

bool is_wide(const Table& table) {
    std::vector<std::size_t> columns(table.columns.size());
    for (const auto* rows : {&table.head, &table.body})
        for (const TableRow& row : *rows) widen(columns, row);
    return std::accumulate(columns.begin(), columns.end(), kGap * columns.size()) > kPhoneLine;
}

}  // namespace postconv
