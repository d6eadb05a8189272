#include "converters/epub/written_size.h"

#include <algorithm>

#include "model/visit.h"

namespace postconv {
namespace {

// Of one element with its attributes, rounded up.
constexpr std::size_t kBlock = 90, kInline = 60, kCell = 70, kMark = 180, kNote = 300, kPicture = 220;

std::size_t escaped_size(const std::string& text) {
    std::size_t size = text.size();
    for (const char c : text) size += c == '&' || c == '<' || c == '>' || c == '"' ? 5 : 0;
    return size;
}

class Measure {
  public:
    explicit Measure(const Document& document) : document_(document) {}

    std::size_t of(const Block& block) {
        walk(block, walker_);
        return size_;
    }

  private:
    void add(const Attributes& attributes) {
        size_ += 2 * attributes.id.size();
        for (const auto& [key, value] : attributes.values) size_ += 2 * (key.size() + value.size());
    }

    void add(const Block& block) {
        size_ += kBlock;
        add(block.attributes);
        if (const auto* code = std::get_if<CodeBlock>(&block.kind)) size_ += escaped_size(code->text);
        if (const auto* figure = std::get_if<Figure>(&block.kind)) add(figure->image);
        if (const auto* table = std::get_if<Table>(&block.kind))
            for (const auto* rows : {&table->head, &table->body})
                for (const TableRow& row : *rows) size_ += kCell * (row.cells.size() + 1);
        if (const auto* list = std::get_if<List>(&block.kind)) size_ += kCell * list->items.size();
        if (const auto* list = std::get_if<DefinitionList>(&block.kind))
            size_ += kCell * list->items.size();
    }

    void add(const Image& image) {
        size_ += kPicture + escaped_size(image.alt) + escaped_size(image.title) +
                 image.source.size() * 2;
    }

    void add(const Inline& node) {
        add(node.attributes);
        match(
            node, [&](const Text& text) { size_ += escaped_size(text.text); },
            [&](const SoftBreak&) { ++size_; }, [&](const LineBreak&) { size_ += kInline; },
            [&](const Styled&) { size_ += kInline; },
            [&](const Code& code) { size_ += kInline + escaped_size(code.text); },
            [&](const Link& link) {
                size_ += kInline + 3 * link.target.size() + escaped_size(link.title);
            },
            [&](const Image& image) { add(image); },
            [&](const NoteReference& mark) { add_note(mark.note); },
            [&](const Span&) { size_ += kInline; });
    }

    // Notes may refer to notes, and to themselves.
    void add_note(std::size_t note) {
        size_ += kMark;
        const bool is_open = std::ranges::find(open_, note) != open_.end();
        if (note >= document_.notes.size() || is_open || open_.size() > 3) return;
        open_.push_back(note);
        size_ += kNote;
        for (const Block& block : document_.notes[note].content) walk(block, walker_);
        open_.pop_back();
    }

    const Document& document_;
    std::size_t size_ = 0;
    std::vector<std::size_t> open_;
    const ConstWalker walker_ = {.block = [this](const Block& block) { add(block); },
                                 .text = [this](const Inline& node) { add(node); }};
};

}  // namespace

std::size_t written_size(const Block& block, const Document& document) {
    return Measure(document).of(block);
}

}  // namespace postconv
