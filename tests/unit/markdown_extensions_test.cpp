// Markdown beyond GFM: attributes, divisions, definition lists, callouts, wikilinks, template tags.
#include <boost/test/unit_test.hpp>

#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

namespace {

std::string words_of(const std::string& markdown) {
    return plain_text(read(markdown).document.blocks);
}

const Block& first_of(const Document& document) {
    return document.blocks.front();
}

ImageSize size_of(const std::string& markdown) {
    const Document document = read(markdown).document;
    if (document.blocks.empty()) return {};
    const auto* figure = std::get_if<Figure>(&first_of(document).kind);
    return figure ? figure->image.size : ImageSize{};
}

template <typename Kind>
bool is(const std::string& markdown) {
    const Document document = read(markdown).document;
    return document.blocks.size() == 1 && std::holds_alternative<Kind>(first_of(document).kind);
}

std::string kinds_of(const std::string& markdown) {
    std::string kinds;
    for (const Block& block : read(markdown).document.blocks) {
        if (std::holds_alternative<Paragraph>(block.kind)) kinds += 'p';
        if (std::holds_alternative<PageBreak>(block.kind)) kinds += '-';
        if (std::holds_alternative<ContentsMarker>(block.kind)) kinds += 'c';
        if (std::holds_alternative<Heading>(block.kind)) kinds += 'h';
        if (std::holds_alternative<CodeBlock>(block.kind)) kinds += '#';
        if (std::holds_alternative<Figure>(block.kind)) kinds += 'f';
        if (std::holds_alternative<List>(block.kind)) kinds += 'l';
    }
    return kinds;
}

Inlines inlines_of(const std::string& markdown) {
    const Document document = read(markdown).document;
    if (document.blocks.empty()) return {};
    const auto* paragraph = std::get_if<Paragraph>(&first_of(document).kind);
    return paragraph ? paragraph->content : Inlines{};
}

bool is_styled(const Inline& node, TextStyle style, const std::string& words) {
    const auto* styled = std::get_if<Styled>(&node.kind);
    return styled && styled->style == style && plain_text(styled->content) == words;
}

ReaderOptions with_title() {
    return {.metadata = {{"title", "T"}}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_extensions)

// ---- attributes ---------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_heading_takes_braces_at_its_end) {
    for (const char* text : {"## One {#a .b k=\"v w\"}\n", "## One {#a .b k=\"v w\"} ##\n",
                             "One {#a .b k=\"v w\"}\n---\n", "## One\n{: #a .b k=\"v w\"}\n",
                             "{: #a .b k=\"v w\"}\n## One\n"}) {
        const Document document = read(text).document;
        BOOST_TEST_REQUIRE(document.blocks.size() == 1u);
        const Attributes& attributes = first_of(document).attributes;
        BOOST_TEST(plain_text(document.blocks) == "One");
        BOOST_TEST(attributes.id == "a");
        BOOST_TEST_REQUIRE(attributes.classes.size() == 1u);
        BOOST_TEST(attributes.classes[0] == "b");
        BOOST_TEST_REQUIRE(attributes.values.size() == 1u);
        BOOST_TEST(attributes.values[0].second == "v w");
    }
}

BOOST_AUTO_TEST_CASE(braces_that_hold_no_attributes_are_text) {
    for (const char* text : {"The set {a, b}\n", "## f {x}\n", "Say {#this} and go\n", "x{.y}\n"})
        BOOST_TEST(words_of(text).find('{') != std::string::npos);
    BOOST_TEST(words_of("[a](b)\\{.c}\n") == "a{.c}");
}

BOOST_AUTO_TEST_CASE(links_code_and_spans_take_attributes) {
    for (const char* text :
         {"[a](b){.c}\n", "`a`{.c}\n", "[a]{.c}\n", "*a*{: .c}\n", "[*a*]{.c}\n"}) {
        const Inlines inlines = inlines_of(text);
        BOOST_TEST_REQUIRE(inlines.size() == 1u);
        BOOST_TEST_REQUIRE(inlines[0].attributes.classes.size() == 1u);
        BOOST_TEST(inlines[0].attributes.classes[0] == "c");
        BOOST_TEST(plain_text(inlines) == "a");
    }
}

BOOST_AUTO_TEST_CASE(code_keeps_every_brace) {
    const std::string inside = "[a]{.c} \\{ {{ x }} [[b]] ==c== :smile: {% raw %}";
    BOOST_TEST(body_of("`" + inside + "`\n") ==
               "  paragraph\n    code \"[a]{.c} \\\\{ {{ x }} [[b]] "
               "==c== :smile: {% raw %}\"\n");
    const Document fenced = read("```\n" + inside + "\n::: a\n\\newpage\n```\n").document;
    BOOST_TEST(std::get<CodeBlock>(first_of(fenced).kind).text == inside + "\n::: a\n\\newpage");
    const Document indented = read("    " + inside + "\n    ::: a\n").document;
    BOOST_TEST(std::get<CodeBlock>(first_of(indented).kind).text == inside + "\n::: a");
}

BOOST_AUTO_TEST_CASE(fenced_code_takes_attributes) {
    for (const char* text : {"```python {#a .n}\nx\n```\n", "``` {.python #a .n}\nx\n```\n"}) {
        const Document document = read(text).document;
        BOOST_TEST(std::get<CodeBlock>(first_of(document).kind).language == "python");
        BOOST_TEST(first_of(document).attributes.id == "a");
        BOOST_TEST_REQUIRE(first_of(document).attributes.classes.size() == 1u);
    }
}

BOOST_AUTO_TEST_CASE(a_class_makes_a_pull_quote_of_a_paragraph_or_a_quote) {
    BOOST_TEST(is<PullQuote>("Words.\n{: .pull-quote}\n"));
    BOOST_TEST(is<PullQuote>("> Words.\n{: .pull-quote}\n"));
    BOOST_TEST(is<PullQuote>("Words.\n{.pull-quote}\n"));
    BOOST_TEST(is<PullQuote>("{#first .pull-quote}\nWords.\n"));
    BOOST_TEST(is<Paragraph>("{# no attribute #}\nWords.\n"));
    BOOST_TEST(is<PullQuote>("::: pull-quote\nWords.\n:::\n"));
}

// ---- divisions, callouts, definitions -----------------------------------------------------------

BOOST_AUTO_TEST_CASE(divisions_nest_and_keep_their_classes) {
    const Document document = read(":::: {.a #i}\n- one\n::: b\ntwo\n:::\n::::\nthree\n").document;
    BOOST_TEST_REQUIRE(document.blocks.size() == 2u);
    BOOST_TEST(first_of(document).attributes.id == "i");
    const auto& outer = std::get<Division>(first_of(document).kind);
    BOOST_TEST_REQUIRE(outer.content.size() == 2u);
    BOOST_TEST(std::holds_alternative<List>(outer.content[0].kind));
    BOOST_TEST(std::holds_alternative<Division>(outer.content[1].kind));
}

BOOST_AUTO_TEST_CASE(an_open_division_is_closed_and_named) {
    BOOST_TEST(read("a\n\n::: b\nc\n").warnings() == "open-division@3:1");
    BOOST_TEST(words_of("a\n\n:::\n") == "a :::");
}

BOOST_AUTO_TEST_CASE(deep_divisions_are_flattened) {
    std::string text;
    for (int i = 0; i < 5000; ++i) text += "::: a\n";
    text += "end\n";
    BOOST_TEST(words_of(text) == "end");
}

BOOST_AUTO_TEST_CASE(callouts_have_a_kind_and_maybe_a_title) {
    const auto callout = [](const std::string& text) {
        const Document document = read(text).document;
        const auto* found = std::get_if<Callout>(&first_of(document).kind);
        return found
                   ? found->kind + "|" + plain_text(found->title) + "|" + plain_text(found->content)
                   : std::string("none");
    };
    BOOST_TEST(callout("> [!NOTE]\n> Words.\n") == "note||Words.");
    BOOST_TEST(callout("> [!tip]- A *title*\n> Words.\n") == "tip|A title|Words.");
    BOOST_TEST(callout("> [!warning] Only a title\n") == "warning|Only a title|");
    BOOST_TEST(callout("> [!note]\n>\n> - a\n") == "note||a");
    BOOST_TEST(callout("::: warning\nWords.\n:::\n") == "warning||Words.");
    BOOST_TEST(callout("::: {.note}\nWords.\n:::\n") == "note||Words.");
    BOOST_TEST(callout(":::tip[A title]\nWords.\n:::\n") == "tip|A title|Words.");
    BOOST_TEST(callout("> [not a mark] Words.\n") == "none");
}

BOOST_AUTO_TEST_CASE(a_heading_in_a_quote_is_the_title_of_the_box) {
    const Document document = read("> ### One\n>\n> Two.\n").document;
    const auto& quote = std::get<BlockQuote>(first_of(document).kind);
    BOOST_TEST(std::holds_alternative<Paragraph>(quote.content[0].kind));
    BOOST_TEST(quote.content[0].attributes.classes[0] == "box-title");
}

BOOST_AUTO_TEST_CASE(terms_have_definitions) {
    const std::string text =
        "*One*\n: first\n: second\n\n    more\n\nTwo\n\n:   - a\n    - b\n\nEnd\n";
    const Document document = read(text).document;
    BOOST_TEST_REQUIRE(document.blocks.size() == 2u);
    const auto& items = std::get<DefinitionList>(first_of(document).kind).items;
    BOOST_TEST_REQUIRE(items.size() == 2u);
    BOOST_TEST(plain_text(items[0].term) == "One");
    BOOST_TEST_REQUIRE(items[0].descriptions.size() == 2u);
    BOOST_TEST(plain_text(items[0].descriptions[1]) == "second more");
    BOOST_TEST(std::holds_alternative<List>(items[1].descriptions[0][0].kind));
}

BOOST_AUTO_TEST_CASE(a_colon_without_a_term_is_text) {
    BOOST_TEST(words_of(": a\n") == ": a");
    BOOST_TEST(words_of("# H\n: a\n") == "H : a");
    BOOST_TEST(words_of("```\na\n: b\n```\n") == "a\n: b");
}

// ---- inlines ------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(two_equals_signs_highlight) {
    BOOST_TEST(is_styled(inlines_of("==a *b* c==\n")[0], TextStyle::Highlight, "a b c"));
    BOOST_TEST(is_styled(inlines_of("这是==重点==内容\n")[1], TextStyle::Highlight, "重点"));
    for (const char* text : {"a == b == c\n", "if (a==b && c==d)\n", "==a\n", "\\==a==\n"})
        BOOST_TEST(inlines_of(text).size() == 1u);
}

