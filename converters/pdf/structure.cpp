#include "converters/pdf/structure.h"

namespace postconv::pdf {

NodeId Structure::add(NodeId parent, StructureType type) {
    if (parent == kArtifact) return kArtifact;
    nodes_.push_back({type, parent});
    return NodeId(nodes_.size() - 1);
}

const NodeFacts* Structure::find_facts(NodeId node) const {
    const auto found = facts_.find(node);
    return found == facts_.end() ? nullptr : &found->second;
}

}  // namespace postconv::pdf
