// What holds in every book, of documents that nobody would write.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <set>
#include <sstream>

#include "converters/epub/epub.h"
#include "converters/epub/stylesheet.h"
#include "model/text.h"
#include "model/visit.h"
#include "tests/support/random_document.h"
#include "tests/unit/epub_fixture.h"

using namespace postconv;
using namespace postconv::test;
using epub_fixture::holds;

namespace {

constexpr std::uint64_t kBooks = 500;
constexpr EpubTarget kTargets[] = {EpubTarget::Generic, EpubTarget::Kdp, EpubTarget::Apple,
                                   EpubTarget::Kobo};

// A link without words shows its address, which no word of the document is.
void give_links_words(Document& document) {
    walk(document, {.block = {}, .text = [](Inline& node) {
                        auto* link = std::get_if<Link>(&node.kind);
                        if (link && plain_text(link->content).empty())
                            link->content = {{Text{"link"}}};
                    }});
}

struct Made {
    RandomBook book;
    std::vector<ZipEntry> files;
    Bytes epub;
};

// Pages begin here and there, also within words, quotes and tables.
Pagination pages_of(const Document& document, std::uint64_t seed) {
    Pagination pagination{.source = "PDF edition, A4"};
    std::size_t number = 0;
    walk(document.blocks, {.block =
                               [&](const Block&) {
                                   if ((number + seed) % 7 == 0)
                                       pagination.pages.push_back(
                                           {std::to_string(pagination.pages.size() + 1),
                                            PageMatter::Body, number, (number * 13 + seed) % 40});
                                   ++number;
                               },
                           .text = {}});
    return pagination;
}

Made made(std::uint64_t seed, const FontCatalog& fonts) {
    BookPlan plan = random_plan(seed);
    give_links_words(plan.document);
    Made result{make_book(std::move(plan)), {}, {}};
    EpubOptions& options = result.book.options.epub;
    options.target = kTargets[seed % 4];
    options.draws_cover = seed % 10 == 0;
    options.embeds_fonts = seed % 50 == 0;
    options.split_level = int(seed % 3);
    const Pagination pagination = pages_of(result.book.document, seed);
    Job job = result.book.job(fonts);
    if (seed % 2 == 1) job.pagination = &pagination;
    result.epub = render_epub(job, result.book.diagnostics);
    result.files = read_zip(result.epub);
    return result;
}

bool is_page(const ZipEntry& file) { return file.name.ends_with(".xhtml"); }

void for_each_element(pugi::xml_node parent, const std::function<void(pugi::xml_node)>& use) {
    for (pugi::xml_node child : parent.children()) {
        if (child.type() != pugi::node_element) continue;
        use(child);
        for_each_element(child, use);
    }
}

// What a page holds, as far as the promises below go.
struct Facts {
    std::set<std::string> places;  // files, and files with the ids in them
    std::vector<std::string> targets, repeated_ids, unknown_classes;
    std::string text, notes;  // without white space
};

void add_visible(std::string& to, std::string_view words) {
    constexpr std::string_view kEnSpace = "\u2002";  // behind the numbers of sections
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words.substr(i).starts_with(kEnSpace)) i += kEnSpace.size() - 1;
        else if (!is_ascii_space(words[i])) to += words[i];
    }
}

// What we add to the writer's words.
bool is_ours(pugi::xml_node node) {
    static const std::set<std::string> kOurs = {"noteref", "note-number", "checkbox",
                                                "section-number", "missing"};
    return kOurs.contains(node.attribute("class").value());
}

void read_text(pugi::xml_node node, Facts& facts, bool in_notes) {
    for (pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_pcdata)
            add_visible(in_notes ? facts.notes : facts.text, child.value());
        if (child.type() != pugi::node_element || is_ours(child)) continue;
        read_text(child, facts, in_notes || child.attribute("class").value() == std::string("notes"));
    }
}

