// Inlines as runs: neighbours that look alike become one run.
#pragma once

#include <optional>
#include <pugixml.hpp>
#include <string>

#include "converters/docx/caption_number.h"
#include "converters/docx/story.h"

namespace postconv {

// How a run differs from its paragraph.
struct RunLook {
    enum class Position { Normal, Superscript, Subscript };
    bool strong = false;
    bool emphasis = false;
    bool strikethrough = false;
    bool underline = false;
    bool highlight = false;
    bool small_caps = false;
    bool small = false;
    bool keyboard = false;
    bool code = false;
    bool linked = false;
    Position position = Position::Normal;
    std::string language;  // empty: as the document

    bool operator==(const RunLook&) const = default;
};

// Where runs stand.
struct RunPlace {
    WordStyle style = WordStyle::BodyText;         // of the paragraph
    Direction direction = Direction::LeftToRight;  // of the paragraph
    Length room;                                   // width that a picture may take
    std::optional<WordStyle> words = {};  // whose look the words have, if not the paragraph's
    std::string language = {};            // of the words; empty: the document's
    bool links = true;                             // false: within a link already
    bool echo = false;  // text that stands elsewhere too: no links, bookmarks or pictures
};

class RunWriter {
  public:
    RunWriter(Story& story, pugi::xml_node paragraph, RunPlace place)
        : story_(story), parent_(paragraph), place_(std::move(place)) {
        look_.language = place_.language;
    }
    ~RunWriter() { flush(); }
    RunWriter(const RunWriter&) = delete;
    RunWriter& operator=(const RunWriter&) = delete;

    void write(const Inlines& inlines);
    // A caption: the number that its words begin with becomes a field that Word can count.
    // `id`: of the figure or table, may be empty. Label and number can be referred to (REF).
    void write_caption(const Inlines& inlines, const std::string& id);
    // In the current look; '\n' is a line break.
    void write_text(std::string_view text);
    void write_line_break();
    void write_image(const Image& image, SourceSpan span);
    void flush();  // what is pending becomes runs

  private:
    void write(const Inline& node);
    void write_kind(const Inline& node);
    void write_in(const RunLook& look, const Inlines& content);
    void write_in(const RunLook& look, std::string_view text);
    void write_link(const Link& link, SourceSpan span);
    void write_span(const Span& span, const Attributes& attributes);
    void write_numbered(const CaptionNumber& number, std::string_view text);
    bool write_reference(const Link& link);
    void write_note_mark(std::size_t note);
    void repeat_note_number(int number);
    void set_look(const RunLook& look);
    pugi::xml_node add_run(Direction direction);
    void write_run_text(pugi::xml_node run, std::string_view text);

    Story& story_;
    pugi::xml_node parent_;
    RunPlace place_;
    RunLook look_;
    std::string pending_;
    std::optional<CaptionNumber> number_;  // of the caption being written
    std::string captioned_;                // the id of what it stands at
};

// True when pictures are all there is; space aside.
bool is_pictures_only(const Inlines& inlines);
bool has_picture(const Inlines& inlines);

// The number of a footnote in its own text, or the dagger that stands for one.
void add_note_number(pugi::xml_node paragraph);
void add_note_dagger(pugi::xml_node paragraph);

}  // namespace postconv
