#include "converters/docx/style_sheet.h"

#include <algorithm>

namespace postconv {
namespace {

using enum WordStyle;

constexpr std::array<StyleDefinition, kWordStyleCount> kDefinitions = {{
    {Normal, "Normal", "Normal", Normal, Normal, Role::Body, 0, true},
    {BodyText, "BodyText", "Body Text", Normal, BodyText, Role::Body, 1, true},
    {FirstParagraph, "FirstParagraph", "First Paragraph", BodyText, BodyText, Role::Body, 1, false},
    {Lead, "LeadParagraph", "Lead Paragraph", Normal, FirstParagraph, Role::Lead, 2, false},
    {SmallText, "SmallText", "Small Text", Normal, SmallText, Role::Small, 2, false},
    {Title, "Title", "Title", Normal, Subtitle, Role::Title, 10, true},
    {Subtitle, "Subtitle", "Subtitle", Normal, Author, Role::Subtitle, 11, true},
    {Author, "Author", "Author", Normal, Date, Role::Author, 12, false},
    {Date, "Date", "Date", Normal, FirstParagraph, Role::Date, 12, true},
    {Abstract, "Abstract", "Abstract", Normal, FirstParagraph, Role::Abstract, 13, false},
    {Heading1, "Heading1", "heading 1", Normal, FirstParagraph, Role::Heading1, 9, true},
    {Heading2, "Heading2", "heading 2", Normal, FirstParagraph, Role::Heading2, 9, true},
    {Heading3, "Heading3", "heading 3", Normal, FirstParagraph, Role::Heading3, 9, true},
    {Heading4, "Heading4", "heading 4", Normal, FirstParagraph, Role::Heading4, 9, true},
    {Heading5, "Heading5", "heading 5", Normal, FirstParagraph, Role::Heading5, 9, true},
    {Heading6, "Heading6", "heading 6", Normal, FirstParagraph, Role::Heading6, 9, true},
    {Quote, "Quote", "Quote", Normal, QuoteContinued, Role::Quote, 29, true},
    {QuoteContinued, "QuoteContinued", "Quote Continued", Quote, QuoteContinued, Role::Quote, 29,
     false},
    {Epigraph, "Epigraph", "Epigraph", Normal, Attribution, Role::Epigraph, 29, false},
    {Attribution, "Attribution", "Attribution", Normal, FirstParagraph, Role::Attribution, 29,
     false},
    {PullQuote, "IntenseQuote", "Intense Quote", Normal, FirstParagraph, Role::PullQuote, 30, true},
    {CalloutText, "CalloutText", "Callout Text", Normal, CalloutText, Role::Callout, 31, false},
    {CalloutTitle, "CalloutTitle", "Callout Title", CalloutText, CalloutText, Role::CalloutTitle,
     31, false},
    {SidebarText, "SidebarText", "Sidebar Text", Normal, SidebarText, Role::Sidebar, 31, false},
    {DetailsText, "DetailsText", "Details Text", Normal, DetailsText, Role::Details, 31, false},
    {BoxTitle, "BoxTitle", "Box Title", Normal, FirstParagraph, Role::BoxTitle, 31, false},
    {DefinitionTerm, "DefinitionTerm", "Definition Term", Normal, Definition, Role::DefinitionTerm,
     34, false},
    {Definition, "Definition", "Definition", Normal, DefinitionTerm, Role::Definition, 34, false},
    {ListBullet, "ListBullet", "List Bullet", Normal, ListBullet, Role::List, 32, true},
    {ListNumber, "ListNumber", "List Number", Normal, ListNumber, Role::List, 32, true},
    {ListContinue, "ListContinue", "List Continue", Normal, ListContinue, Role::List, 33, true},
    {SourceCode, "SourceCode", "Source Code", Normal, FirstParagraph, Role::CodeBlock, 36, false},
    {Figure, "Figure", "Figure", Normal, Caption, Role::Caption, 35, false},
    {Caption, "Caption", "caption", Normal, FirstParagraph, Role::Caption, 35, true},
    {ListingCaption, "ListingCaption", "Listing Caption", Normal, SourceCode, Role::ListingCaption,
     35, false},
    {TableText, "TableText", "Table Text", Normal, TableText, Role::Table, 37, false},
    {TableHeading, "TableHeading", "Table Heading", TableText, TableText, Role::TableHead, 37,
     false},
    {FootnoteText, "FootnoteText", "footnote text", Normal, FootnoteText, Role::Note, 40, true},
    {ContentsTitle, "TOCHeading", "TOC Heading", Normal, FirstParagraph, Role::ContentsTitle, 39,
     true},
    {Contents1, "TOC1", "toc 1", Normal, Normal, Role::Contents1, 39, true},
    {Contents2, "TOC2", "toc 2", Normal, Normal, Role::Contents2, 39, true},
    {Contents3, "TOC3", "toc 3", Normal, Normal, Role::Contents3, 39, true},
    {TableOfFigures, "TableofFigures", "table of figures", Normal, Normal, Role::Contents1, 39,
     true},
    {Header, "Header", "header", Normal, Header, Role::RunningHead, 99, true},
    {Footer, "Footer", "footer", Normal, Footer, Role::PageNumber, 99, true},
    {HorizontalRule, "HorizontalRule", "Horizontal Rule", Normal, FirstParagraph, Role::Rule, 38,
     false},
}};

constexpr bool definitions_stand_in_order() {
    for (std::size_t i = 0; i < kWordStyleCount; ++i)
        if (kDefinitions[i].style != WordStyle(i)) return false;
    return true;
}
static_assert(definitions_stand_in_order());

void drop_box(Style& style) {
    style.indent_start = style.indent_end = style.padding = style.border = Length();
    style.has_background = false;
}

// Space around a table belongs to the table, not to the paragraphs in its cells.
void make_cell_text(Style& style) {
    drop_box(style);
    style.space_before = style.space_after = Length();
    style.keep_with_next = style.page_break_before = false;
}

void adapt(WordStyle which, Style& style) {
    if (which != BodyText && which != QuoteContinued) style.first_line_indent = Length();
    if (which == Normal || which == TableText || which == TableHeading) make_cell_text(style);
    if (which == QuoteContinued) style.space_before = Length();
    // The title has the space above the box, the text that below it; between them there is little.
    if (which == CalloutTitle) style.space_after = Length();
    if (which == CalloutText || which == SidebarText || which == DetailsText)
        style.space_before = Length::from_points(3);
    if (which == Figure) {
        std::swap(style.space_before, style.space_after);
        style.keep_with_next = style.keep_together = false;
    }
    // Numbering carries the indent of numbered paragraphs.
    if (which == ListBullet || which == ListNumber) style.indent_start = Length();
}

}  // namespace

std::span<const StyleDefinition, kWordStyleCount> style_definitions() {
    return kDefinitions;
}

const StyleDefinition& definition_of(WordStyle style) {
    return kDefinitions[std::size_t(style)];
}

WordStyle heading_style(int level) {
    return WordStyle(int(Heading1) + std::clamp(level, 1, 6) - 1);
}

WordStyle style_of(Role role) {
    if (role == Role::Caption) return Caption;  // that of pictures comes first
    const auto* found =
        std::find_if(kDefinitions.begin(), kDefinitions.end(),
                     [&](const StyleDefinition& definition) { return definition.role == role; });
    return found->style;
}

std::string frame_style(WordStyle text) {
    return std::string(definition_of(text).id) + "Frame";
}

WordStyle contents_style(int level) {
    return WordStyle(int(Contents1) + std::clamp(level, 1, 3) - 1);
}

StyleSheet::StyleSheet(const Theme& theme, Headings headings)
    : theme_(theme), headings_(headings) {
    for (const StyleDefinition& definition : kDefinitions) {
        Style& style = styles_[std::size_t(definition.style)];
        style = theme[definition.role];
        adapt(definition.style, style);
    }
    for (const WordStyle style : {ListBullet, ListNumber, ListContinue})
        contextual_[std::size_t(style)] = true;
}

void StyleSheet::adopt(WordStyle which, const AdoptedStyle& adopted) {
    styles_[std::size_t(which)] = adopted.style;
    contextual_[std::size_t(which)] = adopted.is_contextual;
    boxed_by_others_[std::size_t(which)] = adopted.is_boxed;
    adopted_[std::size_t(which)] = true;
}

Length StyleSheet::left_of(WordStyle which) const {
    const Style& style = (*this)[which];
    const bool padded = style.has_background || style.border > Length();
    return which == HorizontalRule ? style.indent_start
           : padded                ? style.indent_start + style.border + style.padding
                                   : style.indent_start;
}

Length StyleSheet::right_of(WordStyle which) const {
    const Style& style = (*this)[which];
    return style.has_background ? style.indent_end + style.padding : style.indent_end;
}

bool StyleSheet::is_contextual(WordStyle style) const {
    return contextual_[std::size_t(style)];
}

bool StyleSheet::joins_neighbours(WordStyle style) const {
    return is_boxed(style) || boxed_by_others_[std::size_t(style)];
}

bool StyleSheet::is_boxed(WordStyle which) const {
    const Style& style = (*this)[which];
    return style.has_background || style.border > Length();
}

long long StyleSheet::half_points(const Style& style) const {
    return style.size.scaled_by(theme_.fonts(style).scale).to_half_points();
}

}  // namespace postconv
