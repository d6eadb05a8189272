#include "converters/pdf/furniture.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "converters/pdf/break_pages.h"
#include "converters/pdf/float_figures.h"
#include "converters/pdf/page_notes.h"
#include "converters/pdf/page_beginnings.h"
#include "converters/pdf/page_plan.h"
#include "converters/pdf/running_lines.h"
#include "converters/printed_date.h"
#include "converters/printed_names.h"
#include "model/direction.h"

namespace postconv::pdf {
namespace {

constexpr double kHeadDrop = 0.55;       // of the top margin: where the running head stands
constexpr double kNumberDrop = 0.42;     // of the bottom margin: where the page number stands
constexpr double kMostStretch = 1.5;     // of the body's leading, of a page in all
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
    for (const FlowFrame& frame : flow.column.frames)
        for (std::size_t i = frame.first; i < frame.last; ++i) {
            if (i > frame.first) column.items[i].head += frame.padding;
            if (i + 1 < frame.last) column.items[i].foot += frame.padding;
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
        : flow_(flow), column_(column), setting_(setting), page_(setting.theme().page) {
        const Metadata& metadata = setting.job.document.metadata;
        facts_.title = metadata.title;
        facts_.author = printed_names(metadata.creators, metadata.language);
        if (metadata.date) facts_.date = printed_date(*metadata.date, metadata.language);
        binds_at_right_ = is_right_to_left(metadata);
    }

    // `last` is the number of the document's last page.
    DisplayPage make(const PlannedPage& planned, const std::string& last) {
        DisplayPage page;
        page.label = planned.label;
        const bool swaps = page_.mirror && planned.is_verso != binds_at_right_;
        left_ = swaps ? page_.margin_outer : page_.margin_inner;
        body(page, planned.slice);
        notes(page, planned.slice);
        facts_.pages = last;
        const bool is_bare = planned.kind == PlannedPage::Kind::Title ||
                             planned.kind == PlannedPage::Kind::Blank;
        if (!is_bare) running_lines(page, planned);
        return page;
    }

  private:
    void body(DisplayPage& page, const PageSlice& slice) {
        Flow& flow = flow_.column;
        DisplayItems text;
        std::vector<Length> tops;
        const double stretch = stretch_of(slice);
        Length y = page_.margin_top;
        const int head =
            slice.first < slice.last ? flow.items[slice.first].table_head : kNoHead;
        if (slice.first < slice.last) y += column_.items[slice.first].head;
        if (head != kNoHead) {
            const Stack& stack = flow.heads[std::size_t(head)];
            append_moved(text, stack.items, {left_, y - stack.height});
        }
        for (std::size_t i = slice.first; i < slice.last; ++i) {
            tops.push_back(y);
            append_moved(text, std::move(flow.items[i].items), {left_, y});
            flow.items[i].items = {};
            const bool is_gap = flow.items[i].kind == ColumnItem::Kind::Gap;
            y += is_gap ? flow.items[i].height.scaled_by(1 + stretch) : flow.items[i].height;
        }
        tops.push_back(y);
        frames(page, slice, tops);
        std::move(text.begin(), text.end(), std::back_inserter(page.items));
    }

    // Frames are sorted by where they begin, outer ones first; those that ended before the page are
    // left behind. One that the page cuts has its padding there, within that of those around it.
    void frames(DisplayPage& page, const PageSlice& slice, const std::vector<Length>& tops) {
        const auto& frames = flow_.column.frames;
        while (next_frame_ < frames.size() && frames[next_frame_].last <= slice.first)
            ++next_frame_;
        Length cut_top = page_.margin_top, cut_bottom = tops.back();
        if (slice.first < slice.last) cut_bottom += column_.items[slice.last - 1].foot;
        for (std::size_t i = next_frame_; i < frames.size(); ++i) {
            FlowFrame frame = frames[i];
            const std::size_t first = std::max(frame.first, slice.first);
            const std::size_t last = std::min(frame.last, slice.last);
            if (first >= last) continue;
            frame.x += left_;
            Length top = tops[first - slice.first], bottom = tops[last - slice.first];
            if (frame.first < slice.first) {
                top = cut_top;
                cut_top += frame.padding;
            }
            if (frame.last > slice.last) {
                bottom = cut_bottom;
                cut_bottom -= frame.padding;
            }
            draw_frame(page.items, frame, top, bottom);
        }
    }

    void notes(DisplayPage& page, const PageSlice& slice) {
        append_moved(page.items,
                     column_.notes.draw(slice, flow_.notes, {setting_.theme(), start_side_}),
                     {left_, {}});
    }

    // A head stands on no page that opens the document or a chapter.
    void running_lines(DisplayPage& page, const PlannedPage& planned) {
        const Theme& theme = setting_.theme();
        const bool is_opening = planned.kind == PlannedPage::Kind::Opening;
        facts_.chapter = planned.chapter;
        facts_.section = planned.section;
        facts_.page = planned.label;
        if (theme.running_heads && !is_opening)
            line(page, theme.running_head, planned, Role::RunningHead);
        if (theme.page_numbers) line(page, theme.running_foot, planned, Role::PageNumber);
    }

    void line(DisplayPage& page, const RunningLines& lines, const PlannedPage& planned, Role role) {
        const Length y = role == Role::RunningHead
                             ? page_.margin_top.scaled_by(kHeadDrop)
                             : page_.height - page_.margin_bottom.scaled_by(1 - kNumberDrop);
        append_moved(page.items,
                     set_running_line(planned.is_verso ? lines.verso : lines.recto, role, facts_,
                                      setting_),
                     {left_, y});
    }

    // What every gap of a page that is a little short is stretched by, as a share of itself.
    double stretch_of(const PageSlice& slice) const {
        if (!page_.even_depth || slice.first == slice.last) return 0;
        const Flow& flow = flow_.column;
        const bool may_be_short = slice.last == flow.items.size() ||
                                  flow.items[slice.last - 1].penalty <= kMustEndPage;
        if (may_be_short) return 0;
        Length used, gaps;
        used += column_.items[slice.first].head + column_.items[slice.last - 1].foot;
        for (std::size_t i = slice.first; i < slice.last; ++i) {
            used += flow.items[i].height;
            if (flow.items[i].kind == ColumnItem::Kind::Gap) gaps += flow.items[i].height;
        }
        if (slice.notes_last > slice.notes_first)
            used += column_.notes.height(slice) + notes_gap(setting_.theme());
        const Length left = page_.text_height() - used;
        const Length most = setting_.theme()[Role::Body].leading.scaled_by(kMostStretch);
        if (left <= Length() || left > most || gaps == Length()) return 0;
        return double(left.units()) / double(gaps.units());
    }

    DocumentFlow& flow_;
    const Column& column_;
    Typesetting& setting_;
    const PageGeometry& page_;
    RunningFacts facts_;
    bool binds_at_right_ = false;  // of a book that is read from right to left
    Length left_;
    const Side start_side_ =
        is_right_to_left(setting_.job.document.metadata) ? Side::Right : Side::Left;
    std::size_t next_frame_ = 0;
};

}  // namespace

namespace {

PageMatter matter_of(std::size_t item, const DocumentFlow& flow) {
    if (item < flow.lists) return PageMatter::TitlePage;
    return item < flow.body ? PageMatter::Contents : PageMatter::Body;
}

}  // namespace

struct Pages::State {
    State(DocumentFlow the_flow, Typesetting& the_setting)
        : flow(std::move(the_flow)),
          setting(the_setting),
          column(column_of(flow, setting)),
          pages(plan_pages(flow, paged(flow, column, setting.theme()), setting)),
          maker(flow, column, setting) {
        for (const PlannedPage& page : pages) note_places(page.slice, page.label);
    }

