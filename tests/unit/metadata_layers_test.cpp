#include <boost/test/unit_test.hpp>

#include "converters/markdown/identifiers.h"
#include "model/text.h"
#include "tests/support/markdown.h"

using namespace postconv;
using namespace postconv::test;

namespace {

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += word + '|';
    return text;
}

Metadata named(const std::string& name, const std::string& text,
               std::vector<MetadataText> defaults = {}) {
    Diagnostics diagnostics;
    return read_markdown({{name, text}}, {.metadata_defaults = std::move(defaults)}, diagnostics)
        .metadata;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(metadata_layers)

BOOST_AUTO_TEST_CASE(the_document_speaks_before_the_defaults_and_the_first_of_those_first) {
    const Metadata m =
        named("a.md", "---\ntitle: A\n---\n",
              {{"one.yml", "title: B\nsubtitle: C\n"}, {"two.yml", "subtitle: D\npublisher: E\n"}});
    BOOST_TEST(m.title == "A");
    BOOST_TEST(m.subtitle == "C");
    BOOST_TEST(m.publisher == "E");
}

BOOST_AUTO_TEST_CASE(a_field_of_the_document_hides_every_name_of_it_in_the_defaults) {
    const Metadata m = named("a.md", "---\nauthors: Ann Lee\ntag: x\n---\n",
                             {{"one.yml", "author: Bo Ek\ntags: [y]\nkeywords: z\n"}});
    BOOST_TEST_REQUIRE(m.creators.size() == 1u);
    BOOST_TEST(m.creators[0].name == "Ann Lee");
    BOOST_TEST(joined(m.keywords) == "x|");
}

BOOST_AUTO_TEST_CASE(an_empty_field_of_the_document_leaves_the_defaults_their_word) {
    BOOST_TEST(named("a.md", "---\ntitle:\n---\n", {{"one.yml", "title: B\n"}}).title == "B");
}

BOOST_AUTO_TEST_CASE(defaults_may_stand_below_a_key) {
    const Metadata m =
        named("a.md", "x\n", {{".postconv.yml", "paper: a5\nmetadata:\n  title: B\n", "metadata"}});
    BOOST_TEST(m.title == "B");
    BOOST_TEST(m.custom.empty());
}

BOOST_AUTO_TEST_CASE(broken_defaults_fail_as_configuration_with_their_place) {
    Diagnostics diagnostics;
    try {
        read_markdown({{"a.md", "x\n"}}, {.metadata_defaults = {{"one.yml", "a: [b\n"}}},
                      diagnostics);
        BOOST_TEST(false);
    } catch (const Failure& failure) {
        BOOST_TEST(int(failure.kind) == int(FailureKind::Usage));
        BOOST_TEST(failure.diagnostic.name == "metadata-file");
        BOOST_TEST(diagnostics.sources().at(std::size_t(failure.diagnostic.span.source)) ==
                   "one.yml");
    }
}

BOOST_AUTO_TEST_CASE(a_cover_of_the_document_does_not_take_the_caption_of_the_defaults) {
    const Metadata m = named("a.md", "---\nimage: a.png\n---\n",
                             {{"one.yml", "image: b.png\nimage_caption: Theirs\n"}});
    BOOST_TEST(m.cover->source == "a.png");
    BOOST_TEST(m.cover->caption == "");
}

BOOST_AUTO_TEST_CASE(a_language_in_the_file_name_counts) {
    BOOST_TEST(named("posts/essay.fr.md", "x\n").language == "fr");
    BOOST_TEST(named("essay.zh-hant.md", "x\n").language == "zh-Hant");
    BOOST_TEST(named("essay.fr.md", "---\nlang: de\n---\n").language == "de");
    BOOST_TEST(named("essay.fr.md", "x\n", {{"one.yml", "lang: de\n"}}).language == "fr");
    BOOST_TEST(named("2024-04-22-cost-of-war.fr.md", "x\n").title == "Cost of war");
}

BOOST_AUTO_TEST_CASE(what_only_looks_like_a_language_in_a_file_name_is_none) {
    for (const char* name : {"notes.old.md", "v1.2.md", "a.md", ".fr.md", "fr.md", "a.xx.md",
                             "a.english.md", "folder.fr/a.md", "essay.fr"})
        BOOST_TEST(!language_of_file_name(name).has_value(), name);
}

BOOST_AUTO_TEST_CASE(tags_and_keywords_are_one_list_without_repeats_in_their_order) {
    BOOST_TEST(joined(metadata_of("keywords: [Peace, war]\ntags: war famine").keywords) ==
               "Peace|war|famine|");
    BOOST_TEST(joined(metadata_of("tags: [war, War]\nkeyword: war").keywords) == "war|");
}

BOOST_AUTO_TEST_CASE(a_coded_subject_gives_its_words) {
    BOOST_TEST(
        joined(metadata_of("subject: {text: War, authority: BISAC, term: HIS027000}").categories) ==
        "War|");
    BOOST_TEST(joined(metadata_of("subject: [{text: War}, Peace]").categories) == "War|Peace|");
}

BOOST_AUTO_TEST_CASE(pandocs_typed_titles_are_title_and_subtitle) {
    const Metadata m =
        metadata_of("title:\n- {type: subtitle, text: B}\n- {type: main, text: A}\n");
    BOOST_TEST(m.title == "A");
    BOOST_TEST(m.subtitle == "B");
    BOOST_TEST(metadata_of("title: {type: main, text: A, file-as: Z}").title == "A");
}

BOOST_AUTO_TEST_CASE(quartos_names_may_be_maps_in_maps) {
    const Creator c =
        metadata_of("author:\n- name: {given: Ann, family: van Lee}\n  orcid: 0\n").creators.at(0);
    BOOST_TEST(c.name == "Ann van Lee");
    BOOST_TEST(c.sort_name == "van Lee, Ann");
}

BOOST_AUTO_TEST_CASE(quartos_editor_is_a_program_and_no_person) {
    BOOST_TEST(metadata_of("editor: visual").contributors.empty());
    BOOST_TEST(metadata_of("editor: {markdown: {wrap: 72}}").contributors.empty());
    BOOST_TEST(metadata_of("editor: {name: Ann Lee}").contributors.size() == 1u);
}

BOOST_AUTO_TEST_CASE(links_of_obsidian_are_names_and_pictures) {
    BOOST_TEST(metadata_of("author: '[[Ann Lee]]'").creators.at(0).name == "Ann Lee");
    BOOST_TEST(metadata_of("author: [[Ann Lee]]").creators.at(0).name == "Ann Lee");
    BOOST_TEST(metadata_of("author: ['[[people/lee|Ann Lee]]']").creators.at(0).name == "Ann Lee");
    BOOST_TEST(metadata_of("banner: '![[a.png|300]]'").cover->source == "a.png");
    BOOST_TEST(metadata_of("cover: [[a.png]]").cover->source == "a.png");
    BOOST_TEST(metadata_of("series: '[[Wars]]'").series->name == "Wars");
}

BOOST_AUTO_TEST_CASE(a_key_that_names_no_picture_leaves_the_cover_to_the_next) {
    BOOST_TEST(metadata_of("cover: true\nimage: a.png").cover->source == "a.png");
    BOOST_TEST(metadata_of("cover: {}\nimages: [a.png, b.png]").cover->source == "a.png");
    BOOST_TEST(metadata_of("header: {overlay_image: a.png}").cover->source == "a.png");
}

BOOST_AUTO_TEST_CASE(a_caption_stands_for_a_missing_alternative_text) {
    BOOST_TEST(metadata_of("image: a.png\nimage_caption: C").cover->alt == "C");
    BOOST_TEST(metadata_of("image: {path: a.png, alt: A, caption: C}").cover->alt == "A");
}

BOOST_AUTO_TEST_CASE(hugos_parameters_mean_what_they_mean_outside) {
    const Metadata m = metadata_of("params: {subtitle: B, author: Ann Lee, color: red}");
    BOOST_TEST(m.subtitle == "B");
    BOOST_TEST(m.creators.size() == 1u);
    BOOST_TEST(m.custom.empty());
}

BOOST_AUTO_TEST_CASE(published_is_a_day_or_a_yes) {
    BOOST_TEST(to_w3cdtf(*metadata_of("published: 2024-04-22").date) == "2024-04-22");
    BOOST_TEST(!metadata_of("published: true").date.has_value());
}

BOOST_AUTO_TEST_CASE(quartos_copyright_is_a_holder_and_a_year) {
    BOOST_TEST(metadata_of("copyright: {holder: Ann Lee, year: 2024}").rights == "© 2024 Ann Lee");
    BOOST_TEST(metadata_of("license: {text: CC BY, url: 'https://example.org'}").rights == "CC BY");
}

BOOST_AUTO_TEST_CASE(a_path_of_the_site_does_not_hide_a_url) {
    BOOST_TEST(metadata_of("url: /a\ncitation: {url: 'https://example.org/a'}").url ==
               "https://example.org/a");
}

BOOST_AUTO_TEST_CASE(accessibility_is_kept_without_a_word) {
    const Reading r = read_whole(
        "---\ntitle: A\naccessibility: {summary: S, hazard: none}\naccessModes: [textual]\n---\n");
    BOOST_TEST(r.warnings() == "");
    BOOST_TEST(r.document.metadata.custom.empty());
    BOOST_TEST(r.document.metadata.accessibility.hazards.size() == 1u);
    BOOST_TEST(r.document.metadata.accessibility.modes.size() == 1u);
}

BOOST_AUTO_TEST_CASE(pdf_options_of_another_program_are_warned_of) {
    BOOST_TEST(read_whole("---\ntitle: A\npdf_options: {format: a4}\n---\n").warnings() ==
               "ignored-key@3:14");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_named_once_however_many_files_have_it) {
    Diagnostics diagnostics;
    const Document d =
        read_markdown({{"a.md", "---\ntitle: A\nmood: x\n---\n"}},
                      {.metadata_defaults = {{"one.yml", "mood: y\n"}}}, diagnostics);
    BOOST_TEST(diagnostics.items().size() == 1u);
    BOOST_TEST(d.metadata.custom.at(0).second == "x");
}

// ---- coded subjects, accessibility, page set-up -------------------------------------------------

BOOST_AUTO_TEST_CASE(a_subject_may_have_an_authority_and_a_term) {
    const Metadata m =
        metadata_of("subject:\n  - {text: Fiction, authority: BISAC, term: FIC000000}\n  - Cats\n");
    BOOST_TEST_REQUIRE(m.coded_subjects.size() == 1u);
    BOOST_TEST(m.coded_subjects[0].term == "FIC000000");
    BOOST_TEST_REQUIRE(m.categories.size() == 2u);
    BOOST_TEST(m.categories[0] == "Fiction");
    BOOST_TEST(read_whole("---\ntitle: T\nsubject: {text: A, term: B}\n---\n").warnings() ==
               "bad-value@3:10");
}

BOOST_AUTO_TEST_CASE(accessibility_may_be_stated) {
    const Metadata m = metadata_of(
        "accessibility: {summary: S, features: [a, b], hazards: none}\n"
        "accessModeSufficient: [[textual, visual], textual]\n");
    BOOST_TEST(m.accessibility.summary == "S");
    BOOST_TEST(m.accessibility.features.size() == 2u);
    BOOST_TEST(m.accessibility.hazards.at(0) == "none");
    BOOST_TEST(m.accessibility.sufficient_modes.at(0) == "textual,visual");
}

BOOST_AUTO_TEST_CASE(margins_may_be_said_in_every_notation) {
    for (const char* yaml : {"margin: 1in 2in", "geometry: [top=1in, 'bottom=1in,hmargin=2in']",
                             "margin: {x: 2in, y: 1in}",
                             "margin: 1in\nmargin-left: 2in\n"
                             "margin-right: 144pt",
                             "geometry: 'vmargin=1in, hmargin=2in, a5paper'"}) {
        const PageSetup setup =
            read_whole(std::string("---\ntitle: T\n") + yaml + "\n---\n").document.page_setup;
        BOOST_TEST_CONTEXT(yaml) {
            BOOST_TEST_REQUIRE(setup.margin_top.has_value());
            BOOST_TEST(setup.margin_top->to_points() == 72);
            BOOST_TEST(setup.margin_inner->to_points() == 144);
            BOOST_TEST(setup.margin_outer->to_points() == 144);
        }
    }
}

BOOST_AUTO_TEST_CASE(page_setup_that_makes_no_sense_is_warned_of) {
    const Reading r = read_whole(
        "---\ntitle: T\nmargin: wide\nfontsize: huge\ntoc: perhaps\ntoc-depth: 9\n---\n");
    BOOST_TEST(r.warnings() == "bad-value@3:9\nbad-value@4:11\nbad-value@5:6\nbad-value@6:12");
    BOOST_TEST((r.document.page_setup ==
                PageSetup{.margin_span = {0, 3, 9, 3, 9}, .font_span = {0, 4, 11, 4, 11}}));
}

BOOST_AUTO_TEST_CASE(a_document_can_ask_for_numbered_sections) {
    BOOST_TEST(read_whole("---\ntitle: T\nnumber-sections: true\n---\n")
                   .document.page_setup.number_sections);
    BOOST_TEST(!read_whole("---\ntitle: T\n---\n").document.page_setup.number_sections);
}

BOOST_AUTO_TEST_SUITE_END()
