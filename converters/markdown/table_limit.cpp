#include "converters/markdown/table_limit.h"

#include <algorithm>

#include "model/diagnostics.h"

namespace postconv {
namespace {

constexpr long long kMostCells = 500000;

// "|---|:-:|", perhaps in a quote: how many columns; 0 for any other line.
long long columns_of_delimiter_row(std::string_view line) {
    if (line.find_first_not_of("|:- \t>") != std::string_view::npos) return 0;
    const auto bars = std::count(line.begin(), line.end(), '|');
    return bars > 0 && line.find('-') != std::string_view::npos ? bars + 1 : 0;
}

}  // namespace

void check_table_sizes(std::string_view text, TextPlace place) {
    long long cells = 0;
    long long columns = 0;  // of the table that this line may be a row of
    int line_number = place.lines_before;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++line_number;
        if (line.find_first_not_of(" \t>") == std::string_view::npos) columns = 0;
        columns = std::max(columns, columns_of_delimiter_row(line));
        cells += columns;
        if (cells > kMostCells)
            fail(FailureKind::Limit, "table-too-large", {place.source, line_number, 1},
                 "the tables up to here have more than 500000 cells",
                 "split the table, or leave out its empty columns");
    }
}

}  // namespace postconv
