#include "fonts/catalog.h"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>

#include "model/diagnostics.h"

using namespace postconv;

BOOST_AUTO_TEST_SUITE(catalog)

BOOST_AUTO_TEST_CASE(latin_text_is_set_in_our_own_faces_alone) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    BOOST_TEST(fonts.font_map("plain") == fonts.font_map("“naïve” — façade"));
}

BOOST_AUTO_TEST_CASE(symbols_and_other_alphabets_bring_in_wide_faces_that_we_carry) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    BOOST_TEST(fonts.font_map("☐") == fonts.font_map("слово, מילה, λόγος"));
    BOOST_TEST(fonts.font_map("☐") != fonts.font_map("plain"));
    BOOST_TEST(fonts.font_map("☐") != fonts.font_map("漢字"));
}

BOOST_AUTO_TEST_CASE(text_that_our_faces_lack_brings_in_the_machines) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    BOOST_TEST(fonts.font_map("plain") != fonts.font_map("漢字"));
}

BOOST_AUTO_TEST_CASE(emoji_bring_in_the_face_that_we_carry_for_them) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    BOOST_TEST(fonts.font_map("plain ☐ ❤ ✔") == fonts.font_map("☐"));
    BOOST_TEST(fonts.font_map("plain 😀") != fonts.font_map("☐"));
    BOOST_TEST(fonts.font_map("❤\uFE0F") == fonts.font_map("😀 ✅"));
}

BOOST_AUTO_TEST_CASE(a_family_of_ours_is_found_in_any_letter_case_and_an_unknown_one_is_not) {
    FontCatalog fonts(POSTCONV_TEST_DATA);
    BOOST_TEST(fonts.bring_in("tex gyre pagella"));
    BOOST_TEST(!fonts.bring_in("Comic Sans of Nowhere"));
}

BOOST_AUTO_TEST_CASE(fonts_of_a_named_folder_stand_beside_ours) {
    const FontCatalog fonts(POSTCONV_TEST_DATA, {POSTCONV_TEST_DATA "/fonts/Hack-Bold.ttf"});
    BOOST_TEST(fonts.files_of("Hack").size() == 5u);
    const FontCatalog nothing(POSTCONV_TEST_DATA, {"/nowhere"});
    BOOST_CHECK_THROW(nothing.font_map("plain"), Failure);
}

BOOST_AUTO_TEST_CASE(families_are_named_once_each) {
    const std::vector<std::string> names = FontCatalog(POSTCONV_TEST_DATA).families();
    BOOST_TEST(std::count(names.begin(), names.end(), "Hack") == 1);
    BOOST_TEST(std::is_sorted(names.begin(), names.end()));
}

BOOST_AUTO_TEST_CASE(each_text_family_has_its_four_faces) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    for (const char* family : {"TeX Gyre Pagella", "TeX Gyre Heros", "Hack"})
        BOOST_TEST(fonts.files_of(family).size() == 4u, family);
    BOOST_TEST(fonts.files_of("Comic Sans MS").empty());
}

BOOST_AUTO_TEST_CASE(a_folder_without_fonts_is_a_failure_and_no_crash) {
    const FontCatalog fonts("/nowhere");
    BOOST_CHECK_THROW(fonts.font_map("plain"), Failure);
    BOOST_CHECK_THROW(fonts.files_of("Hack"), Failure);
}

BOOST_AUTO_TEST_CASE(hyphenation_is_by_language_then_region) {
    const FontCatalog fonts(POSTCONV_TEST_DATA);
    const auto file = [&](const char* language) {
        return std::filesystem::path(fonts.hyphenation_file(language)).filename().string();
    };
    BOOST_TEST(file("en-GB") == "hyph_en_GB.dic");
    BOOST_TEST(file("en-US") == "hyph_en_US.dic");
    BOOST_TEST(file("en") == "hyph_en_US.dic");
    BOOST_TEST(file("en-AU") == "hyph_en_US.dic");
    BOOST_TEST(file("de-AT") == "hyph_de_DE.dic");
    BOOST_TEST(file("fr") == "hyph_fr.dic");
    BOOST_TEST(file("tlh") == "");
    BOOST_TEST(file("") == "");
    BOOST_TEST(file("e") == "");
}

BOOST_AUTO_TEST_SUITE_END()
