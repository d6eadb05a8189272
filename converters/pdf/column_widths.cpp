#include "converters/pdf/column_widths.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace postconv::pdf {
namespace {

Length most_width(std::span<const ContentWidths> columns) {
    Length sum;
    for (const ContentWidths& column : columns) sum += column.most;
    return sum;
}

// Adds `lack` or a unit more to the columns' `which`, in proportion to their widest lines.
void share_out(std::span<ContentWidths> columns, Length lack, Length ContentWidths::* which) {
    const auto whole = double(most_width(columns).units());
    std::vector<double> shares;
    for (const ContentWidths& column : columns)
        shares.push_back(whole > 0 ? double(column.most.units()) / whole
                                   : 1.0 / double(columns.size()));
    for (std::size_t i = 0; i < columns.size(); ++i) 
        columns[i].*which += lack.scaled_by(shares[i]) + Length::from_units(1);
}

// Columns that can't all have their least: the narrow ones keep it, the wide ones share the rest.
std::vector<Length> squeezed_widths(std::span<const ContentWidths> columns, Length available) {
    std::vector<Length> widths(columns.size());
    std::vector<bool> settled(columns.size());
    Length left = available;
    std::size_t open = columns.size();
    for (bool changed = true; changed && open > 0;) {
        changed = false;
        const Length share = left / int(open);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            if (settled[i] || columns[i].least > share) continue;
            widths[i] = columns[i].least;
            left -= columns[i].least;
            settled[i] = changed = true;
            --open;
        }
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!settled[i]) widths[i] = left / int(open);
    return widths;
}

Length width_at(const ContentWidths& column, double scale) {
    const double width = std::min(scale * std::sqrt(double(column.most.units())), 1e15);
    return std::clamp(Length::from_units(std::int64_t(width)), column.least, column.most);
}

// Columns that half an even share is enough for stay on one line where the others allow it.
std::vector<ContentWidths> with_short_whole(std::span<const ContentWidths> columns,
                                            Length available) {
    std::vector<ContentWidths> result(columns.begin(), columns.end());
    const Length enough = available / int(2 * columns.size());
    for (ContentWidths& column : result)
        if (column.most <= enough) column.least = column.most;
    if (least_width(result) > available) result.assign(columns.begin(), columns.end());
    return result;
}

// The largest scale at which the columns have room.
std::vector<Length> balanced_widths(std::span<const ContentWidths> columns, Length available) {
    const auto sum_at = [&](double scale) {
        Length sum;
        for (const ContentWidths& column : columns) sum += width_at(column, scale);
        return sum;
    };
    double fits = 0, too_wide = double(available.units());
    for (int i = 0; i < 80; ++i) {
        const double middle = (fits + too_wide) / 2;
        (sum_at(middle) <= available ? fits : too_wide) = middle;
    }
    std::vector<Length> widths;
    for (const ContentWidths& column : columns) widths.push_back(width_at(column, fits));
    return widths;
}

}  // namespace

std::vector<ContentWidths> widened_for_spans(std::vector<ContentWidths> columns,
                                             std::vector<SpanWish> spans) {
    std::stable_sort(spans.begin(), spans.end(), [](const SpanWish& a, const SpanWish& b) {
        return a.column_end - a.column < b.column_end - b.column;
    });
    for (const SpanWish& span : spans) {
        const std::span<ContentWidths> over(columns.data() + span.column,
                                            span.column_end - span.column);
        const Length least = least_width(over), most = most_width(over);
        if (span.widths.least > least)
            share_out(over, span.widths.least - least, &ContentWidths::least);
        if (span.widths.most > most) share_out(over, span.widths.most - most, &ContentWidths::most);
        for (ContentWidths& column : over) column.most = std::max(column.most, column.least);
    }
    return columns;
}

Length least_width(std::span<const ContentWidths> columns) {
    Length sum;
    for (const ContentWidths& column : columns) sum += column.least;
    return sum;
}

std::vector<Length> fitted_widths(std::span<const ContentWidths> columns, Length available) {
    if (least_width(columns) > available) return squeezed_widths(columns, available);
    if (most_width(columns) > available)
        return balanced_widths(with_short_whole(columns, available), available);
    std::vector<Length> widths;
    for (const ContentWidths& column : columns) widths.push_back(column.most);
    return widths;
}

}  // namespace postconv::pdf
