// Blocks to XHTML, and the chapter that they make.
#pragma once

#include "converters/epub/inlines.h"
#include "model/resources.h"

namespace postconv {

class BlockWriter {
  public:
    // `depth`: how many quotes, lists, tables and notes are around what it writes.
    explicit BlockWriter(Writing& writing, int depth = 0)
        : writing_(writing), inlines_(writing), depth_(depth) {}
    void write(pugi::xml_node parent, const Block& block);
    void write(pugi::xml_node parent, const Blocks& blocks);
    InlineWriter& inlines() { return inlines_; }

  private:
    void write_heading(pugi::xml_node parent, const Block& block, const Heading& heading);
    void write_definitions(pugi::xml_node parent, const Block& block, const DefinitionList& list);
    void write_callout(pugi::xml_node parent, const Block& block, const Callout& callout);
    void write_list(pugi::xml_node parent, const Block& block, const List& list);
    void write_item(pugi::xml_node parent, const ListItem& item, bool tight);
    void write_table(pugi::xml_node parent, const Block& block, const Table& table);
    void write_division(pugi::xml_node parent, const Block& block, const Division& division);
    void write_captioned(pugi::xml_node parent, const Block& block, const Division& division);
    void write_figure(pugi::xml_node parent, const Block& block, const Figure& figure);
    // Blocks of which the first, when a paragraph, needs no element of its own.
    void write_open(pugi::xml_node parent, const Blocks& blocks);
    pugi::xml_node add(pugi::xml_node parent, const char* name, const Block& block);

    struct RowGroup {
        const char* group;  // thead, tbody
        const std::vector<TableRow>& rows;
        bool is_head;
    };
    void write_rows(pugi::xml_node parent, const Table& table, const RowGroup& group);
    void write_cell(pugi::xml_node row, const TableCell& cell, ColumnAlignment alignment,
                    bool is_head);

    Writing& writing_;
    InlineWriter inlines_;
    int depth_;
};

// The file of Writing::chapter: its blocks, then its notes.
Bytes write_chapter(Writing& writing);

}  // namespace postconv