Facts facts_of(const std::vector<ZipEntry>& files, const std::string& sheet) {
    Facts facts;
    std::set<std::string> ids;
    for (const ZipEntry& file : files) {
        const std::string name = file.name.substr(file.name.find('/') + 1);
        facts.places.insert(name);
        if (!is_page(file)) continue;
        pugi::xml_document page;
        BOOST_REQUIRE(page.load_buffer(file.bytes.data(), file.bytes.size(),
                                       pugi::parse_default | pugi::parse_ws_pcdata));
        for_each_element(page, [&](pugi::xml_node node) {
            const std::string id = node.attribute("id").value();
            if (!id.empty() && !ids.insert(id).second) facts.repeated_ids.push_back(id);
            facts.places.insert(name + '#' + id);
            for (const char* key : {"href", "src", "srcset"}) {
                const std::string target = node.attribute(key).value();
                if (target.starts_with('#')) facts.targets.push_back(name + target);
                else if (!target.empty() && target.find(':') == target.npos)
                    facts.targets.push_back(target);
            }
            std::istringstream classes(node.attribute("class").value());
            for (std::string one; classes >> one;)
                if (!holds(sheet, '.' + one)) facts.unknown_classes.push_back(one);
        });
        const bool is_chapter = name.starts_with("chapter-") || name.starts_with("opening");
        if (is_chapter) read_text(page.child("html").child("body"), facts, false);
    }
    return facts;
}

std::string words_of(const Blocks& blocks, std::string_view language) {
    std::string words;
    walk(blocks, {.block =
                      [&](const Block& block) {
                          if (const auto* code = std::get_if<CodeBlock>(&block.kind))
                              add_visible(words, code->text);
                          const auto* callout = std::get_if<Callout>(&block.kind);
                          if (callout && callout->title.empty())
                              add_visible(words, callout_label(callout->kind, language));
                      },
                  .text =
                      [&](const Inline& node) {
                          if (const auto* text = std::get_if<Text>(&node.kind))
                              add_visible(words, text->text);
                          if (const auto* code = std::get_if<Code>(&node.kind))
                              add_visible(words, code->text);
                      }});
    return words;
}

// Notes stand in the files of their marks: their order is not the document's.
std::string sorted(std::string text) {
    std::ranges::sort(text);
    return text;
}

std::string words_of_used_notes(const Document& document) {
    std::set<std::size_t> used;
    std::vector<const Blocks*> open = {&document.blocks};
    while (!open.empty()) {
        const Blocks* blocks = open.back();
        open.pop_back();
        walk(*blocks, {.block = {}, .text = [&](const Inline& node) {
                           const auto* mark = std::get_if<NoteReference>(&node.kind);
                           if (mark && mark->note < document.notes.size() &&
                               used.insert(mark->note).second)
                               open.push_back(&document.notes[mark->note].content);
                       }});
    }
    std::string words;
    for (const std::size_t note : used)
        words += words_of(document.notes[note].content, document.metadata.language);
    return words;
}

// Books for judges outside go to the folder that the environment names.
void keep(const Bytes& epub, std::uint64_t seed) {
    const char* folder = std::getenv("POSTCONV_EPUBS");
    if (!folder) return;
    std::ofstream(std::filesystem::path(folder) / (std::to_string(seed) + ".epub"),
                  std::ios::binary)
        << epub;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(epub_random)

BOOST_AUTO_TEST_CASE(every_link_leads_somewhere_and_every_id_is_one_of_a_kind) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    for (std::uint64_t seed = 1; seed <= kBooks; ++seed) {
        const Made one = made(seed, fonts);
        keep(one.epub, seed);
        const Document& document = one.book.document;
        const Facts facts =
            facts_of(one.files, make_stylesheet(one.book.theme, "ltr"));
        for (const std::string& id : facts.repeated_ids)
            BOOST_ERROR("book " << seed << ": the id " << id << " stands twice");
        for (const std::string& target : facts.targets)
            if (!facts.places.contains(target))
                BOOST_ERROR("book " << seed << ": nothing is at " << target);
        for (const std::string& name : facts.unknown_classes)
            BOOST_ERROR("book " << seed << ": the style sheet does not know " << name);
        BOOST_TEST((facts.text == words_of(document.blocks, document.metadata.language)),
                   "book " << seed << ": the text is not the document's");
        BOOST_TEST((sorted(facts.notes) == sorted(words_of_used_notes(document))),
                   "book " << seed << ": the notes are not the document's");
    }
}

BOOST_AUTO_TEST_SUITE_END()
