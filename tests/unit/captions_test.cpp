#include "model/captions.h"

#include <boost/test/unit_test.hpp>

#include "model/outline.h"
#include "model/text.h"
#include "model/visit.h"

using namespace postconv;

namespace {

Inline text(const std::string& words) {
    return Inline{Text{words}};
}

Block figure(const std::string& caption) {
    Figure block;
    block.caption = {text(caption)};
    return Block{block};
}

std::string captions(Blocks blocks, const CaptionWords& words = {}) {
    number_captions(blocks, words);
    std::string all;
    for (const Block& block : blocks) {
        if (const auto* one = std::get_if<Figure>(&block.kind)) all += plain_text(one->caption);
        if (const auto* one = std::get_if<Table>(&block.kind)) all += plain_text(one->caption);
        all += '|';
    }
    return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(captions_of_figures_and_tables)

BOOST_AUTO_TEST_CASE(each_kind_is_counted_by_itself) {
    Table table;
    table.caption = {text("Sums")};
    BOOST_TEST(captions({figure("A boat"), Block{table}, figure("A pier")}) ==
               "Figure\u00A01: A boat|Table\u00A01: Sums|Figure\u00A02: A pier|");
}

BOOST_AUTO_TEST_CASE(a_caption_keeps_its_own_number_and_counting_goes_on_from_it) {
    BOOST_TEST(captions({figure("Figure 4. A boat"), figure("A pier")}) ==
               "Figure 4. A boat|Figure\u00A05: A pier|");
}

BOOST_AUTO_TEST_CASE(a_year_is_no_number) {
    BOOST_TEST(captions({figure("Paris 1900: the fair")}) ==
               "Figure\u00A01: Paris 1900: the fair|");
}

BOOST_AUTO_TEST_CASE(a_figure_without_a_caption_is_not_counted) {
    BOOST_TEST(captions({figure(""), figure("A pier")}) == "|Figure\u00A01: A pier|");
}

BOOST_AUTO_TEST_CASE(an_empty_link_to_a_figure_says_what_it_is_called) {
    Document document;
    document.blocks = {figure("A boat"), Block{Paragraph{{Inline{Link{{}, "#boat", ""}}}}}};
    document.blocks[0].attributes.id = "boat";
    document.page_setup.number_captions = true;
    Diagnostics diagnostics;
    const Outline outline = make_outline(document, diagnostics, {"Abbildung", "Tabelle"});
    BOOST_TEST(outline.labels.at("boat") == "Abbildung\u00A01");
    BOOST_TEST(plain_text({document.blocks[1]}) == "Abbildung\u00A01");
}

BOOST_AUTO_TEST_SUITE_END()
