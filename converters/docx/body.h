// Blocks as paragraphs and tables.
#pragma once

#include <optional>

#include "converters/docx/paragraphs.h"

namespace postconv {

// Where blocks stand, and what plain paragraphs are there.
struct Frame {
    enum class Setting { Body, Quote, Callout, Definition, Note, Cell, HeadCell };
    Setting setting = Setting::Body;
    Length room;         // width from margin to margin, or of the cell
    Length left, right;  // indents of the lists and quotes around
    int list_depth = 0;
    bool in_item = false;
    bool loose = false;                       // in an item of a list with space between its items
    std::optional<Alignment> alignment = {};  // of a table's column
};

class BlockWriter {
  public:
    BlockWriter(Story& story, pugi::xml_node container, const Frame& frame)
        : story_(story), stack_(story, container), frame_(frame) {}

    void write(const Blocks& blocks);
    void finish() { stack_.finish(); }  // call when all is written
    ParagraphStack& stack() { return stack_; }

    // One paragraph of the given style.
    void write_paragraph(WordStyle style, const Inlines& content);
    // The first paragraph of a note begins with `mark`: its number, or the sign that stands for it.
    enum class NoteMark { Number, Dagger };
    void write_note(const Blocks& blocks, NoteMark mark);

  private:
    void write(const Block& block);
    void write_kind(const Block& block);
    void paragraph(const Paragraph& paragraph);
    void heading(const Heading& heading);
    void quote(const BlockQuote& quote);
    void list(const List& list);
    void definitions(const DefinitionList& list);
    void callout(const Callout& callout);
    void contents();
    void item(const ListItem& item, const ListMark& mark);
    void code(const CodeBlock& code);
    void table(const Table& table);
    void figure(const Figure& figure, SourceSpan span);
    void rule();

    WordStyle text_style() const;
    ParagraphPlan plan_for(WordStyle style, const Inlines& content);
    Length text_room(WordStyle style) const;
    void begin_paragraph_text(pugi::xml_node paragraph);

    Story& story_;
    ParagraphStack stack_;
    Frame frame_;
    bool after_paragraph_ = false;
    std::optional<Length> gap_;      // to the next paragraph, where a list or quote sets it
    std::optional<ListMark> mark_;   // of the item that begins
    std::optional<bool> check_box_;  // of the item that begins
    std::optional<NoteMark> note_mark_;
};

}  // namespace postconv
