#include "tests/unit/epub_fixture.h"

namespace postconv::epub_fixture {
namespace {

void fill_metadata(Metadata& metadata) {
    metadata.title = "The Whole of It";
    metadata.subtitle = "Every Kind & Then Some";
    metadata.creators = {{"Jane Doe", "aut", "Doe, Jane"}, {"王五", "aut", ""}};
    metadata.contributors = {{"Max Muster", "trl", "Muster, Max"}};
    metadata.date = Date{2024, 4, 22, Date::Time{12, 0, 0, 480}};
    metadata.description = "A book of <every> kind";
    metadata.keywords = {"tests", "books"};
    metadata.categories = {"books", "kinds"};
    metadata.identifiers = {{"isbn", "978-3-16-148410-0"}, {"doi", "10.1000/182"}};
    metadata.publisher = "Our House";
    metadata.rights = "CC BY 4.0";
    metadata.series = Series{"Kinds", "2"};
    metadata.edition = "2nd";
    metadata.cover = CoverImage{"cover.gif", "A white page", "", {}};
}

Inlines every_inline() {
    Inlines all = {text("Text <&> \"quoted\""), {SoftBreak{}}, text("next line"), {LineBreak{}}};
    for (const TextStyle style :
         {TextStyle::Emphasis, TextStyle::Strong, TextStyle::Strikethrough, TextStyle::Superscript,
          TextStyle::Subscript, TextStyle::Underline, TextStyle::Highlight, TextStyle::Keyboard,
          TextStyle::SmallCaps})
        all.push_back(styled(style, "styled "));
    all.push_back({Code{"a  <b>"}});
    all.push_back(link_to("outer", "https://example.org/a b?q=1#x"));
    all.push_back(link_to("inner", "#second"));
    all.push_back({Image{"p.gif", "a dot", "Dot", 1}});
    all.push_back({Image{"http://far.org/lost.png?x=1", "", "", {}}});
    all.push_back(mark(0));
    all.push_back({Span{{text("mot")}}, {}, {"a-span", {"any"}, {{"lang", "fr"}}}});
    return all;
}

Table table() {
    const auto cell = [](std::string words) { return TableCell{{paragraph(std::move(words))}}; };
    Table table;
    table.caption = {text("Counts")};
    table.columns = {ColumnAlignment::Left, ColumnAlignment::Centre, ColumnAlignment::Right};
    table.head = {{{cell("Kind"), cell("Middle"), TableCell{}}}};
    table.body = {{{cell("one"), cell("two"), cell("3")}},
                  {{TableCell{{paragraph("wide")}, 2}, TableCell{}}}};
    return table;
}

}  // namespace

void fill_with_everything(Book& book) {
    book.resources.add(pixel("cover.gif"));
    Resource dot = pixel("p.gif");
    dot.bytes += '\0';
    dot.hash += 'x';
    book.resources.add(dot);
    Document& document = book.document;
    fill_metadata(document.metadata);
    document.cover = 0;
    const ListItem nested{
        {paragraph("item"), {List{ListKind::Bullet, 1, true, {{{paragraph("sub")}}}}}}};
    document.blocks = {
        paragraph("Before the first heading."),
        heading(1, "First: Things", "first"),
        paragraph_of(every_inline()),
        heading(2, "Below"),
        {BlockQuote{{paragraph("quoted"), paragraph("twice"), heading(5, "Within")}}},
        {PullQuote{{text("drawn large")}}},
        {DefinitionList{{{{text("term")}, {{{Paragraph{{text("what it means")}}}}}}}}},
        {Callout{"tip", {}, {{Paragraph{{text("a word of advice")}}}}}},
        {ContentsMarker{}},
        {List{ListKind::Ordered, 3, true, {nested}}},
        {List{ListKind::Bullet, 1, false, {{{paragraph("loose"), paragraph("more")}}}}},
        {List{ListKind::Bullet,
              1,
              true,
              {{{paragraph("done")}, true}, {{paragraph("open")}, false}}}},
        {CodeBlock{"cpp", "int main() {\n\treturn 1 < 2;\n}"}},
        heading(1, "第二章", "second"),
        {table()},
        {Figure{{"p.gif", "a dot", "", 1}, {text("A dot, enlarged")}}},
        {ThematicBreak{}},
        paragraph_of({text("again"), mark(0), text(" and "), mark(1)}),
        {PageBreak{}},
        {Division{{paragraph("grouped")}}, {}, {"group", {}, {{"lang", "de"}, {"dir", "ltr"}}}},
    };
    document.notes = {note("The first note."), note("The second note.")};
}

}  // namespace postconv::epub_fixture
