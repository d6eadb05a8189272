// How a document looks, in a typographer's terms and independent of any format: roles times
// properties, and the page. Each backend has one translator from this.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostics.h"
#include "model/length.h"

namespace postconv {

enum class Role {
    Body,        // running text; every other role starts from it
    Title,       // title block
    Subtitle,
    Author,
    Date,
    Abstract,
    Lead,        // an opening paragraph set larger
    Small,       // text set smaller
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Quote,       // block quote
    Epigraph,    // a quotation at the head of a chapter
    Attribution, // its source, or that of another quotation
    PullQuote,
    Callout,         // paragraphs of a boxed note or warning
    CalloutTitle,
    Sidebar,         // a box of matter beside the text
    Details,         // what a screen would fold away
    BoxTitle,        // the title of a quote or sidebar, the summary of details
    DefinitionTerm,
    Definition,
    List,        // indent is the hang of one level; space_between_items between loose items
    CodeBlock,
    CodeInline,
    Caption,
    ListingCaption,  // a caption above what it names
    Table,       // cells
    TableHead,
    Note,        // footnote text
    Link,
    Highlight,
    ContentsTitle,
    Contents1,
    Contents2,
    Contents3,
    RunningHead,
    PageNumber,
    Rule,        // thematic break: colour, space before and after
};
inline constexpr std::size_t kRoleCount = std::size_t(Role::Rule) + 1;
std::string_view name_of(Role role);  // "heading1", "pull-quote", ...
Role heading_role(int level);         // 1 to 6; deeper ones are 6
Role contents_role(int level);        // 1 to 3; deeper ones are 3

enum class FontStyle { Upright, Italic };
enum class Alignment { Start, Centre, End, Justify };
// The font's own, or a form that it has beside them.
enum class Figures { Default, Lining, OldStyle, Tabular };
enum class Transform { None, Uppercase };
enum class FirstWord { Plain, SmallCapitals };  // of a chapter

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Colour&) const = default;
    std::string hex() const;  // "1f3a5f"
};

// What a justified line may do to its glyphs before its word spaces give.
struct GlyphFit {
    double scaling = 0;     // most that they are widened or narrowed by, as a share of their width
    double spacing = 0;     // most that is put between or taken from between them, in em
    double protrusion = 0;  // of optical margins: 1 in full, 0 none

    bool operator==(const GlyphFit&) const = default;
};

// Every property is resolved: nothing is left to inherit. Lengths in em were taken of the role's
// own size.
struct Style {
    std::string family;       // a key of Theme::fonts: serif, sans, mono
    Length size;
    int weight = 400;         // 100 to 900
    FontStyle style = FontStyle::Upright;
    Colour colour;
    Colour background;        // used when has_background
    bool has_background = false;
    Length leading;           // baseline to baseline
    Length letter_spacing;
    Figures figures = Figures::Default;
    GlyphFit fit;
    Alignment alignment = Alignment::Start;
    Transform transform = Transform::None;
    Length first_line_indent; // of paragraphs that follow a paragraph
    int drop_capital = 0;     // lines of the initial of a chapter's first paragraph; 0: none
    FirstWord first_word = FirstWord::Plain;  // of that paragraph
    Length indent_start;      // of the whole block
    Length indent_end;
    Length space_before;
    Length space_after;
    Length space_between_items;
    Length padding;           // between a background or border and the text
    Length border;            // thickness of the rule at the start side, 0: none
    Colour border_colour;
    bool hyphenate = false;
    bool keep_with_next = false;
    bool keep_together = false;
    bool page_break_before = false;

    bool operator==(const Style&) const = default;
};

struct PageGeometry {
    Length width, height;
    Length margin_top, margin_bottom, margin_inner, margin_outer;
    int widows = 2;   // fewest lines of a paragraph at the top of a page
    int orphans = 2;  // fewest lines of a paragraph at its foot
    bool mirror = false;      // even pages have their inner margin at the other side
    bool baseline_grid = false;  // lines of running text stand level from page to page
    bool even_depth = false;  // a page that is short by a little is stretched at its gaps

    Length text_width() const { return width - margin_inner - margin_outer; }
    Length text_height() const { return height - margin_top - margin_bottom; }
    bool operator==(const PageGeometry&) const = default;
};

// Families to try in order, first the theme's own choice, then by kind.
struct FontStack {
    std::vector<std::string> families;
    double scale = 1.0;  // so that faces of different apparent size sit well in one line
    std::string generic; // serif, sans-serif or monospace: CSS's last resort
    std::string office;  // the face that Word has when the first family is not installed
    bool operator==(const FontStack&) const = default;
};

// Templates of a line above or below the text: words with {title}, {author}, {date}, {chapter},
// {section}, {page} and {pages}.
struct RunningLine {
    std::string left, centre, right;

    bool operator==(const RunningLine&) const = default;
};

struct RunningLines {
    RunningLine recto;  // of odd pages
    RunningLine verso;  // of even ones

    bool operator==(const RunningLines&) const = default;
};

enum class TitlePage { Auto, None, Full };             // Auto: full in a book with chapters
enum class ChapterOpening { Any, Page, Right };        // where a heading of level 1 begins
enum class PageNumerals { Arabic, Roman };
// Auto: where the document numbers its sections or lists its figures or tables.
enum class CaptionNumbering { Auto, Always, Never };

struct Theme {
    std::string name;
    PageGeometry page;
    FontStack serif, sans, mono;
    std::array<Style, kRoleCount> styles;
    bool running_heads = true;
    bool page_numbers = true;
    RunningLines running_head, running_foot;
    TitlePage title_page = TitlePage::Auto;
    // Other than Any: level 1 breaks the page before it as well (Style::page_break_before).
    ChapterOpening chapter_opening = ChapterOpening::Any;
    PageNumerals front_matter_numbers = PageNumerals::Arabic;

    CaptionNumbering caption_numbers = CaptionNumbering::Auto;
    bool floats = false;  // a figure that does not fit goes to the next page, text fills its page

    // Whether the title stands on a page of its own; else it is a block above the text.
    bool has_title_page() const;

    const Style& operator[](Role role) const { return styles[std::size_t(role)]; }
    Style& operator[](Role role) { return styles[std::size_t(role)]; }
    const FontStack& fonts(const Style& style) const;
};

}  // namespace postconv