BOOST_AUTO_TEST_CASE(tildes_and_carets_lower_and_raise) {
    BOOST_TEST(is_styled(inlines_of("H~2~O\n")[1], TextStyle::Subscript, "2"));
    BOOST_TEST(is_styled(inlines_of("the 1^st^ of May\n")[1], TextStyle::Superscript, "st"));
    BOOST_TEST(is_styled(inlines_of("a ~gone~ b\n")[1], TextStyle::Strikethrough, "gone"));
    BOOST_TEST(is_styled(inlines_of("a ~~gone~~ b\n")[1], TextStyle::Strikethrough, "gone"));
    for (const char* text : {"x^2+y^2\n", "~/bin and ~/lib\n", "^-^ and ^-^\n", "~5 or ~6\n"})
        BOOST_TEST(inlines_of(text).size() == 1u);
}

BOOST_AUTO_TEST_CASE(money_stays_money) {
    BOOST_TEST(words_of("$16 trillion and $100 billion\n") == "$16 trillion and $100 billion");
}

BOOST_AUTO_TEST_CASE(known_names_between_colons_are_emoji) {
    BOOST_TEST(words_of(":smile: and :white_check_mark:, :+1:\n") == "😄 and ✅, 👍");
    BOOST_TEST(words_of("10:30:45 :nothing: \\:smile: a:x:b\n") ==
               "10:30:45 :nothing: :smile: a:x:b");
}

