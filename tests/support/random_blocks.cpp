#include "tests/support/random_nodes.h"

namespace postconv::test {
namespace {

using namespace rc;

Gen<Blocks> fewer_blocks() {
    return gen::withSize([](int size) { return gen::resize(size / 3, any_blocks()); });
}

// Of a caption, a title or a term.
Gen<Inlines> short_inlines() {
    return gen::withSize([](int size) { return gen::resize(size < 3 ? size : 3, any_inlines()); });
}

template <typename Kind>
Gen<Block> as_block(Gen<Kind> kind) {
    return gen::apply(
        [](Kind made, Attributes attributes) {
            return Block{std::move(made), {}, std::move(attributes)};
        },
        std::move(kind), any_attributes());
}

// A block with nothing but content.
template <typename Kind, typename Content>
Gen<Block> holding(Gen<Content> content) {
    return as_block(
        gen::map(std::move(content), [](Content made) { return Kind{std::move(made)}; }));
}

Gen<Heading> any_heading() {
    return gen::apply(
        [](int level, Inlines content) {
            return Heading{level, std::move(content)};
        },
        gen::inRange(1, 7), short_inlines());
}

Gen<ListItem> any_item() {
    return gen::apply(
        [](Blocks content, std::optional<bool> checked) {
            return ListItem{std::move(content), checked};
        },
        fewer_blocks(),
        gen::element(std::optional<bool>(), std::optional<bool>(), std::optional<bool>(true),
                     std::optional<bool>(false)));
}

Gen<List> any_list() {
    return gen::apply(
        [](ListKind kind, int start, bool tight, std::vector<ListItem> items) {
            return List{kind, start, tight, std::move(items)};
        },
        gen::element(ListKind::Bullet, ListKind::Ordered), gen::element(1, 0, 7, 99, 123456789),
        gen::element(true, false), gen::container<std::vector<ListItem>>(any_item()));
}

Gen<CodeBlock> any_code() {
    return gen::apply(
        [](std::string language, const std::vector<std::string>& lines) {
            CodeBlock code{std::move(language), {}};
            for (const std::string& line : lines)
                code.text += (code.text.empty() ? "" : "\n") + line;
            return code;
        },
        gen::element<std::string>("", "cpp", "no such <language>"),
        gen::container<std::vector<std::string>>(
            gen::map(any_words(), [](const std::string& words) { return "\t  " + words; })));
}

Gen<TableCell> any_cell() {
    const auto span = gen::weightedElement<int>({{12, 1}, {2, 2}, {1, 3}});
    return gen::apply(
        [](Blocks content, int columns, int rows) {
            return TableCell{std::move(content), columns, rows};
        },
        gen::scale(0.5, fewer_blocks()), span, span);
}

Gen<std::vector<TableRow>> any_rows() {
    return gen::container<std::vector<TableRow>>(
        gen::map(gen::container<std::vector<TableCell>>(any_cell()),
                 [](std::vector<TableCell> cells) { return TableRow{std::move(cells)}; }));
}

Gen<Table> any_table() {
    const auto few = [](auto generator) {
        return gen::withSize(
            [generator](int size) { return gen::resize(size < 5 ? size : 5, generator); });
    };
    return gen::apply(
        [](Inlines caption, std::vector<ColumnAlignment> columns, std::vector<TableRow> head,
           std::vector<TableRow> body) {
            return Table{std::move(caption), std::move(columns), std::move(head), std::move(body)};
        },
        gen::oneOf(gen::just(Inlines{}), short_inlines()),
        few(gen::container<std::vector<ColumnAlignment>>(
            gen::element(ColumnAlignment::Default, ColumnAlignment::Left, ColumnAlignment::Centre,
                         ColumnAlignment::Right))),
        gen::scale(0.5, few(any_rows())), few(any_rows()));
}

Gen<Figure> any_figure() {
    return gen::apply(
        [](Image image, Inlines caption) {
            return Figure{std::move(image), std::move(caption)};
        },
        any_image(), gen::oneOf(gen::just(Inlines{}), short_inlines()));
}

Gen<DefinitionList> any_definitions() {
    const auto definition = gen::apply(
        [](Inlines term, std::vector<Blocks> descriptions) {
            return Definition{std::move(term), std::move(descriptions)};
        },
        short_inlines(), gen::resize(2, gen::container<std::vector<Blocks>>(fewer_blocks())));
    return gen::map(gen::scale(0.5, gen::container<std::vector<Definition>>(definition)),
                    [](std::vector<Definition> items) { return DefinitionList{std::move(items)}; });
}

Gen<Callout> any_callout() {
    return gen::apply(
        [](std::string kind, Inlines title, Blocks content) {
            return Callout{std::move(kind), std::move(title), std::move(content)};
        },
        gen::element<std::string>("note", "tip", "important", "warning", "caution", "my-own"),
        gen::oneOf(gen::just(Inlines{}), short_inlines()), fewer_blocks());
}

Gen<Block> any_block() {
    return gen::weightedOneOf<Block>({{14, holding<Paragraph>(any_inlines())},
                                      {4, as_block(any_heading())},
                                      {2, holding<BlockQuote>(fewer_blocks())},
                                      {1, holding<PullQuote>(short_inlines())},
                                      {3, as_block(any_list())},
                                      {2, as_block(any_definitions())},
                                      {2, as_block(any_callout())},
                                      {2, as_block(any_code())},
                                      {3, as_block(any_table())},
                                      {2, as_block(any_figure())},
                                      {1, as_block(gen::just(ContentsMarker{}))},
                                      {1, as_block(gen::just(ThematicBreak{}))},
                                      {1, as_block(gen::just(PageBreak{}))},
                                      {2, holding<Division>(fewer_blocks())}});
}

}  // namespace

Gen<Blocks> any_blocks() {
    return gen::withSize([](int size) {
        if (size == 0)
            return gen::map(any_inlines(), [](Inlines content) {
                return Blocks{{Paragraph{std::move(content)}}};
            });
        return gen::container<Blocks>(any_block());
    });
}

}  // namespace postconv::test
