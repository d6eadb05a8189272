#include "converters/markdown/files.h"

#include <algorithm>

#include "converters/markdown/title.h"
#include "model/text.h"
#include "model/visit.h"

namespace postconv {
namespace {

// The headings of the body that belong to the file: none of a quote or a list.
std::vector<Heading*> headings_of(const FileExtent& file, Document& document) {
    std::vector<Heading*> headings;
    for (std::size_t i = file.first_block; i < file.end_block; ++i)
        if (auto* heading = std::get_if<Heading>(&document.blocks[i].kind))
            headings.push_back(heading);
    return headings;
}

Block heading_block(const std::string& words, int level, SourceSpan span) {
    return {Heading{level, {{Text{words}, span}}}, span};
}

// Whether the file's first heading speaks for the whole file.
bool has_heading_above_all(const std::vector<Heading*>& headings, const std::string& title) {
    if (headings.empty()) return false;
    const Heading& first = *headings.front();
    if (is_same_title(plain_text(first.content), title)) return true;
    return std::none_of(headings.begin() + 1, headings.end(),
                        [&](const Heading* other) { return other->level <= first.level; });
}

}  // namespace

FileExtent::FileExtent(std::string file_name, const Document& so_far)
    : name(std::move(file_name)),
      first_block(so_far.blocks.size()),
      first_note(so_far.notes.size()) {}

void FileExtent::end(const Document& so_far) {
    end_block = so_far.blocks.size();
    end_note = so_far.notes.size();
}

void FileExtent::lose_first_block() {
    if (first_block > 0) --first_block;
    if (end_block > 0) --end_block;
}

void restore_lines(const std::vector<int>& lines, const FileExtent& file, Document& document,
                   Diagnostics& diagnostics, std::size_t first_diagnostic) {
    const int source = diagnostics.add_source(file.name);
    const auto own = [&](int line) {
        const std::size_t index = std::min(std::size_t(std::max(line, 1)), lines.size()) - 1;
        return line > 0 ? lines[index] : line;
    };
    const auto move = [&](SourceSpan& span) {
        if (span.source != source) return;
        span.line = own(span.line);
        span.end_line = own(span.end_line);
    };
    const Walker walker = {.block =
                               [&](Block& block) {
                                   move(block.span);
                                   if (auto* list = std::get_if<List>(&block.kind))
                                       for (ListItem& item : list->items) move(item.span);
                                   if (auto* table = std::get_if<Table>(&block.kind))
                                       for (auto* rows : {&table->head, &table->body})
                                           for (TableRow& row : *rows)
                                               for (TableCell& cell : row.cells) move(cell.span);
                               },
                           .text = [&](Inline& node) { move(node.span); }};
    Blocks part(std::make_move_iterator(document.blocks.begin() + std::ptrdiff_t(file.first_block)),
                std::make_move_iterator(document.blocks.end()));
    walk(part, walker);
    std::ranges::move(part, document.blocks.begin() + std::ptrdiff_t(file.first_block));
    for (std::size_t i = file.first_note; i < file.end_note; ++i) {
        move(document.notes[i].span);
        walk(document.notes[i].content, walker);
    }
    diagnostics.move_places(first_diagnostic, move);
}

void place_chapter(const Chapter& chapter, FileExtent& file, Document& document) {
    const std::vector<Heading*> headings = headings_of(file, document);
    const bool adds_title = !has_heading_above_all(headings, chapter.title);
    int highest = headings.empty() ? 1 : headings.front()->level;
    for (const Heading* heading : headings) highest = std::min(highest, heading->level);
    for (Heading* heading : headings)
        heading->level += chapter.level + (adds_title ? 1 : 0) - highest;
    Blocks added;
    for (const std::string& part : chapter.parts) added.push_back(heading_block(part, 1, {}));
    if (adds_title && !chapter.title.empty())
        added.push_back(heading_block(chapter.title, chapter.level, {}));
    document.blocks.insert(document.blocks.begin() + std::ptrdiff_t(file.first_block),
                           std::make_move_iterator(added.begin()),
                           std::make_move_iterator(added.end()));
    file.first_block += chapter.parts.size();  // links to the file pass its part by
    file.end(document);
}

}  // namespace postconv