BOOST_AUTO_TEST_CASE(ideographic_spaces_are_no_text) {
    BOOST_TEST(words_of("　　引言\n") == "引言");
}

// ---- wikilinks and pictures ---------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(wikilinks_to_headings_lead_there) {
    const Inlines inlines = inlines_of("[[#Two Words|here]]\n");
    BOOST_TEST_REQUIRE(inlines.size() == 1u);
    const auto* link = std::get_if<Link>(&inlines[0].kind);
    BOOST_TEST_REQUIRE(link);
    BOOST_TEST(link->target == "#two-words");
    BOOST_TEST(plain_text(inlines) == "here");
}

BOOST_AUTO_TEST_CASE(wikilinks_elsewhere_are_text_and_named_once) {
    const Reading reading = read("[[A page]] and\n[[A page#Part|its part]]\n");
    BOOST_TEST(plain_text(reading.document.blocks) == "A page and its part");
    BOOST_TEST(reading.warnings() == "missing-page@1:1");
}

BOOST_AUTO_TEST_CASE(double_brackets_of_other_kinds_stay) {
    BOOST_TEST(words_of("a[[1]] [[1]](x) [[b]]\n\n[b]: /u\n") == "a[[1]] [1] [b]");
    BOOST_TEST(words_of("\\[[b]]\n") == "[[b]]");
}

