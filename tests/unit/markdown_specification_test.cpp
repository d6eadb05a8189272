// Every example of the CommonMark and GFM specifications says in our model what it says in the
// specification's HTML.
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <map>
#include <sstream>

#include "converters/markdown/cmark_tree.h"
#include "model/text.h"
#include "model/visit.h"
#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

namespace {

struct Example {
    int number = 0;
    std::string markdown, html;
};

// Examples stand between rows of 32 backquotes, source and HTML divided by a lone "."; "→" is a
// tab.
std::vector<Example> examples_of(std::istream& specification) {
    const std::string fence(32, '`');
    std::vector<Example> examples;
    bool inside = false, in_html = false;
    for (std::string line; std::getline(specification, line);) {
        if (!inside && line.starts_with(fence + " example")) {
            examples.push_back({int(examples.size()) + 1});
            inside = true;
            in_html = false;
        } else if (inside && line == fence) {
            inside = false;
        } else if (inside && !in_html && line == ".") {
            in_html = true;
        } else if (inside) {
            for (std::size_t at; (at = line.find("→")) != std::string::npos;)
                line.replace(at, 3, "\t");
            Example& example = examples.back();
            (in_html ? example.html : example.markdown) += line + "\n";
        }
    }
    return examples;
}

// Straight punctuation and no white space, so that only the words are compared.
std::string comparable(std::string_view text) {
    static const std::map<char32_t, std::string> kStraight = {
        {U'“', "\""}, {U'”', "\""},  {U'‘', "'"},   {U'’', "'"},
        {U'–', "--"}, {U'—', "---"}, {U'…', "..."}, {U'\u00a0', ""},
    };
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        const auto straight = kStraight.find(c);
        if (straight != kStraight.end())
            out += straight->second;
        else if (c > 0x20)
            append_utf8(out, c);
    }
    return out;
}

std::string text_of_html(const std::string& html) {
    std::string text;
    for (std::size_t at = 0; at < html.size(); ++at) {
        const bool is_tag =
            html[at] == '<' && at + 1 < html.size() && html[at + 1] != ' ' && html[at + 1] != '\n';
        if (!is_tag) {
            text += html[at];
            continue;
        }
        const bool is_hidden =
            html.compare(at, 7, "<script") == 0 || html.compare(at, 6, "<style") == 0;
        if (is_hidden) at = std::min(html.find("</", at), html.size() - 1);
        const bool is_comment = html.compare(at, 4, "<!--") == 0;
        const std::size_t end = html.find(is_comment ? "-->" : ">", at);
        const std::string tag = html.substr(at, end - at);
        const std::size_t alt = tag.find("alt=\"");
        if (tag.starts_with("<img") && alt != std::string::npos)
            text += tag.substr(alt + 5, tag.find('"', alt + 5) - alt - 5);
        if (end == std::string::npos) break;
        at = end + (is_comment ? 2 : 0);
    }
    return with_entities_decoded(text);
}

std::string text_of_model(const std::string& markdown) {
    // Front matter of our own, as a row of hyphens at the top of an example is none.
    Document document = read_whole("---\ntitle: T\n---\n" + markdown).document;
    std::string text;
    walk(document, {.block =
                        [&](Block& block) {
                            if (const auto* code = std::get_if<CodeBlock>(&block.kind))
                                text += code->text;
                            if (auto* figure = std::get_if<Figure>(&block.kind)) {
                                figure->caption.clear();  // the title, which HTML doesn't show
                                text += figure->image.alt;
                            }
                        },
                    .text =
                        [&](Inline& node) {
                            if (const auto* words = std::get_if<Text>(&node.kind))
                                text += words->text;
                            if (const auto* code = std::get_if<Code>(&node.kind))
                                text += code->text;
                            if (const auto* image = std::get_if<Image>(&node.kind))
                                text += image->alt;
                        }});
    return text;
}

// Why an example may differ, by its number.
using Reasons = std::map<int, std::string>;

const std::string kOlder = "the parser follows CommonMark 0.29, as GFM does";
const std::string kNoTag = "a tag that never ends is shown as text; a browser would swallow it";
const std::string kHtml =
    "a construct of raw HTML, of which the tag-stripping here makes something else";
const std::string kTextArea = "what a form's field holds is text like any other";
const std::string kEmbedded = "![[name]] names a page to be put in, as Obsidian has it";

