#include <algorithm>
#include <array>
#include <iterator>

#include "converters/pdf/flow.h"
#include "converters/pdf/front_matter.h"
#include "model/text.h"

namespace postconv::pdf {
namespace {

constexpr double kNumberColumn = 2.2;  // em: room for a page number at the end
constexpr double kLeaderEnd = 1.75;    // em: before a number of three digits
constexpr double kLeaderStep = 0.55;   // em between two leader dots
constexpr double kAfterNumber = 0.75;  // em between a section's number and its words
constexpr double kHang = 1.2;          // em: of lines turned over where there are no numbers
constexpr std::size_t kLevels = 6;

struct Entry {
    const Inlines& content;
    const std::string& id;
    std::string number;
    int level = 1;
};

// Entries of one list, whose numbers stand in columns by level.
class EntrySetter {
  public:
    EntrySetter(ColumnBuilder& column, Typesetting& setting, NodeId parent)
        : column_(column),
          setting_(setting),
          parent_(parent),
          from_right_(is_right_to_left(setting.job.document.metadata)) {}

    void make_room(const Entry& entry) {
        if (entry.number.empty()) return;
        const Style& style = style_of(entry);
        Length& room = room_[level_of(entry)];
        room = std::max(room, word_width(entry.number, style) + style.size.scaled_by(kAfterNumber));
    }

    void set(const Entry& entry) {
        const Style& style = style_of(entry);
        const Length indent = indent_of(entry);
        measure_ = setting_.theme().page.text_width() - indent;
        const Length number_room = room_[level_of(entry)];
        const Length words_at = entry.number.empty() ? Length() : number_room;
        const bool hangs = entry.number.empty() && number_room == Length();
        const Length hang = hangs ? style.size.scaled_by(kHang) : Length();
        const Length width = measure_ - words_at - hang - style.size.scaled_by(kNumberColumn);
        node_ = add_node(entry);
        std::vector<Line> lines = set_words(entry, {width, -hang, Alignment::Start, style.leading});
        if (lines.empty()) return;
        const Length words_x = from_right_ ? measure_ - words_at - hang - width : words_at + hang;
        for (Line& line : lines) move(line, words_x);
        add_number(entry, lines.front());
        add_page(entry, lines.back());
        const int link = setting_.add_link({'#' + entry.id, plain_text(entry.content), node_});
        for (Line& line : lines) line.items.push_back(LinkItem{{{}, measure_, line.height}, link});
        column_.gap(style.space_before);
        column_.lines(lines, {from_right_ ? Length() : indent, true, false, 2, 2});
    }

  private:
    const Style& style_of(const Entry& entry) const {
        return setting_.theme()[contents_role(entry.level)];
    }
    static std::size_t level_of(const Entry& entry) {
        return std::min(std::size_t(entry.level), kLevels) - 1;
    }

    // Where there are numbers, they stand below the words of the level above.
    Length indent_of(const Entry& entry) const {
        Length indent;
        for (std::size_t level = 0; level < level_of(entry); ++level) {
            if (room_[level] == Length()) return style_of(entry).indent_start;
            indent += room_[level];
        }
        return entry.level == 1 ? style_of(entry).indent_start : indent;
    }

    Length word_width(const std::string& word, const Style& style) {
        return setting_.shaper.word(setting_.format(setting_.format_of(style)).font, word).width;
    }

    std::vector<Line> set_words(const Entry& entry, const ParagraphShape& shape) {
        TextBase base{style_of(entry)};
        base.direction = from_right_ ? Direction::RightToLeft : Direction::LeftToRight;
        base.node = node_;
        StyledText words = styled_text(entry.content, base, shape.measure, setting_);
        words.places.clear();  // those of the heading itself
        return set_paragraph(words, shape, setting_);
    }

    // The link of an item of the list for its level, which stands in the item above.
    NodeId add_node(const Entry& entry) {
        Structure& structure = setting_.structure;
        const std::size_t level = std::min(level_of(entry), items_.size());
        items_.resize(level);
        if (lists_.size() > level + 1) lists_.resize(level + 1);
        if (lists_.size() <= level)
            lists_.push_back(
                structure.add(items_.empty() ? parent_ : items_.back(), StructureType::Contents));
        items_.push_back(structure.add(lists_.back(), StructureType::ContentsItem));
        const NodeId reference = structure.add(items_.back(), StructureType::Reference);
        return structure.add(reference, StructureType::Link);
    }

