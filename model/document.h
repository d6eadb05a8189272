// The document: a closed set of plain values behind all three backends.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/length.h"
#include "model/metadata.h"
#include "model/page_setup.h"
#include "model/source.h"

namespace postconv {

// Identifier, classes and key-values, as the source gave them or as a stage derived them.
struct Attributes {
    std::string id;
    std::vector<std::string> classes;
    std::vector<std::pair<std::string, std::string>> values;

    bool operator==(const Attributes&) const = default;
    bool empty() const { return id.empty() && classes.empty() && values.empty(); }
};

struct Inline;
struct Block;
using Inlines = std::vector<Inline>;
using Blocks = std::vector<Block>;

// ---- inlines -----------------------------------------------------------------------------------

struct Text {
    std::string text;  // UTF-8, no line ends, controls or noncharacters, no U+FFFC
    bool operator==(const Text&) const = default;
};

// A line end of the source inside a paragraph: a space to the reader.
struct SoftBreak {
    bool operator==(const SoftBreak&) const = default;
};

struct LineBreak {
    bool operator==(const LineBreak&) const = default;
};

enum class TextStyle {
    Emphasis,
    Strong,
    Strikethrough,
    Superscript,
    Subscript,
    Underline,
    Highlight,
    Keyboard,
    SmallCaps,
    Small,
};

struct Styled {
    TextStyle style = TextStyle::Emphasis;
    Inlines content;
    bool operator==(const Styled&) const = default;
};

struct Code {
    std::string text;
    bool operator==(const Code&) const = default;
};

// `target` is "#id" for a place in this document, else a URL or path as written.
struct Link {
    Inlines content;
    std::string target;
    std::string title;
    bool operator==(const Link&) const = default;
};

// How large a picture is asked to be; zero: not asked. One side alone keeps the proportions.
struct ImageSize {
    Length width, height;
    double width_share = 0;  // of the text's width, 1 being all of it; may enlarge
    bool operator==(const ImageSize&) const = default;
};

struct Image {
    std::string source;                   // as written
    std::string alt;                      // plain text; empty: decorative or not given
    std::string title;
    std::optional<std::size_t> resource;  // index into Resources once loaded; none: not available
    ImageSize size = {};
    bool is_decorative = false;           // the writer says that it tells the reader nothing
    bool operator==(const Image&) const = default;
};

// The mark of a footnote; `note` indexes Document::notes, and note + 1 is the number printed.
struct NoteReference {
    std::size_t note = 0;
    bool operator==(const NoteReference&) const = default;
};

// A run that only carries attributes (language, classes).
struct Span {
    Inlines content;
    bool operator==(const Span&) const = default;
};

struct Inline {
    std::variant<Text, SoftBreak, LineBreak, Styled, Code, Link, Image, NoteReference, Span> kind;
    SourceSpan span = {};
    Attributes attributes = {};
    bool operator==(const Inline&) const = default;
};

// ---- blocks ------------------------------------------------------------------------------------

struct Paragraph {
    Inlines content;
    bool operator==(const Paragraph&) const = default;
};

// `level` counts from 1; the outline stage normalises it so that the first level used is 1.
struct Heading {
    int level = 1;
    Inlines content;
    std::string number = {};  // "2.1", derived by the outline stage; empty: not numbered
    bool operator==(const Heading&) const = default;
};

struct BlockQuote {
    Blocks content;
    bool operator==(const BlockQuote&) const = default;
};

// A sentence of the text set large to draw the reader in.
struct PullQuote {
    Inlines content;
    bool operator==(const PullQuote&) const = default;
};

enum class ListKind { Bullet, Ordered };

struct ListItem {
    Blocks content;
    std::optional<bool> checked = {};  // a task, done or not
    SourceSpan span = {};
    Attributes attributes = {};
    bool operator==(const ListItem&) const = default;
};

struct List {
    ListKind kind = ListKind::Bullet;
    int start = 1;      // number of the first item of an ordered list
    bool tight = true;  // no space between items
    std::vector<ListItem> items;
    bool operator==(const List&) const = default;
};

struct CodeBlock {
    std::string language;  // first word of the info string; may be empty
    std::string text;      // lines end in '\n'; the last line end is dropped
    bool operator==(const CodeBlock&) const = default;
};

enum class ColumnAlignment { Default, Left, Centre, Right };

struct TableCell {
    Blocks content;
    int column_span = 1;
    int row_span = 1;
    SourceSpan span = {};
    bool operator==(const TableCell&) const = default;
};

struct TableRow {
    std::vector<TableCell> cells;
    bool operator==(const TableRow&) const = default;
};

struct Table {
    Inlines caption;
    std::vector<ColumnAlignment> columns;
    std::vector<TableRow> head;
    std::vector<TableRow> body;
    bool operator==(const Table&) const = default;
};

// A picture that stands by itself, with its caption.
struct Figure {
    Image image;
    Inlines caption;
    bool operator==(const Figure&) const = default;
};

struct Definition {
    Inlines term;
    std::vector<Blocks> descriptions;
    SourceSpan span = {};
    bool operator==(const Definition&) const = default;
};

struct DefinitionList {
    std::vector<Definition> items;
    bool operator==(const DefinitionList&) const = default;
};

// A box beside the argument: a note, a tip, a warning.
struct Callout {
    std::string kind;  // "note", "tip", "important", "warning", "caution", or the writer's own
    Inlines title;     // empty: the kind's label in the document's language
    Blocks content;
    bool operator==(const Callout&) const = default;
};

// Where the writer wants the table of contents.
struct ContentsMarker {
    bool operator==(const ContentsMarker&) const = default;
};

struct ThematicBreak {
    bool operator==(const ThematicBreak&) const = default;
};

struct PageBreak {
    bool operator==(const PageBreak&) const = default;
};

// A group that only carries attributes.
struct Division {
    Blocks content;
    bool operator==(const Division&) const = default;
};

struct Block {
    std::variant<Paragraph, Heading, BlockQuote, PullQuote, List, DefinitionList, Callout,
                 CodeBlock, Table, Figure, ContentsMarker, ThematicBreak, PageBreak, Division>
        kind;
    SourceSpan span = {};
    Attributes attributes = {};
    bool operator==(const Block&) const = default;
};

struct Note {
    std::string label;  // as the source calls it
    Blocks content;
    SourceSpan span = {};
    bool operator==(const Note&) const = default;
};

struct Document {
    Metadata metadata;
    Blocks blocks;
    std::vector<Note> notes;           // in the order of their first reference
    std::optional<std::size_t> cover;  // index into Resources, once loaded
    PageSetup page_setup = {};
    bool operator==(const Document&) const = default;
};

}  // namespace postconv