void compare_with(const std::string& file, const Reasons& reasons) {
    std::ifstream specification(std::string(POSTCONV_SOURCE) + "/../shared/corpus/" + file);
    if (!specification) {
        BOOST_TEST_MESSAGE("skipped: " << file << " is not there");
        return;
    }
    const std::vector<Example> examples = examples_of(specification);
    BOOST_TEST(examples.size() > 600u);
    for (const Example& example : examples) {
        const std::string ours = comparable(text_of_model(example.markdown));
        const std::string theirs = comparable(text_of_html(example.html));
        if (reasons.contains(example.number)) continue;
        BOOST_TEST(ours == theirs, file << " " << example.number << ":\n"
                                        << example.markdown << "ours:   " << ours
                                        << "\ntheirs: " << theirs);
    }
}

// Our own, for each section of the two specifications: what is written, and what a reader reads.
struct OwnExample {
    const char *section, *markdown, *words;
};
constexpr OwnExample kOwnExamples[] = {
    {"tabs", "-\tone\n\n\tstill one\n", "one still one"},
    {"tabs", "\ta\tb\n", "a b"},
    {"precedence", "- `one\n- two`\n", "`one two`"},
    {"thematic breaks", "over\n\n* * *\nunder\n", "over under"},
    {"atx headings", "### Sea ###\n#shore\n####### deep\n", "Sea #shore ####### deep"},
    {"setext headings", "Two\nlines\n===\nmore\n", "Two lines more"},
    {"indented code", "    - no list\n    *no* emphasis\n", "- no list *no* emphasis"},
    {"fenced code", "~~~~ js\n```\n~~~\n~~~~\nafter\n", "``` ~~~ after"},
    {"fenced code", "```\nnever closed\n", "never closed"},
    {"link references", "[port]: /harbour 'Old port'\n\nThe [Port] and [port][].\n",
     "The Port and port."},
    {"link references", "[none]\n", "[none]"},
    {"paragraphs", "one\n   two\n\n\nthree\n", "one two three"},
    {"block quotes", "> a\nlazy\n> > deeper\n", "a lazy deeper"},
    {"list items", "10) ten\n\n    more of ten\n11) eleven\n", "ten more of ten eleven"},
    {"lists", "- a\n+ b\n\nText\n2. not a list here\n", "a b Text 2. not a list here"},
    {"escapes", "\\*plain\\* \\[text\\] a\\\\b\n", "*plain* [text] a\\b"},
    {"entities", "fish &amp; chips &#35; &copy; &nosuch;\n", "fish & chips # © &nosuch;"},
    {"code spans", "`` a ` b `` and `&amp;`\n", "a ` b and &amp;"},
    {"emphasis", "un*frigging*real snake_case_name **bold *and* more**\n",
     "unfriggingreal snake_case_name bold and more"},
    {"emphasis", "*open and **closed** end\n", "*open and closed end"},
    {"links", "[a [b] c](<my file.md> \"t\") [x](y z)\n", "a [b] c [x](y z)"},
    {"images", "before ![the *far* shore](x.png) after\n", "before the far shore after"},
    {"autolinks", "<https://example.org/a?b=c> <me@example.org> <not one>\n",
     "https://example.org/a?b=c me@example.org"},
    {"hard breaks", "one  \ntwo\\\nthree\n", "one two three"},
    {"tables", "| a | b |\n|---|:-:|\n| `x` | y \\| z |\n", "a b x y | z"},
    {"task lists", "- [x] done\n- [ ] open\n", "done open"},
    {"strikethrough", "~~gone~~ kept ~~~\n", "gone kept ~~~"},
    {"extended autolinks", "see www.example.org/a_b. Or (https://example.org/x)\n",
     "see www.example.org/a_b. Or (https://example.org/x)"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_specification)

BOOST_AUTO_TEST_CASE(the_examples_of_commonmark_keep_their_words) {
    compare_with("commonmark-spec.txt", {{28, kOlder},
                                         {156, kNoTag},
                                         {157, kNoTag},
                                         {158, kNoTag},
                                         {173, kTextArea},
                                         {182, kHtml},
                                         {356, kOlder},
                                         {592, kEmbedded},
                                         {618, kHtml},
                                         {627, kOlder},
                                         {628, kOlder},
                                         {631, kHtml}});
}

BOOST_AUTO_TEST_CASE(the_examples_of_gfm_keep_their_words) {
    compare_with("gfm-spec.txt", {{126, kNoTag},
                                  {127, kNoTag},
                                  {128, kNoTag},
                                  {149, kHtml},
                                  {598, kEmbedded},
                                  {635, kHtml},
                                  {649, kHtml},
                                  {653, kHtml}});
}

BOOST_AUTO_TEST_CASE(examples_of_our_own_keep_their_words) {
    for (const OwnExample& example : kOwnExamples)
        BOOST_TEST(comparable(text_of_model(example.markdown)) == comparable(example.words),
                   example.section << ": " << example.markdown << "ours: "
                                   << comparable(text_of_model(example.markdown)));
}

BOOST_AUTO_TEST_SUITE_END()
