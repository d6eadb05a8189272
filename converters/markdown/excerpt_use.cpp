#include "converters/markdown/excerpt_use.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "model/visit.h"

namespace postconv {
namespace {

// Notes that are left, renumbered; notes may refer to notes.
void drop_unused_notes(Document& document) {
    std::vector<bool> used(document.notes.size());
    std::vector<std::size_t> waiting;
    const ConstWalker mark{.block = {}, .text = [&](const Inline& node) {
                               const auto* note = std::get_if<NoteReference>(&node.kind);
                               if (!note || used[note->note]) return;
                               used[note->note] = true;
                               waiting.push_back(note->note);
                           }};
    walk(std::as_const(document.blocks), mark);
    while (!waiting.empty()) {
        const std::size_t note = waiting.back();
        waiting.pop_back();
        walk(std::as_const(document.notes[note].content), mark);
    }
    std::vector<Note> kept;
    std::vector<std::size_t> number(used.size());
    for (std::size_t i = 0; i < used.size(); ++i) {
        number[i] = kept.size();
        if (used[i]) kept.push_back(std::move(document.notes[i]));
    }
    document.notes = std::move(kept);
    walk(document, {.block = {}, .text = [&](Inline& node) {
                        if (auto* reference = std::get_if<NoteReference>(&node.kind))
                            reference->note = number[reference->note];
                    }});
}

}  // namespace

void use_excerpt(ExcerptUse use, ExcerptPlace place, Document& document) {
    Blocks& blocks = document.blocks;
    if (use == ExcerptUse::Keep) return;
    if (use == ExcerptUse::Only) {
        blocks.erase(blocks.begin() + std::ptrdiff_t(place.end), blocks.end());
    } else {
        const bool has_title =
            place.begin < place.end && std::holds_alternative<Heading>(blocks[place.begin].kind);
        blocks.erase(blocks.begin() + std::ptrdiff_t(place.begin + (has_title ? 1 : 0)),
                     blocks.begin() + std::ptrdiff_t(place.end));
    }
    drop_unused_notes(document);
}

}  // namespace postconv
