// The Word styles that the body refers to, and the theme style behind each.
#pragma once

#include <array>
#include <span>
#include <string>

#include "styles/theme.h"

namespace postconv {

// Paragraph styles. Most are Word's own, so that a writer's templates and Word's commands know
// them; Word has none for what follows a quote's first paragraph, for code or for table text.
enum class WordStyle {
    Normal,
    BodyText,        // a paragraph after a paragraph
    FirstParagraph,  // one after anything else: no first-line indent
    Lead,
    SmallText,
    Title,
    Subtitle,
    Author,
    Date,
    Abstract,
    Heading1,
    Heading2,
    Heading3,
    Heading4,
    Heading5,
    Heading6,
    Quote,
    QuoteContinued,
    Epigraph,
    Attribution,
    PullQuote,  // Word's "Intense Quote"
    CalloutText,
    CalloutTitle,
    SidebarText,
    DetailsText,
    BoxTitle,
    DefinitionTerm,
    Definition,
    ListBullet,
    ListNumber,
    ListContinue,  // a further paragraph of a list item
    SourceCode,
    Figure,
    Caption,
    ListingCaption,
    TableText,
    TableHeading,
    FootnoteText,
    ContentsTitle,
    Contents1,
    Contents2,
    Contents3,
    TableOfFigures,
    Header,
    Footer,
    HorizontalRule,
};
inline constexpr std::size_t kWordStyleCount = std::size_t(WordStyle::HorizontalRule) + 1;
WordStyle heading_style(int level);   // 1 to 6; deeper ones are 6
WordStyle contents_style(int level);  // 1 to 3; deeper ones are 3
WordStyle style_of(Role role);        // the first that stands for it; REQUIRES: one does

struct StyleDefinition {
    WordStyle style;
    const char* id;      // w:styleId
    const char* name;    // as Word's own list of styles writes it
    WordStyle based_on;  // itself: on nothing
    WordStyle next;      // of the paragraph that Enter makes
    Role role;           // of the theme
    int priority;        // place in Word's list
    bool built_in;       // one of Word's own
};
std::span<const StyleDefinition, kWordStyleCount> style_definitions();
const StyleDefinition& definition_of(WordStyle style);

// Character and table styles.
inline constexpr const char* kVerbatimCharacters = "VerbatimChar";
inline constexpr const char* kVerbatimLink = "VerbatimLink";
inline constexpr const char* kKeyboardCharacters = "HTMLKeyboard";
inline constexpr const char* kHyperlinkCharacters = "Hyperlink";
inline constexpr const char* kFootnoteMark = "FootnoteReference";
inline constexpr const char* kTableStyle = "PostconvTable";

// Frames: tables of one cell around what can't stand in bordered paragraphs alone.
inline constexpr std::array kFrames = {WordStyle::Quote,       WordStyle::Epigraph,
                                       WordStyle::PullQuote,   WordStyle::CalloutText,
                                       WordStyle::SidebarText, WordStyle::DetailsText};
std::string frame_style(WordStyle text);  // w:styleId of the table style

// A style of another's document that stands for one of ours.
struct AdoptedStyle {
    Style style;
    bool is_contextual = false;
    bool is_boxed = false;
    int numbering = 0, level = 0;  // w:numId and w:ilvl; 0: not numbered
};

// The theme's style for each Word style, with what Word says another way taken out (the indent of
// a first paragraph, the space around a table).
class StyleSheet {
  public:
    enum class Headings { Plain, Numbered };
    explicit StyleSheet(const Theme& theme, Headings headings = Headings::Plain);
    bool numbers_headings() const { return headings_ == Headings::Numbered; }
    const Style& operator[](WordStyle style) const { return styles_[std::size_t(style)]; }
    const Theme& theme() const { return theme_; }
    // From now on the style looks as it does there: its box is not ours to draw.
    void adopt(WordStyle which, const AdoptedStyle& adopted);
    bool is_adopted(WordStyle which) const { return adopted_[std::size_t(which)]; }

    // Tables take a style of the template.
    void adopt_tables() { others_tables_ = true; }
    bool has_others_tables() const { return others_tables_; }

    // Running text is in the template's face, not in the theme's.
    bool has_others_fonts() const { return is_adopted(WordStyle::Normal); }

    // Distance of the text from the margins: Word measures padding outwards from it.
    Length left_of(WordStyle style) const;
    Length right_of(WordStyle style) const;
    // No space between paragraphs of this style (17.3.1.9).
    bool is_contextual(WordStyle style) const;
    // Drawn with a border or background of ours.
    bool is_boxed(WordStyle style) const;
    // Drawn with one of anybody's, which Word joins over like neighbours.
    bool joins_neighbours(WordStyle style) const;
    // Font size in half-points, in the scale of the style's font stack.
    long long half_points(const Style& style) const;

  private:
    const Theme& theme_;
    Headings headings_;
    std::array<Style, kWordStyleCount> styles_;
    bool others_tables_ = false;
    std::array<bool, kWordStyleCount> contextual_ = {}, boxed_by_others_ = {}, adopted_ = {};
};

}  // namespace postconv