    void note_places(const PageSlice& slice, const std::string& label) {
        for (std::size_t i = slice.first; i < slice.last; ++i)
            note_places(flow.column.items[i].items, label);
        column.notes.each(slice, flow.notes,
                          [&](const DisplayItems& items) { note_places(items, label); });
    }
    void note_places(const DisplayItems& items, const std::string& label) {
        for (const DisplayItem& item : items)
            if (const auto* place = std::get_if<PlaceItem>(&item))
                labels.emplace(place->id.text(), label);
    }

    // Sets the numbers of the pages that the contents list refers to.
    void resolve_references(DisplayPage& page) {
        for (DisplayItem& item : page.items) {
            const auto* reference = std::get_if<PageReferenceItem>(&item);
            if (!reference) continue;
            const ShapedRun& number =
                setting.shaper
                    .word(setting.format(reference->format).font, labels[reference->id.text()])
                    .runs.front();
            const Length x =
                reference->flush_left ? reference->at.x : reference->at.x - number.width;
            item = TextItem{{x, reference->at.y}, &number, number.width, reference->format};
        }
    }

    DocumentFlow flow;
    Typesetting& setting;
    Column column;
    std::vector<PlannedPage> pages;
    PageMaker maker;
    std::map<std::string, std::string> labels;  // of the page on which a place stands
    std::size_t made = 0;
};

Pages::Pages(DocumentFlow flow, Typesetting& setting)
    : state_(std::make_unique<State>(std::move(flow), setting)) {}
Pages::~Pages() = default;

Pagination Pages::pagination() const {
    const DocumentFlow& flow = state_->flow;
    std::vector<PageBeginning> pages;
    for (const PlannedPage& page : state_->pages) {
        PageBeginning beginning{page.label, matter_of(page.slice.first, flow), {}};
        for (std::size_t i = page.slice.first; i < page.slice.last && !beginning.place.block; ++i)
            beginning.place = flow.column.items[i].begins;
        pages.push_back(std::move(beginning));
    }
    return make_pagination(pages, state_->labels, state_->setting.job);
}

std::size_t Pages::size() const { return state_->pages.size(); }

DisplayPage Pages::next() {
    DisplayPage page =
        state_->maker.make(state_->pages[state_->made++], state_->pages.back().label);
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
