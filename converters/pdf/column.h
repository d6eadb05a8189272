// The column of a document: boxes with their drawing, gaps, and what it costs to end a page.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "converters/pdf/break_pages.h"
#include "converters/pdf/display_list.h"
#include "converters/pdf/paragraph.h"

namespace postconv::pdf {

inline constexpr int kNoHead = -1;
inline constexpr int kNoFigure = 0;

// Where in the document something begins.
struct Beginning {
    const Block* block = nullptr;  // null: in none, as a title does
    std::size_t byte = 0;          // of its plain text
};

// One item of the column. Its drawing is relative to its top and to the column's left edge.
struct FlowItem {
    ColumnItem::Kind kind = ColumnItem::Kind::Box;
    Length height;
    int penalty = 0;
    Length baseline;  // of its first line, from its top; none: it has no line
    DisplayItems items;
    std::vector<std::size_t> notes;
    int figure = kNoFigure;    // that floats, numbered from the top down: it may move with its gaps
    int table_head = kNoHead;  // index into Flow::heads: repeated above it at the top of a page
    Beginning begins = {};
};

// A background and a rule at one side, behind items [first, last).
struct FlowFrame {
    std::size_t first = 0, last = 0;
    Length x, width;
    bool border_at_right = false;
    Length border;
    Colour border_colour, background;
    bool has_background = false;
    Length padding;  // above and below what it holds, where a page cuts it too
};

// A drawing of its own height, moved as a whole: a table head, a footnote, a cell.
struct Stack {
    Length height;
    Length baseline;  // of its first line, from its top; none: it has no line
    DisplayItems items;
    std::vector<std::size_t> notes;
    Beginning begins = {};
};

struct Flow {
    std::vector<FlowItem> items;
    std::vector<FlowFrame> frames;
    std::vector<Stack> heads;
};

// Everything of a flow above each other, its frames drawn.
Stack stacked(const Flow& flow);
// What a frame looks like from `top` to `bottom`.
void draw_frame(DisplayItems& to, const FlowFrame& frame, Length top, Length bottom);

// Widens gaps so that what follows each begins a multiple of `step` below what the gap before it
// was followed by: running text of that leading then stands on one grid, whatever is between it.
void align_to_grid(Flow& flow, Length step);

struct LineOptions {
    Length x;                  // of the lines' left edge in the column
    bool keep_together = false;
    bool keep_with_next = false;
    int widows = 2, orphans = 2;
};

// Adds to a column from its top down.
class ColumnBuilder {
  public:
    // Space between two things: of two gaps in a row the larger counts.
    void gap(Length height);
    void lines(const std::vector<Line>& lines, const LineOptions& options);
    void box(FlowItem item);
    // Empty height that stays at the top of a page and does not end one.
    void blank(Length height);
    // No gap until the next box, and none after the last: a frame's padding is all.
    void hold_gaps() { gaps_are_held_ = true; }
    void drop_gap();
    // Draws into the box at `index`, which must exist, before what it holds: a list's label is
    // read before its text.
    void draw_into(std::size_t index, const DisplayItems& items, Point offset);
    void keep_with_next();
    // Whether the last box does.
    bool keeps_with_next();
    void end_page();
    // The next box is where links to `id` lead.
    void place(const std::string& id) { places_.push_back(id); }
    // Boxes from here on are of a block. Gives the one before.
    const Block* begin_block(const Block* block) { return std::exchange(block_, block); }
    void frame(const FlowFrame& frame) { flow_.frames.push_back(frame); }
    int table_head(Stack head);

    std::size_t size() const { return flow_.items.size(); }
    // Index of the first box from `index` on, size() when there is none.
    std::size_t first_box(std::size_t index) const;
    // Of the first box from `index` on that has a line; the first box when none has.
    std::size_t first_line(std::size_t index) const;
    Length baseline(std::size_t index) const { return flow_.items[index].baseline; }
    // The items from `first` on, but a gap that was there before, are a figure that floats.
    void float_from(std::size_t first);
    Flow take();

  private:
    FlowItem* last_box();
    Flow flow_;
    std::vector<std::string> places_;
    bool gaps_are_held_ = false;
    const Block* block_ = nullptr;
};

}  // namespace postconv::pdf