BOOST_AUTO_TEST_CASE(the_spellings_of_a_size_give_one_result) {
    const Length wide = Length::from_points(187.5), high = Length::from_points(75);
    for (const char* text :
         {"![a](b.png){width=250 height=100}\n", "![a](b.png =250x100)\n", "![a|250x100](b.png)\n",
          "![[b.png|250x100]]\n", "![a](b.png){: width=\"250px\" height=\"100px\"}\n"}) {
        const ImageSize size = size_of(text);
        BOOST_TEST((size.width == wide), text);
        BOOST_TEST((size.height == high), text);
    }
    BOOST_TEST(size_of("![a](b.png){width=50%}\n").width_share == 0.5);
    BOOST_TEST((size_of("![[b.png|250]]\n").width == wide));
    BOOST_TEST((size_of("![[b.png|250]]\n").height == Length()));
}

BOOST_AUTO_TEST_CASE(names_of_pictures_are_kept_letter_for_letter) {
    const Document document = read("![[My--own 'best' _a_ b.png]]\n").document;
    BOOST_TEST(std::get<Figure>(first_of(document).kind).image.source ==
               "My--own 'best' _a_ b.png");
}

// ---- lines of their own -------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(page_breaks_have_many_spellings) {
    for (const char* text : {"a\n\n\\newpage\n\nb\n", "a\n\\pagebreak\nb\n", "a\n\n\f\n\nb\n",
                             "a\n\n\fb\n", "a\n\n{{< pagebreak >}}\n\nb\n",
                             "a\n\n<!-- pagebreak -->\n\nb\n", "a\n\n::: page-break\n:::\n\nb\n"})
        BOOST_TEST(kinds_of(text) == "p-p", text);
}

BOOST_AUTO_TEST_CASE(contents_have_many_spellings) {
    for (const char* text : {"[TOC]\n", "[[_TOC_]]\n", "* TOC\n{:toc}\n", "a\n\n1. x\n{:toc}\n"})
        BOOST_TEST(kinds_of(text).ends_with('c'), text);
    BOOST_TEST(kinds_of("* TOC\n{:toc}\n") == "c");
}

// ---- template tags ------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(a_highlight_tag_is_fenced_code) {
    const Document document =
        read("{% highlight ruby %}\nputs {{ x }}\n{% endhighlight %}\n").document;
    const auto& code = std::get<CodeBlock>(first_of(document).kind);
    BOOST_TEST(code.language == "ruby");
    BOOST_TEST(code.text == "puts {{ x }}");
}

