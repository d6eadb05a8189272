// Blocks of code: lines as written; a line that is too long goes on below behind a mark.
#include <algorithm>
#include <iterator>

#include "converters/pdf/flow.h"

namespace postconv::pdf {
namespace {

constexpr int kShortCode = 8;           // lines of code that stay on one page
constexpr double kMarkSize = 0.82;      // of the code's
constexpr double kMarkDistance = 0.04;  // from the code, to its size
constexpr Colour kMarkColour{125, 125, 125};

// Tabs to the next multiple of four columns, as code is usually written.
std::string with_spaces_for_tabs(std::string_view line) {
    std::string expanded;
    for (const char c : line) {
        if (c == '\t')
            expanded.append(4 - expanded.size() % 4, ' ');
        else
            expanded += c;
    }
    return expanded;
}

// The mark before what goes on of a line: drawn beside it, not read with it.
void mark_continued(std::vector<Line>& lines, const Style& style, Typesetting& setting) {
    TextFormat format = setting.format(setting.format_of(style));
    FontSpec font = setting.shaper.spec(format.font);
    font.size = font.size.scaled_by(kMarkSize);
    format.font = setting.shaper.font(font);
    format.colour = kMarkColour;
    const FormatId id = setting.intern(format);
    const ShapedWord& mark = setting.shaper.continuation_mark(format.font);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        lines[i - 1].ends_in_hyphen = true;  // as in a broken word, a page rather ends elsewhere
        Length x = -mark.width - style.size.scaled_by(kMarkDistance);
        for (const ShapedRun& run : mark.runs) {
            lines[i].items.insert(lines[i].items.begin(),
                                  TextItem{{x, lines[i].baseline}, &run, run.width, id});
            x += run.width;
        }
        lines[i].items.insert(lines[i].items.begin(), TagItem{kArtifact});
    }
}

}  // namespace

void BlockSetter::code_block(const CodeBlock& code, const BlockContext& around) {
    Style style = setting_.theme()[Role::CodeBlock];
    const BlockContext context = turned(around, Direction::LeftToRight);
    const long line_count = 1 + std::count(code.text.begin(), code.text.end(), '\n');
    style.keep_together = line_count <= kShortCode;
    const Box box = open_box(style, context);
    const NodeId node = setting_.structure.add(add_paragraph(context), StructureType::Code);
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= code.text.size();) {
        const std::size_t line_end = std::min(code.text.find('\n', at), code.text.size());
        const std::string line =
            with_spaces_for_tabs(std::string_view(code.text).substr(at, line_end - at));
        std::vector<Line> set = set_paragraph(
            plain_styled_text(line, {style, {}, {}, node}, setting_),
            {std::max(width(box.inside), style.size), {}, Alignment::Start, style.leading},
            setting_);
        if (set.size() > 1) mark_continued(set, style, setting_);
        if (set.empty()) set.push_back({style.leading, style.leading, {}, {}, false});
        if (line_end < code.text.size()) end_in_space(set.back(), Direction::LeftToRight, setting_);
        for (Line& one : set) one.first_byte = std::min(at + one.first_byte, line_end);
        std::move(set.begin(), set.end(), std::back_inserter(lines));
        at = line_end + 1;
    }
    column_.lines(lines, line_options(style, setting_.theme().page, box.inside.left()));
    close_box(box, style);
}

}  // namespace postconv::pdf
