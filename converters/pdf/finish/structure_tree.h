// The structure tree of the file (ISO 32000-1, 14.7).
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "converters/pdf/finish/objects.h"
#include "converters/pdf/painted.h"
#include "converters/pdf/structure.h"

namespace postconv::pdf {

// What the tree leads to. Leaves name marks that are really in their pages.
struct TreeContent {
    const std::vector<Leaf>& leaves;  // in the order of painting
    const std::map<NodeId, PaintedFigure>& figures;
    std::vector<int> pages;  // objects
    double page_height;      // points
};

// A link's annotation on a page, an object.
struct Annotation {
    std::uint32_t page;
    int object;
    NodeId node;
};

class StructureTree {
  public:
    StructureTree(const Structure& structure, const TreeContent& content);

    // Whether something is drawn for a node: others are left out.
    bool has_content(NodeId node) const { return kept_[node]; }
    // Whether some figure has no alternative text.
    bool lacks_alternatives() const;
    // Writes all nodes; gives the number of the root. Page i has StructParents i, annotation i
    // StructParent page count + i (14.7.4.4).
    int write(const std::vector<Annotation>& annotations, FileWriter& file);

  private:
    struct Kid {
        std::size_t leaf;          // its index, or that of the child's first
        NodeId child = kArtifact;  // none: it is the leaf itself
    };

    void find_kept();
    void merge_only_paragraphs();
    std::vector<Kid> kids_of(NodeId node) const;
    void add_kids(NodeId node, std::vector<Kid>& kids) const;
    std::string body_of(NodeId node, const std::vector<Kid>& kids);
    std::string kids_text(NodeId node, const std::vector<Kid>& kids, std::uint32_t page) const;
    std::string facts_text(NodeId node) const;
    std::string attributes_text(NodeId node, const NodeFacts* facts) const;
    const char* type_name(NodeId node);
    int parent_tree(const std::vector<Annotation>& annotations, FileWriter& file) const;
    int id_tree(FileWriter& file) const;
    void number_nodes(FileWriter& file);

    const Structure& structure_;
    const TreeContent& content_;
    // By node: its children and leaves lie behind each other in one list.
    std::vector<std::uint32_t> first_child_, children_, first_leaf_, leaves_;
    std::vector<std::uint32_t> painted_;  // index of the first leaf below
    std::vector<bool> kept_;
    std::vector<bool> merged_;  // into the parent
    std::vector<int> objects_;
    std::unordered_map<NodeId, std::vector<const Annotation*>> annotations_;
    int root_ = 0;
    int heading_level_ = 0;  // of the last heading written
};

}  // namespace postconv::pdf
