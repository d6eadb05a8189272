// The logical structure that a tagged PDF carries beside its pages (ISO 32000-1, 14.7 and 14.8):
// what is a heading, a list, a cell, in the order of the source.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace postconv::pdf {

// Standard structure types (ISO 32000-1, 14.8.4).
enum class StructureType : std::uint8_t {
    Document,
    Section,
    Division,
    BlockQuote,
    Contents,
    ContentsItem,
    Heading,
    Paragraph,
    List,
    ListItem,
    Label,
    ListBody,
    Table,
    TableHead,
    TableBody,
    TableRow,
    HeaderCell,
    DataCell,
    Caption,
    Figure,
    Note,
    Reference,
    Link,
    Code,
    Span,
};

enum class ListNumbering : std::uint8_t { None, Disc, Decimal };

using NodeId = std::uint32_t;
inline constexpr NodeId kArtifact = 0;  // of no node: what is not content, such as running heads
inline constexpr NodeId kDocument = 1;  // the root

// What few nodes have.
struct NodeFacts {
    std::string id;           // unique; of a note
    std::string language;     // BCP 47, where it is not that of what is around
    std::string alternative;  // of a figure
    int heading_level = 0;
    ListNumbering numbering = ListNumbering::None;
    int column_span = 1, row_span = 1;
};

class Structure {
  public:
    struct Node {
        StructureType type;
        NodeId parent;
    };

    // As the last child so far of `parent`. Below kArtifact nothing is content: gives kArtifact.
    NodeId add(NodeId parent, StructureType type);
    NodeFacts& facts(NodeId node) { return facts_[node]; }
    // Null: it has none of its own.
    const NodeFacts* find_facts(NodeId node) const;
    const Node& operator[](NodeId node) const { return nodes_[node]; }
    // One more than the last NodeId.
    std::size_t size() const { return nodes_.size(); }

  private:
    std::vector<Node> nodes_ = {{StructureType::Document, kArtifact},
                                {StructureType::Document, kArtifact}};
    std::map<NodeId, NodeFacts> facts_;
};

}  // namespace postconv::pdf
