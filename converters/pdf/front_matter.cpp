#include "converters/pdf/front_matter.h"

#include "converters/pdf/flow.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kNumberColumn = 2.2;  // em: room for a page number at the right
constexpr double kLeaderStep = 0.55;   // em between two leader dots

void leader(DisplayItems& items, Length from, Length to, Point step_and_baseline,
            FormatId format, Typesetting& setting) {
    const ShapedRun& dot = setting.shaper.word(setting.format(format).font, ".").runs.front();
    const std::int64_t step = step_and_baseline.x.units();
    // Dots stand on one grid for all entries, so that they align down the page.
    for (std::int64_t x = (from.units() / step + 1) * step; x + step < to.units(); x += step)
        items.push_back(
            TextItem{{Length::from_units(x), step_and_baseline.y}, &dot, dot.width, format});
}

void contents_entry(const Section& section, ColumnBuilder& column, Typesetting& setting) {
    const Style& style = setting.theme()[contents_role(section.level)];
    const FormatId format = setting.format_of(style);
    const Length measure = setting.theme().page.text_width();
    const Length number_column = style.size.scaled_by(kNumberColumn);
    const Length width = measure - style.indent_start - number_column;
    StyledText text = styled_text(section.content, style, width, setting);
    const int link = setting.link_to('#' + section.id);
    std::vector<Line> lines =
        set_paragraph(text, {width, {}, Alignment::Start, style.leading}, setting);
    if (lines.empty()) return;
    Line& last = lines.back();
    Length end;
    for (const DisplayItem& item : last.items)
        if (const auto* word = std::get_if<TextItem>(&item))
            end = std::max(end, word->at.x + word->run->width);
    const Length right = measure - style.indent_start;
    leader(last.items, end + style.size / 2, right - number_column / 2,
           {style.size.scaled_by(kLeaderStep), last.baseline}, format, setting);
    last.items.push_back(PageReferenceItem{{right, last.baseline}, section.id, format});
    for (Line& line : lines)
        line.items.push_back(LinkItem{{{}, right, line.height}, link});
    column.gap(style.space_before);
    column.lines(lines, {style.indent_start, true, false, 2, 2});
}

}  // namespace

void set_title_block(ColumnBuilder& column, Typesetting& setting) {
    const Metadata& metadata = setting.job.document.metadata;
    const Theme& theme = setting.theme();
    if (metadata.title.empty()) return;
    BlockSetter setter(column, setting, theme.page.text_width());
    column.blank(theme[Role::Title].space_before);
    setter.words(metadata.title, Role::Title);
    setter.words(metadata.subtitle, Role::Subtitle);
    setter.words(printed_names(metadata.creators, metadata.language), Role::Author);
    if (metadata.date)
        setter.words(printed_date(*metadata.date, metadata.language), Role::Date);
    column.gap(theme[Role::Body].leading * 2);
    if (theme.title_page) column.end_page();
}

void set_contents(ColumnBuilder& column, Typesetting& setting) {
    const std::string language = setting.job.document.metadata.language;
    BlockSetter(column, setting, setting.theme().page.text_width())
        .words(std::string(label(Label::Contents, language)), Role::ContentsTitle);
    for (const Section& section : setting.job.outline.sections)
        if (section.level <= setting.job.options.contents_depth)
            contents_entry(section, column, setting);
    column.gap(setting.theme()[Role::Body].leading * 2);
}

}  // namespace postconv::pdf
