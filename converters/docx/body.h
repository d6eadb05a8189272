// Blocks as paragraphs and tables.
#pragma once

#include <optional>
#include <string>

#include "converters/docx/paragraphs.h"
#include "converters/docx/runs.h"
#include "styles/looks.h"

namespace postconv {

// Where blocks stand, and what plain paragraphs are there.
struct Frame {
    enum class Setting { Body, Quote, Callout, Note, Cell, HeadCell };
    Setting setting = Setting::Body;
    Length room;         // width from margin to margin, or of the cell
    Length left, right;  // indents of the lists and boxes around
    std::optional<WordStyle> text = {};  // of a box's paragraphs; its indents are in those above
    bool is_framed = false;              // a table draws the box
    int frames = 0;                      // tables around that draw boxes
    int list_depth = 0;
    bool in_item = false;
    bool loose = false;  // in an item of a list with space between its items
    // What the source asks for here, as in Look.
    std::optional<Side> side = {};
    bool is_flush = false;
    Direction direction = Direction::Neutral;
    std::string language = {};
};

class BodyWriter {
  public:
    BodyWriter(Story& story, pugi::xml_node container, const Frame& frame)
        : story_(story), stack_(story, container), frame_(frame) {}

    void write(const Blocks& blocks);
    void figure(const Figure& figure, SourceSpan span);
    void finish() { stack_.finish(); }  // call when all is written
    ParagraphStack& stack() { return stack_; }

    // One paragraph of the given style.
    void write_paragraph(WordStyle style, const Inlines& content);
    // The first paragraph of a note begins with `mark`: its number, or the sign that stands for it.
    enum class NoteMark { Number, Dagger };
    void write_note(const Blocks& blocks, NoteMark mark);

  private:
    void write(const Block& block);
    void write_kind(const Block& block, const Look& look);
    void paragraph(const Paragraph& paragraph, const Look& look);
    void heading(const Heading& heading);
    void quote(const BlockQuote& quote, const Look& look);
    void pull_quote(const PullQuote& quote);
    void division(const Division& division, const Look& look);
    // Content that stands within margins of its own, in paragraphs of the style.
    struct Box {
        WordStyle style;
        const Blocks& content;
        const Inlines* title = nullptr;  // of a callout
        bool title_is_ours = false;      // a label, not the writer's words
    };
    void write_title(const Box& box);
    void box(const Box& box);
    void write_unframed(const Box& box);
    void write_framed(const Box& box);
    void write_frame(const Box& box, const Blocks& content, bool is_first);
    bool needs_frame(const Box& box) const;
    void list(const List& list, const Look& look);
    void definitions(const DefinitionList& list);
    void callout(const Callout& callout);
    void contents();
    void item(const ListItem& item, const ListMark& mark);
    void code(const CodeBlock& code);
    void table(const Table& table);
    void write_table_here(const Table& table, Length room);
    bool may_divide_pages() const;
    void open_chapter();
    void rule();

    void write_caption(WordStyle style, const Inlines& content);
    // With the initial that it may begin with (drop_capital.cpp).
    void write_opening(WordStyle style, const Inlines& content);
    enum class Words { Running, Caption };
    void write_words(const ParagraphPlan& plan, const Inlines& content, Words words);
    void enter(const Look& look);
    bool is_flush() const;
    bool is_followed_closely(const Block& block) const;
    WordStyle text_style() const;
    WordStyle box_text_style() const;
    RunPlace place_for(const ParagraphPlan& plan) const;
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
    std::string captioned_;          // id of the figure or table being written
};

}  // namespace postconv
