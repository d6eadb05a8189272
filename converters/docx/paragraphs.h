// Paragraphs one below the other: styles, indents and the gaps between them. Direct formatting is
// written only where the named style alone would not give what the theme asks for.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

#include "converters/docx/story.h"

namespace postconv {

struct ListMark {
    int numbering = 0;  // w:numId
    int level = 0;
    ListKind kind = ListKind::Bullet;
    bool is_task = false;      // a box is its mark
    bool begins_list = false;  // of the outermost lists: one after another are two
};

// What a paragraph needs beyond its style.
struct ParagraphPlan {
    WordStyle style = WordStyle::BodyText;
    Length left, right;                        // of the text, from the margins
    Direction direction = Direction::Neutral;  // Neutral: as the document
    std::optional<ListMark> mark = {};
    std::optional<Length> gap = {};  // to the paragraph above; none: as the styles say
    bool holds_picture = false;      // in a line of text
    bool keep_with_next = false;
    std::optional<Alignment> alignment = {};
    std::optional<Length> leading = {};  // of words larger or smaller than the style's
    bool in_frame = false;               // a frame around it draws the style's box
};

// The paragraphs of one container: the body, a cell, a note.
class ParagraphStack {
  public:
    ParagraphStack(Story& story, pugi::xml_node container) : story_(story), container_(container) {}

    // A new w:p, with the bookmarks that wait open in it; close() ends them.
    pugi::xml_node open(const ParagraphPlan& plan);
    void close();

    // The next paragraph begins a page.
    void break_page() { breaks_page_ = true; }
    // For what is written past this stack: whether it has to begin a page. Asked once.
    bool take_page_break() { return std::exchange(breaks_page_, false); }
    void add_bookmark(const std::string& id);  // around the next paragraph
    // What waits for the next paragraph goes to one that `inner` will hold.
    void hand_over(ParagraphStack& inner);
    // What stands last does not leave what follows it.
    void keep_last_with_next();

    // No space at the top and foot of a frame beside its own padding.
    void trim_ends();

    // At least this much space below what stands last. Space below a table goes to the paragraph
    // after it.
    void make_room(Length space);
    void note_table(Length space_after);
    // A section ends here; the next paragraph begins a page of one that is like `next`.
    void end_section(const SectionKind& next);
    bool begins_section() const;  // nothing stands in it yet
    // Word wants a paragraph after every table; call at the end of the container.
    void finish();

    bool is_empty() const { return !container_.first_child(); }
    pugi::xml_node container() const { return container_; }
    Direction direction_of(Direction found) const;

  private:
    struct Placed {
        pugi::xml_node node;
        WordStyle style = WordStyle::Normal;
        Length before, after;  // as in effect
        bool contextual = false;
    };
    void write_indents(pugi::xml_node paragraph, const ParagraphPlan& plan);
    void part_from_like_box(const ParagraphPlan& plan);
    void part_from_list_above(Placed& placed);
    void set_gap(Placed& placed, Length wanted);
    Length gap_to(const Placed& placed) const;
    void set_before(Placed& placed, Length space);
    void set_after(Placed& placed, Length space);
    void add_separator();

    Story& story_;
    pugi::xml_node container_;
    std::optional<Placed> last_;  // none after a table
    std::optional<Length> space_after_table_;
    std::vector<std::string> waiting_ids_;
    std::vector<int> open_bookmarks_;
    bool breaks_page_ = false;
};

}  // namespace postconv
