// Whole parts of a small document, compared with files in tests/golden/docx. POSTCONV_ACCEPT=1 in
// the environment writes them anew.
#include <boost/test/unit_test.hpp>

#include "tests/support/golden.h"
#include "tests/unit/docx_support.h"

using namespace docx_test;

namespace {

Document small_document() {
    ListItem task = item("a task");
    task.checked = false;
    Table table;
    table.columns = {ColumnAlignment::Left, ColumnAlignment::Right};
    table.head = {{{cell("Name"), cell("Count")}}};
    table.body = {{{cell("apples"), cell("12")}}};
    Document document = document_of({
        paragraph(Inlines{text("A first paragraph with "),
                          styled(TextStyle::Emphasis, {text("stress")}), text(", "),
                          Inline{Code{"code"}}, text(" and a note"), Inline{NoteReference{0}},
                          text(".")}),
        paragraph(Inlines{text("It goes on "),
                          Inline{Link{{text("elsewhere")}, "https://example.com", ""}}, text(".")}),
        heading(1, "Lists"),
        bulleted({item("one"), item(Blocks{paragraph("two"), numbered({item("inner")}, 3)}), task}),
        Block{BlockQuote{{paragraph("Quoted."), paragraph("At length.")}}},
        Block{PullQuote{{text("Set large.")}}},
        heading(2, "Other things"),
        Block{CodeBlock{"cpp", "int main() {\n\treturn 0;\n}"}},
        Block{table},
        Block{ThematicBreak{}},
        paragraph("The end."),
    });
    document.metadata.creators = {{"Ada Lovelace"}};
    document.metadata.date = Date{2024, 4, 22};
    document.notes = {{"n", {paragraph("A note.")}}};
    return document;
}

// One element a line: a change then shows where it is.
std::string in_lines(const std::string& part) {
    std::string lines;
    for (std::size_t i = 0; i < part.size(); ++i) {
        lines += part[i];
        if (part[i] == '>' && i + 1 < part.size() && part[i + 1] == '<') lines += '\n';
    }
    return lines;
}

void check_golden(const std::string& name, const std::string& part) {
    test::check_golden("docx/" + name, in_lines(part));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(docx_golden)

BOOST_AUTO_TEST_CASE(a_small_document_is_as_it_was) {
    Setting setting{small_document()};
    setting.options.contents = true;
    const Package package = package_of(std::move(setting));
    check_golden("document.xml", package.parts.at("word/document.xml"));
    check_golden("styles.xml", package.parts.at("word/styles.xml"));
    check_golden("numbering.xml", package.parts.at("word/numbering.xml"));
    check_golden("footnotes.xml", package.parts.at("word/footnotes.xml"));
}

BOOST_AUTO_TEST_SUITE_END()