BOOST_AUTO_TEST_CASE(addresses_of_a_site_become_paths) {
    const auto target = [](const std::string& text) {
        return std::get<Link>(inlines_of(text)[0].kind).target;
    };
    BOOST_TEST(target("[a]({{ site.baseurl }}/b)\n") == "/b");
    BOOST_TEST(target("[a]({{ \"/b\" | relative_url }})\n") == "/b");
    BOOST_TEST(target("[a]({{< ref \"b.md\" >}})\n") == "b.md");
}

BOOST_AUTO_TEST_CASE(a_figure_tag_is_a_figure) {
    const Document document = read("{{< figure src=\"a.png\" title=\"T\" alt=\"A\" >}}\n").document;
    const auto& figure = std::get<Figure>(first_of(document).kind);
    BOOST_TEST(figure.image.source == "a.png");
    BOOST_TEST(figure.image.alt == "A");
    BOOST_TEST(plain_text(figure.caption) == "T");
}

BOOST_AUTO_TEST_CASE(comments_go_and_raw_text_stays) {
    BOOST_TEST(words_of("a {% comment %}b{% endcomment %} c {# d #} e\n") == "a c e");
    BOOST_TEST(words_of("a\n\n{% comment %}\nb\n{% endcomment %}\n\nc\n") == "a c");
    BOOST_TEST(words_of("{% raw %}{{ a.b }}{% endraw %}\n") == "{{ a.b }}");
    BOOST_TEST(read("{% comment %}\nb\n{% endcomment %}\n").warnings() == "");
}

BOOST_AUTO_TEST_CASE(other_tags_are_left_out_and_named_once_each) {
    const Reading reading =
        read("a {{ page.title }} b\n\n{% include x.html %}\n\n{% include y.html %}\n");
    BOOST_TEST(plain_text(reading.document.blocks) == "a b");
    BOOST_TEST(reading.diagnostics.items().size() == 2u);
    BOOST_TEST(reading.diagnostics.items()[0].span.line == 3);
    BOOST_TEST(reading.diagnostics.items()[0].message.ends_with("(2 times)"));
}

BOOST_AUTO_TEST_CASE(formulas_are_no_tags) {
    BOOST_TEST(words_of("x^{{n}} and {{a}\n") == "x^{{n}} and {{a}");
    BOOST_TEST(words_of("{{#include a.rs}}\n") == "{{#include a.rs}}");
}

// ---- options ------------------------------------------------------------------------------------

BOOST_AUTO_TEST_CASE(the_excerpt_may_be_all_or_nothing) {
    const std::string text = "## T2\n\nA.[^a]\n\n<!--more-->\n\nB.[^b]\n\n[^a]: one\n[^b]: two\n";
    ReaderOptions options = with_title();
    options.excerpt = ExcerptUse::Only;
    const Document only = read_whole(text, options).document;
    BOOST_TEST(plain_text(only.blocks) == "T2 A.");
    BOOST_TEST_REQUIRE(only.notes.size() == 1u);
    BOOST_TEST(only.notes[0].label == "a");
    options.excerpt = ExcerptUse::Skip;
    const Document skip = read_whole(text, options).document;
    BOOST_TEST(plain_text(skip.blocks) == "T2 B.");
    BOOST_TEST_REQUIRE(skip.notes.size() == 1u);
    BOOST_TEST(skip.notes[0].label == "b");
}

BOOST_AUTO_TEST_CASE(bold_paragraphs_may_stay_paragraphs) {
    ReaderOptions options = with_title();
    options.promote_headings = false;
    const Document document = read_whole("**Bold**\n\nText.\n", options).document;
    BOOST_TEST(std::holds_alternative<Paragraph>(first_of(document).kind));
}

BOOST_AUTO_TEST_CASE(lines_keep_their_numbers) {
    BOOST_TEST(read("{% comment %}\nb\n{% endcomment %}\n\n::: a\n[[x]]\n:::\n\n"
                    "{% highlight c %}\ny\n{% endhighlight %}\n\n[[z]]\n")
                   .warnings() == "missing-page@6:1\nmissing-page@13:1");
}

BOOST_AUTO_TEST_SUITE_END()
