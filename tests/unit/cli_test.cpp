#include <boost/test/unit_test.hpp>

#include "converters/cli/arguments.h"
#include "converters/cli/messages.h"
#include "converters/cli/timestamp.h"

using namespace postconv;
using cli::Command;
using cli::Surroundings;

namespace {

Command parsed(std::vector<std::string> arguments, const Surroundings& around = {}) {
    return cli::parse_arguments(std::move(arguments), around);
}

// The name of the refusal; empty when there is none.
std::string refusal(std::vector<std::string> arguments, const Surroundings& around = {}) {
    try {
        parsed(std::move(arguments), around);
    } catch (const Failure& failure) {
        BOOST_TEST(int(failure.kind) == int(FailureKind::Usage));
        return failure.diagnostic.name;
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(command_line)

BOOST_AUTO_TEST_CASE(each_output_has_the_format_of_its_extension) {
    const Command command = parsed({"a.md", "-o", "x.pdf", "-o", "y.EPUB"});
    BOOST_TEST_REQUIRE(command.outputs.size() == 2u);
    BOOST_TEST(command.outputs[0].format == "pdf");
    BOOST_TEST(command.outputs[1].format == "epub");
    BOOST_TEST(command.request.formats == (std::vector<std::string>{"pdf", "epub"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(to_speaks_where_the_extension_does_not) {
    const Command command = parsed({"a.md", "-o", "x.pdf", "-o", "y.out", "--to", "docx"});
    BOOST_TEST(command.outputs[0].format == "pdf");
    BOOST_TEST(command.outputs[1].format == "docx");
}

BOOST_AUTO_TEST_CASE(to_without_an_output_means_standard_output) {
    const Command command = parsed({"a.md", "--to", "epub"});
    BOOST_TEST(command.outputs.at(0).path == cli::kStandardStream);
}

BOOST_AUTO_TEST_CASE(a_terminal_gets_no_binary_edition_but_may_have_the_model) {
    Surroundings terminal;
    terminal.output_is_terminal = true;
    BOOST_TEST(refusal({"a.md", "--to", "pdf"}, terminal) == "terminal");
    BOOST_TEST(refusal({"a.md", "--to", "model"}, terminal) == "");
    BOOST_TEST(refusal({"a.md", "--to", "pdf", "-o", "-"}, terminal) == "");
}

BOOST_AUTO_TEST_CASE(looks_are_passed_on) {
    const Request request =
        parsed({"a.md", "-o", "x.pdf", "--margin", "20mm,25mm", "--font-size", "12pt",
                "--main-font", "Gentium", "--mono-font=Iosevka", "--font-path", "a:b",
                "--font-path", "c", "--image-max-dpi", "150"})
            .request;
    BOOST_TEST(request.margin == "20mm,25mm");
    BOOST_TEST(request.font_size == "12pt");
    BOOST_TEST(request.main_font == "Gentium");
    BOOST_TEST(request.mono_font == "Iosevka");
    BOOST_TEST(request.font_folders == (std::vector<std::string>{"a:b", "c"}),
               boost::test_tools::per_element());
    BOOST_TEST(request.image_max_dpi == 150);
}

BOOST_AUTO_TEST_CASE(what_makes_a_book_is_passed_on) {
    const Request request = parsed({"a.md", "-o", "x.pdf", "-N", "--toc-depth", "2", "--lof",
                                    "--list-of-tables", "--title-page", "full",
                                    "--pdf-standard", "a-2b", "--attach-source"})
                                .request;
    BOOST_TEST(request.number_sections);
    BOOST_TEST(request.contents_depth == 2);
    BOOST_TEST(request.list_of_figures);
    BOOST_TEST(request.list_of_tables);
    BOOST_TEST(request.title_page == "full");
    BOOST_TEST(request.pdf_standard == "a-2b");
    BOOST_TEST(request.attach_source);
}

BOOST_AUTO_TEST_CASE(a_template_and_numbers_of_captions_are_passed_on) {
    const Request request =
        parsed({"a.md", "-o", "x.docx", "--reference-doc", "house.dotx", "--number-captions"})
            .request;
    BOOST_TEST(request.reference_document == "house.dotx");
    BOOST_TEST(request.number_captions);
}

BOOST_AUTO_TEST_CASE(our_template_is_written_without_an_input) {
    const cli::Command command = parsed({"--print-reference-docx", "-o", "ours.docx"});
    BOOST_TEST((command.task == cli::Task::PrintReference));
    BOOST_TEST(command.outputs.at(0).path == "ours.docx");
}

BOOST_AUTO_TEST_CASE(the_depth_of_contents_is_a_level_of_headings) {
    for (const char* depth : {"0", "7", "12", "two", "-1"})
        BOOST_TEST(refusal({"a.md", "-o", "x.pdf", "--toc-depth", depth}) == "misused-option",
                   depth);
}

BOOST_AUTO_TEST_CASE(dots_to_the_inch_are_a_whole_number_that_makes_sense) {
    for (const char* dpi : {"0", "35", "2401", "many", "300dpi", "1e2", "-300"})
        BOOST_TEST(refusal({"a.md", "-o", "x.pdf", "--image-max-dpi", dpi}) == "misused-option",
                   dpi);
}

BOOST_AUTO_TEST_CASE(fonts_are_listed_without_an_input) {
    BOOST_TEST((parsed({"--list-fonts"}).task == cli::Task::ListFonts));
}

BOOST_AUTO_TEST_CASE(the_last_of_a_repeated_option_wins) {
    BOOST_TEST(parsed({"a.md", "-o", "x.pdf", "--paper", "a4", "--paper", "a5"}).request.paper ==
               "a5");
}

BOOST_AUTO_TEST_CASE(resource_folders_are_split_at_colons_and_added_up) {
    const Command command =
        parsed({"a.md", "-o", "x.pdf", "--resource-path", "one::two", "--resource-path", "three"});
    BOOST_TEST(
        command.request.resource_folders == (std::vector<std::string>{"one", "two", "three"}),
        boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_bare_metadata_key_is_true) {
    const Command command = parsed({"a.md", "-o", "x.pdf", "-M", "draft"});
    BOOST_TEST(command.request.metadata.at(0).first == "draft");
    BOOST_TEST(command.request.metadata.at(0).second == "true");
}

BOOST_AUTO_TEST_CASE(a_flag_takes_no_value) {
    BOOST_TEST(refusal({"a.md", "-o", "x.pdf", "--toc=5"}) == "misused-option");
}

BOOST_AUTO_TEST_CASE(help_and_version_need_nothing_else) {
    BOOST_TEST(int(parsed({"--help"}).task) == int(cli::Task::ShowHelp));
    BOOST_TEST(int(parsed({"-q", "--version"}).task) == int(cli::Task::ShowVersion));
}

BOOST_AUTO_TEST_CASE(the_environments_time_is_used_when_no_other_is_given) {
    Surroundings around;
    around.source_date_epoch = "1700000000";
    BOOST_TEST(parsed({"a.md", "-o", "x.pdf"}, around).request.timestamp.value() == 1700000000);
    BOOST_TEST(
        parsed({"a.md", "-o", "x.pdf", "--timestamp", "5"}, around).request.timestamp.value() == 5);
    around.source_date_epoch = "";
    BOOST_TEST(refusal({"a.md", "-o", "x.pdf"}, around) == "bad-timestamp");
}

BOOST_AUTO_TEST_CASE(now_is_the_time_of_the_surroundings) {
    BOOST_TEST(cli::parse_timestamp("now", 42).value() == 42);
}

BOOST_AUTO_TEST_CASE(a_time_with_a_zone_is_taken_to_utc) {
    BOOST_TEST(cli::parse_timestamp("2024-04-22T12:00:00+08:00", 0).value() == 1713758400);
    BOOST_TEST(cli::parse_timestamp("2024-04-22", 0).value() == 1713744000);
}

BOOST_AUTO_TEST_CASE(a_time_that_no_file_can_carry_is_none) {
    for (const char* text : {"-1", "253402300800", "99999999999999999999", "12 ", "1e3", "",
                             "1969-12-31", "2024-13-01"})
        BOOST_TEST(!cli::parse_timestamp(text, 0).has_value(), text);
}

BOOST_AUTO_TEST_CASE(a_message_has_its_place_its_name_and_its_hint) {
    const Diagnostic diagnostic = {Severity::Warning,
                                   "missing-image",
                                   {0, 14, 3, 0, 0},
                                   "image \"map.pgn\" not found",
                                   "did you mean \"map.png\"?"};
    BOOST_TEST(cli::formatted(diagnostic, {"essay.md"}, {}) ==
               "essay.md:14:3: warning: image \"map.pgn\" not found [missing-image]\n"
               "hint: did you mean \"map.png\"?\n");
}

BOOST_AUTO_TEST_CASE(a_message_without_a_place_names_the_program) {
    BOOST_TEST(cli::formatted({Severity::Error, "no-input", {}, "no input is named", ""}, {},
                              {}) ==
               "postconv: error: no input is named [no-input]\n");
}

BOOST_AUTO_TEST_CASE(control_characters_of_a_document_are_not_shown) {
    BOOST_TEST(cli::formatted({Severity::Error, "x", {}, "a\x1b[31m\nb\u009b", ""}, {},
                              {}) == "postconv: error: a?[31m b? [x]\n");
}

BOOST_AUTO_TEST_SUITE_END()
