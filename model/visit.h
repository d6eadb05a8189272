// Visiting nodes. Backends call std::visit with an Overloaded that names every kind, so that a new
// kind breaks their build; the walkers below serve stages that look for a few kinds only.
#pragma once

#include <functional>

#include "model/document.h"

namespace postconv {

template <typename... Cases>
struct Overloaded : Cases... {
    using Cases::operator()...;
};
template <typename... Cases>
Overloaded(Cases...) -> Overloaded<Cases...>;

// Calls `visit` with the node's own kind.
template <typename Node, typename... Cases>
decltype(auto) match(Node&& node, Cases&&... cases) {
    return std::visit(Overloaded{std::forward<Cases>(cases)...}, std::forward<Node>(node).kind);
}

// Every block and inline below, in source order, parents first; notes are not entered from their
// references. Either function may be empty.
struct Walker {
    std::function<void(Block&)> block;
    std::function<void(Inline&)> text;
};
struct ConstWalker {
    std::function<void(const Block&)> block;
    std::function<void(const Inline&)> text;
};

void walk(Blocks& blocks, const Walker& walker);
void walk(const Blocks& blocks, const ConstWalker& walker);
void walk(const Block& block, const ConstWalker& walker);
void walk(const Inlines& inlines, const ConstWalker& walker);
// The body, then the notes in order.
void walk(Document& document, const Walker& walker);
void walk(const Document& document, const ConstWalker& walker);

}  // namespace postconv
