// What stands where: the result of laying out, all that painting reads, and what goldens compare.
#pragma once

#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "converters/pdf/shape.h"
#include "converters/pdf/structure.h"
#include "converters/pdf/styled_text.h"
#include "model/length.h"

namespace postconv::pdf {

// From the top left corner of the box or page it is in, down and to the right.
struct Point {
    Length x, y;
};

struct Rect {
    Point at;
    Length width, height;
};

// A name that its copies share: pages are made of many small things, and few of them are named.
class SharedName {
  public:
    SharedName(std::string name) : name_(std::make_shared<const std::string>(std::move(name))) {}
    const std::string& text() const { return *name_; }

  private:
    std::shared_ptr<const std::string> name_;
};

// Glyphs with their baseline's origin at `at`.
struct TextItem {
    Point at;
    const ShapedRun* run;
    Length width;  // as set: a space's is not its own in a justified line
    FormatId format;
    Fitting fitting = {};
};

// Whether it is the space that a line end stands for: behind the last word, of no width.
bool is_space_at_line_end(const TextItem& item);
// Whether a reader goes on from one to the other without a gap: same baseline, no hole between.
bool follows(const TextItem& next, const TextItem& before);

struct RectItem {
    Rect area;
    Colour colour;
};

struct PictureItem {
    Rect area;
    std::size_t resource;
};

struct LinkItem {
    Rect area;
    int link;  // index into Typesetting::links
};

// A place that links and bookmarks lead to.
struct PlaceItem {
    Point at;
    SharedName id;
};

// The number of the page on which a place stands, set flush right at `at`.
struct PageReferenceItem {
    Point at;
    SharedName id;
    FormatId format;
    bool flush_left = false;
};

// Text and pictures from here to the next of these belong to a node of the structure. Every drawing
// that has text begins with one, so that drawings may be put behind each other. Rectangles are of
// no node.
struct TagItem {
    NodeId node;
};

using DisplayItem =
    std::variant<TextItem, RectItem, PictureItem, LinkItem, PlaceItem, PageReferenceItem, TagItem>;
using DisplayItems = std::vector<DisplayItem>;
static_assert(sizeof(DisplayItem) <= 48);  // a long book has millions of them at once

// Adds `items`, moved by `offset`.
void append_moved(DisplayItems& to, DisplayItems items, Point offset);
// The same drawing once more, as no content: without its places and links, of no node.
DisplayItems repeated(const DisplayItems& items);

struct DisplayPage {
    std::string label;  // the page number as printed
    DisplayItems items;
};

struct DisplayList {
    Length width, height;
    std::vector<DisplayPage> pages;
};

// One line an item: a text picture for golden tests. Words that follow each other on a baseline
// in one format are one line.
std::string dump(const DisplayList& list, const Typesetting& setting);

}  // namespace postconv::pdf
