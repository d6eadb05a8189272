#include "tests/support/random_document.h"

#include <array>

#include "converters/fit_pictures.h"
#include "model/dump.h"
#include "model/text.h"
#include "model/visit.h"
#include "styles/language_conventions.h"
#include "styles/theme_reader.h"
#include "tests/support/pictures.h"
#include "tests/support/random_nodes.h"

namespace postconv::test {
namespace {

using namespace rc;

constexpr long long kSomeTime = 1713780000;

// A link within a link becomes a plain run.
void open_nested_links(Inlines& inlines, bool inside) {
    for (Inline& node : inlines) {
        if (auto* link = std::get_if<Link>(&node.kind); link && inside)
            node.kind = Span{std::move(link->content)};
        match(
            node, [](Text&) {}, [](SoftBreak&) {}, [](LineBreak&) {}, [](Code&) {}, [](Image&) {},
            [](NoteReference&) {}, [&](Styled& n) { open_nested_links(n.content, inside); },
            [&](Link& n) { open_nested_links(n.content, true); },
            [&](Span& n) { open_nested_links(n.content, inside); });
    }
}

// Notes in the order of their first marks, those in notes after those in the body; each mark has
// its note, each note its mark.
class NoteOrder {
  public:
    explicit NoteOrder(Document& document)
        : document_(document), places_(document.notes.size(), kNone) {}

    void restore() {
        std::vector<Note> old = std::move(document_.notes);
        document_.notes.clear();
        walk(document_.blocks, marks());
        for (std::size_t i = 0; i < order_.size(); ++i) {  // grows as notes mark others
            Note note = std::move(old[order_[i]]);
            walk(note.content, marks());
            document_.notes.push_back(std::move(note));
        }
    }

  private:
    static constexpr std::size_t kNone = std::size_t(-1);

    Walker marks() {
        return {.block = {}, .text = [this](Inline& node) {
                    auto* mark = std::get_if<NoteReference>(&node.kind);
                    if (mark && places_.empty()) node.kind = Text{"no note"};
                    if (mark && !places_.empty()) renumber(*mark);
                }};
    }
    void renumber(NoteReference& mark) {
        const std::size_t note = mark.note % places_.size();
        if (places_[note] == kNone) {
            places_[note] = order_.size();
            order_.push_back(note);
        }
        mark.note = places_[note];
    }

    Document& document_;
    std::vector<std::size_t> places_;  // by the old number
    std::vector<std::size_t> order_;   // old numbers
};

void open_nested_links(Blocks& blocks) {
    walk(blocks, {.block =
                      [](Block& block) {
                          const auto outermost = [](Inlines& n) { open_nested_links(n, false); };
                          match(
                              block, [&](Paragraph& n) { outermost(n.content); },
                              [&](Heading& n) { outermost(n.content); }, [](BlockQuote&) {},
                              [&](PullQuote& n) { outermost(n.content); }, [](List&) {},
                              [&](DefinitionList& n) {
                                  for (Definition& item : n.items) outermost(item.term);
                              },
                              [&](Callout& n) { outermost(n.title); }, [](CodeBlock&) {},
                              [&](Table& n) { outermost(n.caption); },
                              [&](Figure& n) { outermost(n.caption); }, [](ContentsMarker&) {},
                              [](ThematicBreak&) {}, [](PageBreak&) {}, [](Division&) {});
                      },
                  .text = {}});
}

// The reader drops what is empty: an item that holds blocks holds words.
void empty_wordless_items(Blocks& blocks) {
    walk(blocks, {.block =
                      [](Block& block) {
                          auto* list = std::get_if<List>(&block.kind);
                          if (!list) return;
                          for (ListItem& item : list->items)
                              if (plain_text(item.content).empty()) item.content.clear();
                      },
                  .text = {}});
}

}  // namespace

Document made_sound(Document document) {
    open_nested_links(document.blocks);
    empty_wordless_items(document.blocks);
    for (Note& note : document.notes) {
        open_nested_links(note.content);
        empty_wordless_items(note.content);
    }
    NoteOrder(document).restore();
    return document;
}

Gen<Document> any_document() {
    const auto notes = gen::container<std::vector<Note>>(
        gen::map(gen::scale(0.3, any_blocks()), [](Blocks content) {
            return Note{"n", std::move(content)};
        }));
    return gen::apply(
        [](Metadata metadata, Blocks blocks, std::vector<Note> some) {
            Document document{std::move(metadata), std::move(blocks), std::move(some), {}};
            return made_sound(std::move(document));
        },
        any_metadata(), any_blocks(), gen::scale(0.5, notes));
}

Gen<BookPlan> any_plan() {
    return gen::apply(
        [](Document document, std::string theme, std::string paper, std::array<bool, 3> lists) {
            document.page_setup.list_of_figures = document.page_setup.list_of_tables = lists[0];
            document.page_setup.number_sections = lists[1];
            return BookPlan{std::move(document), std::move(theme), std::move(paper), lists[2]};
        },
        any_document(), gen::element<std::string>("default", "default", "book"),
        gen::element<std::string>("a4", "a5", "letter", "4x6in"),
        gen::container<std::array<bool, 3>>(gen::element(false, false, true)));
}

void showValue(const BookPlan& plan, std::ostream& out) {
    out << plan.theme << ", " << plan.paper << (plan.contents ? ", contents" : "") << '\n'
        << dump(plan.document);
}

BookPlan random_plan(std::uint64_t seed, int size) {
    return any_plan()(Random(seed), size).value();
}

MemoryLoader random_pictures() {
    MemoryLoader loader;
    loader.add("flag.png", encode_png(flag({60, 40})));
    loader.add("wide.png", encode_png(flag({2000, 20})));
    loader.add("turned.jpg", jpeg_flag({40, 24}, 6));
    loader.add("photo.webp", webp_flag({32, 32}, true));
    loader.add("dot.gif",
               Bytes("GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0"
                     "\x01\0\x01\0\0\x02\x01\x44\0;",
                     43));
    loader.add("drawing.svg",
               "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"80\" height=\"50\">"
               "<rect width=\"80\" height=\"50\" fill=\"#345\" fill-opacity=\"0.5\"/>"
               "<text x=\"9\" y=\"30\">Drawn</text></svg>");
    loader.add("broken.png", encode_png(flag({60, 40})).substr(0, 90));
    return loader;
}

RandomBook make_book(BookPlan plan) {
    RandomBook book;
    book.document = std::move(plan.document);
    book.theme = builtin_theme(plan.theme);
    set_paper(book.theme, plan.paper);
    adapt_to_language(book.theme, book.document.metadata.language);
    book.resources = load_resources(book.document, random_pictures(), book.diagnostics);
    fit_pictures(book.document, book.resources, book.theme, 0, book.diagnostics);
    book.outline = make_outline(book.document, book.diagnostics);
    book.options = {.timestamp = kSomeTime,
                    .contents = plan.contents,
                    .list_of_figures = book.document.page_setup.list_of_figures,
                    .list_of_tables = book.document.page_setup.list_of_tables,
                    .stem = "random"};
    return book;
}

RandomBook random_book(std::uint64_t seed, int size) {
    return make_book(random_plan(seed, size));
}

}  // namespace postconv::test
