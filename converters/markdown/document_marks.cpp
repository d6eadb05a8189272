#include "converters/markdown/document_marks.h"

#include <algorithm>
#include <string>
#include <vector>

#include "converters/markdown/language_marks.h"
#include "model/visit.h"

namespace postconv {
namespace {

void unguard(Attributes& attributes) {
    take_guard_off(attributes.id);
    for (std::string& name : attributes.classes) take_guard_off(name);
    for (auto& [key, value] : attributes.values) take_guard_off(value);
}

void unguard(Image& image) {
    for (std::string* text : {&image.source, &image.alt, &image.title}) take_guard_off(*text);
}

void unguard(Inline& node) {
    unguard(node.attributes);
    match(
        node, [](Text& n) { take_guard_off(n.text); }, [](SoftBreak&) {}, [](LineBreak&) {},
        [](Styled&) {}, [](Code& n) { take_guard_off(n.text); },
        [](Link& n) {
            take_guard_off(n.target);
            take_guard_off(n.title);
        },
        [](Image& n) { unguard(n); }, [](NoteReference&) {}, [](Span&) {});
}

void unguard(Block& block) {
    unguard(block.attributes);
    if (auto* figure = std::get_if<Figure>(&block.kind)) unguard(figure->image);
    if (auto* list = std::get_if<List>(&block.kind))
        for (ListItem& item : list->items) unguard(item.attributes);
    if (auto* code = std::get_if<CodeBlock>(&block.kind)) {
        take_guard_off(code->language);
        take_guard_off(code->text);
    }
}

// Goes down with the marks of the language around; the texts of a paragraph, a heading, a caption
// are one run.
class DocumentMarks {
  public:
    void set(Document& document) {
        const LanguageMarks& marks = marks_of(document.metadata.language);
        blocks(document.blocks, marks);
        for (Note& note : document.notes) blocks(note.content, marks);
    }

  private:
    static const LanguageMarks& marks_within(const Attributes& attributes,
                                             const LanguageMarks& around) {
        const auto own = std::ranges::find(attributes.values, "lang",
                                           [](const auto& value) { return value.first; });
        return own == attributes.values.end() ? around : marks_of(own->second);
    }

    void blocks(Blocks& list, const LanguageMarks& around) {
        for (Block& block : list) this->block(block, marks_within(block.attributes, around));
    }

    void block(Block& block, const LanguageMarks& marks) {
        match(
            block, [&](Paragraph& n) { run(n.content, marks); },
            [&](Heading& n) { run(n.content, marks); },
            [&](BlockQuote& n) { blocks(n.content, marks); },
            [&](PullQuote& n) { run(n.content, marks); },
            [&](List& n) {
                for (ListItem& item : n.items)
                    blocks(item.content, marks_within(item.attributes, marks));
            },
            [&](DefinitionList& n) {
                for (Definition& item : n.items) {
                    run(item.term, marks);
                    for (Blocks& description : item.descriptions) blocks(description, marks);
                }
            },
            [&](Callout& n) {
                run(n.title, marks);
                blocks(n.content, marks);
            },
            [](ContentsMarker&) {}, [](CodeBlock&) {}, [&](Table& n) { table(n, marks); },
            [&](Figure& n) { run(n.caption, marks); }, [](ThematicBreak&) {}, [](PageBreak&) {},
            [&](Division& n) { blocks(n.content, marks); });
    }

    void table(Table& table, const LanguageMarks& marks) {
        run(table.caption, marks);
        for (auto* rows : {&table.head, &table.body})
            for (TableRow& row : *rows)
                for (TableCell& cell : row.cells) blocks(cell.content, marks);
    }

    void run(Inlines& content, const LanguageMarks& marks) {
        run_.clear();
        collect(content, marks);
        set_marks(run_);
    }

    void collect(Inlines& content, const LanguageMarks& around) {
        for (Inline& node : content) {
            const LanguageMarks& marks = marks_within(node.attributes, around);
            match(
                node,
                [&](Text& n) {
                    run_.push_back({&n.text, &marks});
                },
                [&](SoftBreak&) {
                    run_.push_back({&space_, &marks});
                },
                [&](LineBreak&) {
                    run_.push_back({&space_, &marks});
                },
                [&](Styled& n) { collect(n.content, marks); }, [&](Code&) { run_.push_back({}); },
                [&](Link& n) { collect(n.content, marks); }, [&](Image&) { run_.push_back({}); },
                [&](NoteReference&) { run_.push_back({}); },
                [&](Span& n) { collect(n.content, marks); });
        }
    }

    std::vector<MarkedText> run_;
    std::string space_ = " ";  // a line end, to what stands beside it
};

}  // namespace

void set_marks_of_document(Document& document) {
    DocumentMarks().set(document);
    take_guards_off(document);
}

void take_guards_off(Document& document) {
    walk(document, {.block = [](Block& block) { unguard(block); },
                    .text = [](Inline& node) { unguard(node); }});
    for (Note& note : document.notes) take_guard_off(note.label);
}

}  // namespace postconv