    static void move(Line& line, Length x) {
        DisplayItems moved;
        append_moved(moved, line.items, {x, {}});
        line.items = std::move(moved);
    }

    // Read before the words.
    void add_number(const Entry& entry, Line& line) {
        if (entry.number.empty()) return;
        const Style& style = style_of(entry);
        const std::vector<Line> number =
            set_paragraph(plain_styled_text(entry.number, {style, {}, {}, node_}, setting_),
                          {measure_, {}, Alignment::Start, style.leading}, setting_);
        const Length x = from_right_ ? measure_ - word_width(entry.number, style) : Length();
        DisplayItems items;
        append_moved(items, number.front().items, {x, {}});
        line.items.insert(line.items.begin(), items.begin(), items.end());
    }

    void add_page(const Entry& entry, Line& line) {
        const Style& style = style_of(entry);
        const FormatId format = setting_.format_of(style);
        Length first = measure_, last;  // of the words
        for (const DisplayItem& item : line.items)
            if (const auto* word = std::get_if<TextItem>(&item)) {
                first = std::min(first, word->at.x);
                last = std::max(last, word->at.x + word->width);
            }
        const Length room = style.size.scaled_by(kLeaderEnd);
        const Length gap = style.size / 2;
        if (from_right_)
            leader(line, room, first - gap, format);
        else
            leader(line, last + gap, measure_ - room, format);
        line.items.push_back(TagItem{node_});
        line.items.push_back(PageReferenceItem{
            {from_right_ ? Length() : measure_, line.baseline}, entry.id, format, from_right_});
    }

    // Dots stand on one grid for all entries, counted from the end, so that they align down the
    // page whatever the indent.
    void leader(Line& line, Length from, Length to, FormatId format) {
        const Style& style = setting_.theme()[Role::Contents1];
        const ShapedRun& dot = setting_.shaper.word(setting_.format(format).font, ".").runs.front();
        const Length step = style.size.scaled_by(kLeaderStep);
        line.items.push_back(TagItem{kArtifact});
        for (int i = 1; step * i < measure_; ++i) {
            const Length x = from_right_ ? step * i : measure_ - step * i;
            if (x >= from && x + dot.width <= to)
                line.items.push_back(TextItem{{x, line.baseline}, &dot, dot.width, format});
        }
    }

    ColumnBuilder& column_;
    Typesetting& setting_;
    NodeId parent_;
    bool from_right_;
    Length measure_;  // of the entry, its indent taken off
    std::array<Length, kLevels> room_{};
    std::vector<NodeId> lists_, items_;  // open, by level
    NodeId node_ = kArtifact;            // of the entry
};

struct ListPlace {
    Label title;
    NodeId parent = kDocument;
};

void set_entries(const std::vector<Entry>& entries, const ListPlace& place, ColumnBuilder& column,
                 Typesetting& setting) {
    BlockSetter(column, setting, setting.theme().page.text_width())
        .words(std::string(label(place.title, setting.job.document.metadata.language)),
               Role::ContentsTitle, place.parent);
    EntrySetter setter(column, setting, place.parent);
    for (const Entry& entry : entries) setter.make_room(entry);
    for (const Entry& entry : entries) setter.set(entry);
    column.gap(setting.theme()[Role::Body].leading * 2);
}

void set_captions(const std::vector<Captioned>& list, Label title, ColumnBuilder& column,
                  Typesetting& setting) {
    if (list.empty()) return;
    std::vector<Entry> entries;
    for (const Captioned& one : list) entries.push_back({one.content, one.id, "", 1});
    set_entries(entries, {title}, column, setting);
}

}  // namespace

void set_contents(ColumnBuilder& column, Typesetting& setting, NodeId parent) {
    std::vector<Entry> entries;
    for (const Section& section : setting.job.outline.sections)
        if (section.level <= setting.job.options.contents_depth)
            entries.push_back({section.content, section.id, section.number, section.level});
    set_entries(entries, {Label::Contents, parent}, column, setting);
}

void set_lists(ColumnBuilder& column, Typesetting& setting) {
    const OutputOptions& options = setting.job.options;
    const std::size_t before = column.size();
    if (options.contents) set_contents(column, setting, kDocument);
    const Outline& outline = setting.job.outline;
    if (options.list_of_figures)
        set_captions(outline.figures, Label::ListOfFigures, column, setting);
    if (options.list_of_tables) set_captions(outline.tables, Label::ListOfTables, column, setting);
    if (column.size() > before && setting.theme().has_title_page()) column.end_page();
}

}  // namespace postconv::pdf
