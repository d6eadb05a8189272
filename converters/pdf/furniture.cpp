#include "converters/pdf/furniture.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "converters/pdf/break_pages.h"
#include "converters/pdf/float_figures.h"
#include "converters/pdf/page_notes.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kHeadDrop = 0.55;       // of the top margin: where the running head stands
constexpr double kNumberDrop = 0.42;     // of the bottom margin: where the page number stands
constexpr double kBetweenNotes = 0.18;   // of a note's leading

Length between_notes(const Typesetting& setting) {
    return setting.theme()[Role::Note].leading.scaled_by(kBetweenNotes);
}

struct Column {
    std::vector<ColumnItem> items;
    PageNotes notes;
};

Column column_of(const DocumentFlow& flow, const Typesetting& setting) {
    Column column;
    for (const FlowItem& item : flow.column.items) {
        ColumnItem measured{item.kind, item.height, item.penalty};
        column.notes.add(item.notes, flow.notes, between_notes(setting), measured);
        if (item.table_head != kNoHead)
            measured.head = flow.column.heads[std::size_t(item.table_head)].height;
        column.items.push_back(measured);
    }
    return column;
}

std::vector<PageSlice> paged(DocumentFlow& flow, Column& column, const Theme& theme) {
    const PageOptions options{theme.page.text_height(), notes_gap(theme), column.notes.items()};
    if (theme.floats) float_figures(flow.column, column.items, options);
    return break_pages(column.items, options);
}

class PageMaker {
  public:
    PageMaker(DocumentFlow& flow, const Column& column, Typesetting& setting)
        : flow_(flow), column_(column), setting_(setting), page_(setting.theme().page) {}

    DisplayPage make(const PageSlice& slice, std::size_t number) {
        DisplayPage page;
        page.label = std::to_string(number);
        left_ = page_.margin_inner;
        body(page, slice);
        notes(page, slice);
        if (setting_.theme().running_heads && number > 1) running_head(page);
        if (setting_.theme().page_numbers) page_number(page);
        return page;
    }

  private:
    void body(DisplayPage& page, const PageSlice& slice) {
        Flow& flow = flow_.column;
        DisplayItems text;
        std::vector<Length> tops;
        Length y = page_.margin_top;
        const int head =
            slice.first < slice.last ? flow.items[slice.first].table_head : kNoHead;
        if (head != kNoHead) {
            const Stack& stack = flow.heads[std::size_t(head)];
            append_moved(text, stack.items, {left_, y});
            y += stack.height;
        }
        for (std::size_t i = slice.first; i < slice.last; ++i) {
            tops.push_back(y);
            append_moved(text, std::move(flow.items[i].items), {left_, y});
            flow.items[i].items = {};
            y += flow.items[i].height;
        }
        tops.push_back(y);
        frames(page, slice, tops);
        std::move(text.begin(), text.end(), std::back_inserter(page.items));
    }

    // Frames are sorted by where they begin; those that ended before the page are left behind.
    void frames(DisplayPage& page, const PageSlice& slice, const std::vector<Length>& tops) {
        const auto& frames = flow_.column.frames;
        while (next_frame_ < frames.size() && frames[next_frame_].last <= slice.first) ++next_frame_;
        for (std::size_t i = next_frame_; i < frames.size(); ++i) {
            FlowFrame frame = frames[i];
            const std::size_t first = std::max(frame.first, slice.first);
            const std::size_t last = std::min(frame.last, slice.last);
            if (first >= last) continue;
            frame.x += left_;
            draw_frame(page.items, frame, tops[first - slice.first], tops[last - slice.first]);
        }
    }

    void notes(DisplayPage& page, const PageSlice& slice) {
        append_moved(page.items, column_.notes.draw(slice, flow_.notes, setting_.theme()),
                     {left_, {}});
    }

    void running_head(DisplayPage& page) {
        const std::string& title = setting_.job.document.metadata.title;
        line(page, title, Role::RunningHead, page_.margin_top.scaled_by(kHeadDrop));
    }

    void page_number(DisplayPage& page) {
        line(page, page.label, Role::PageNumber,
             page_.height - page_.margin_bottom + page_.margin_bottom.scaled_by(kNumberDrop));
    }

    // One line of a role's style, cut short with an ellipsis when it is too long.
    void line(DisplayPage& page, const std::string& words, Role role, Length y) {
        const Style& style = setting_.theme()[role];
        std::vector<Line> lines = set(words, style);
        for (std::string cut = words; lines.size() > 1;) {
            const std::size_t space = cut.find_last_of(' ');
            if (space == std::string::npos) break;
            cut.resize(space);
            lines = set(cut + "\u2026", style);
        }
        if (!lines.empty()) append_moved(page.items, lines.front().items, {left_, y});
    }

    std::vector<Line> set(const std::string& words, const Style& style) {
        return set_paragraph(plain_styled_text(words, style, setting_),
                             {page_.text_width(), {}, style.alignment, style.leading}, setting_);
    }

    DocumentFlow& flow_;
    const Column& column_;
    Typesetting& setting_;
    const PageGeometry& page_;
    Length left_;
    std::size_t next_frame_ = 0;
};

}  // namespace

struct Pages::State {
    State(DocumentFlow the_flow, Typesetting& the_setting)
        : flow(std::move(the_flow)),
          setting(the_setting),
          column(column_of(flow, setting)),
          slices(paged(flow, column, setting.theme())),
          maker(flow, column, setting) {
        if (slices.empty()) slices.push_back({});
        for (std::size_t i = 0; i < slices.size(); ++i) note_places(slices[i], std::to_string(i + 1));
    }

    void note_places(const PageSlice& slice, const std::string& label) {
        for (std::size_t i = slice.first; i < slice.last; ++i)
            note_places(flow.column.items[i].items, label);
        column.notes.each(slice, flow.notes,
                          [&](const DisplayItems& items) { note_places(items, label); });
    }
    void note_places(const DisplayItems& items, const std::string& label) {
        for (const DisplayItem& item : items)
            if (const auto* place = std::get_if<PlaceItem>(&item)) labels.emplace(place->id.text(), label);
    }

    // Sets the numbers of the pages that the contents list refers to.
    void resolve_references(DisplayPage& page) {
        for (DisplayItem& item : page.items) {
            const auto* reference = std::get_if<PageReferenceItem>(&item);
            if (!reference) continue;
            const ShapedRun& number =
                setting.shaper.word(setting.format(reference->format).font, labels[reference->id.text()])
                    .runs.front();
            item = TextItem{{reference->at.x - number.width, reference->at.y}, &number,
                            number.width, reference->format};
        }
    }

    DocumentFlow flow;
    Typesetting& setting;
    Column column;
    std::vector<PageSlice> slices;
    PageMaker maker;
    std::map<std::string, std::string> labels;  // of the page on which a place stands
    std::size_t made = 0;
};

Pages::Pages(DocumentFlow flow, Typesetting& setting)
    : state_(std::make_unique<State>(std::move(flow), setting)) {}
Pages::~Pages() = default;

std::size_t Pages::size() const { return state_->slices.size(); }

DisplayPage Pages::next() {
    const std::size_t index = state_->made++;
    DisplayPage page = state_->maker.make(state_->slices[index], index + 1);
    state_->resolve_references(page);
    return page;
}

DisplayList make_pages(DocumentFlow flow, Typesetting& setting) {
    const PageGeometry& page = setting.theme().page;
    DisplayList list{page.width, page.height, {}};
    Pages pages(std::move(flow), setting);
    for (std::size_t i = 0; i < pages.size(); ++i) list.pages.push_back(pages.next());
    return list;
}

}  // namespace postconv::pdf
