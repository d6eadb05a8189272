#include "converters/package/xml.h"

#include <boost/test/unit_test.hpp>

using postconv::Bytes;
using postconv::xml_safe;

BOOST_AUTO_TEST_SUITE(xml)

BOOST_AUTO_TEST_CASE(text_of_any_script_stays_as_it_is) {
    const std::string text = "Grüße, 世界, 𝄞 \t\n & < > \" '";
    BOOST_TEST(xml_safe(text) == text);
}

BOOST_AUTO_TEST_CASE(control_characters_are_dropped) {
    BOOST_TEST(xml_safe(std::string("a\0b\x01\x1f\x0b"
                                    "c",
                                    7)) == "abc");
}

BOOST_AUTO_TEST_CASE(the_two_code_points_that_xml_forbids_are_dropped) {
    BOOST_TEST(xml_safe("a\xEF\xBF\xBE\xEF\xBF\xBFz") == "az");
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_utf8_show_as_replacement_characters) {
    BOOST_TEST(xml_safe("a\xFFz") == "a\xEF\xBF\xBDz");
    BOOST_TEST(xml_safe("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // a surrogate
}

BOOST_AUTO_TEST_CASE(white_space_in_mixed_content_is_neither_added_nor_lost) {
    pugi::xml_document document;
    pugi::xml_node p = postconv::add_element(document, "p");
    postconv::add_text(p, "  one ");
    postconv::add_element(p, "em", "two");
    postconv::add_text(p, "\n three\t");
    const Bytes bytes = postconv::serialise(document);
    BOOST_TEST(bytes ==
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<p>  one <em>two</em>\n three\t</p>\n");
}

BOOST_AUTO_TEST_CASE(attribute_values_are_escaped) {
    pugi::xml_document document;
    postconv::set_attribute(postconv::add_element(document, "p"), "title", "\"a\" < 'b' & \x02");
    const Bytes bytes = postconv::serialise(document);
    BOOST_TEST(bytes.find("title=\"&quot;a&quot; &lt; 'b' &amp; \"") != Bytes::npos);
}

BOOST_AUTO_TEST_CASE(an_xhtml_part_names_its_document_type) {
    pugi::xml_document document;
    postconv::add_element(document, "html");
    BOOST_TEST(postconv::serialise_xhtml(document).starts_with(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html"));
}

BOOST_AUTO_TEST_SUITE_END()
