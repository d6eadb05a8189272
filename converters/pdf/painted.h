// Pages as cairo writes them, and where things stand on them: what finishing makes a file of.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "converters/pdf/display_list.h"
#include "model/resources.h"

namespace postconv::pdf {

// One stretch of a page's drawing that belongs to a node, marked with an id in the drawing.
struct Leaf {
    NodeId node;
    std::uint32_t page;
    int mark;
};

struct PaintedLink {
    std::uint32_t page;
    int link;  // index into Typesetting::links
    Rect area;
};

struct PaintedPlace {
    std::uint32_t page;
    Point at;
};

struct PaintedFigure {
    std::uint32_t page;
    Rect area;
};

struct Painted {
    Bytes pdf;                         // flat marks, no structure, no links
    std::vector<std::string> labels;   // of the pages
    std::vector<Leaf> leaves;          // in the order of painting
    std::vector<PaintedLink> links;
    std::map<std::string, PaintedPlace> places;  // by id
    std::map<NodeId, PaintedFigure> figures;
};

}  // namespace postconv::pdf
