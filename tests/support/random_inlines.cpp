#include "tests/support/random_nodes.h"

namespace postconv::test {
namespace {

using namespace rc;
using Values = std::vector<std::pair<std::string, std::string>>;

template <typename Kind>
Gen<Inline> as_inline(Gen<Kind> kind) {
    return gen::map(std::move(kind), [](Kind made) { return Inline{std::move(made)}; });
}

Gen<std::string> any_id() {
    return gen::element<std::string>("a", "b", "ü", "1", "c.d", "x:y", "a-1");
}

Gen<std::vector<std::string>> any_classes() {
    return gen::container<std::vector<std::string>>(gen::element<std::string>(
        "center", "right", "no-indent", "lead", "small", "sidebar", "epigraph", "smallcaps",
        "unnumbered", "pull-quote", "details", "mine", "listing-caption", "unlisted"));
}

Gen<Values> any_values() {
    const auto value = [](std::string name, Gen<std::string> of) {
        return gen::map(std::move(of), [name](std::string text) {
            return std::pair<std::string, std::string>(name, std::move(text));
        });
    };
    return gen::container<Values>(gen::oneOf(value("lang", any_language()),
                                             value("dir", gen::element<std::string>("ltr", "rtl")),
                                             value("data-x", any_word())));
}

Gen<Inlines> fewer_inlines() {
    return gen::withSize([](int size) { return gen::resize(size / 3, any_inlines()); });
}

Gen<Styled> any_styled() {
    return gen::apply(
        [](TextStyle style, Inlines content) {
            return Styled{style, std::move(content)};
        },
        gen::element(TextStyle::Emphasis, TextStyle::Strong, TextStyle::Strikethrough,
                     TextStyle::Superscript, TextStyle::Subscript, TextStyle::Underline,
                     TextStyle::Highlight, TextStyle::Keyboard, TextStyle::SmallCaps,
                     TextStyle::Small),
        fewer_inlines());
}

Gen<Link> any_link() {
    return gen::apply(
        [](Inlines content, std::string target, std::string title) {
            return Link{std::move(content), std::move(target), std::move(title)};
        },
        fewer_inlines(), any_address(), gen::resize(1, any_words()));
}

Gen<Inline> any_span() {
    return gen::apply(
        [](Inlines content, Attributes attributes) {
            return Inline{Span{std::move(content)}, {}, std::move(attributes)};
        },
        fewer_inlines(), any_attributes());
}

Gen<Inline> any_inline() {
    return gen::weightedOneOf<Inline>(
        {{12, as_inline(gen::map(any_words(), [](std::string text) { return Text{text}; }))},
         {2, gen::just(Inline{SoftBreak{}})},
         {1, gen::just(Inline{LineBreak{}})},
         {3, as_inline(any_styled())},
         {2, as_inline(gen::map(any_words(), [](std::string text) { return Code{text}; }))},
         {2, as_inline(any_link())},
         {1, as_inline(any_image())},
         {2, as_inline(gen::map(gen::inRange<std::size_t>(0, 5),
                                [](std::size_t note) { return NoteReference{note}; }))},
         {2, any_span()}});
}

Gen<Length> any_length() {
    return gen::weightedOneOf<Length>(
        {{3, gen::just(Length())}, {1, gen::map(gen::inRange(1, 900), [](int points) {
                                        return Length::from_points(points);
                                    })}});
}

}  // namespace

Gen<Attributes> any_attributes() {
    const auto few = [](auto generator) { return gen::resize(2, std::move(generator)); };
    return gen::weightedOneOf<Attributes>(
        {{3, gen::just(Attributes{})},
         {1, gen::apply(
                 [](std::string id, std::vector<std::string> classes, Values values) {
                     return Attributes{std::move(id), std::move(classes), std::move(values)};
                 },
                 any_id(), few(any_classes()), few(any_values()))}});
}

// Without alternative text as often as with it.
Gen<Image> any_image() {
    return gen::apply(
        [](std::string source, std::string alt, Length width, Length height, double share) {
            return Image{std::move(source), std::move(alt), "", {}, {width, height, share}};
        },
        any_picture(), gen::oneOf(gen::just(std::string()), gen::resize(4, any_words())),
        any_length(), any_length(), gen::element(0.0, 0.0, 0.0, 0.5, 1.0, 0.01));
}

Gen<Inlines> any_inlines() {
    return gen::withSize([](int size) {
        if (size == 0)
            return gen::map(any_words(), [](const std::string& text) {
                return text.empty() ? Inlines{} : Inlines{{Text{text}}};
            });
        return gen::container<Inlines>(any_inline());
    });
}

}  // namespace postconv::test
