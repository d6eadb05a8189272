#include "converters/postconv.h"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <thread>

using namespace postconv;

namespace {

Request request_for(const std::string& text, std::vector<std::string> formats = {"model"}) {
    Request request;
    request.inputs = {{"note.md", text}};
    request.formats = std::move(formats);
    request.data_folder = POSTCONV_TEST_DATA;
    return request;
}

std::optional<Severity> severity_of(const std::string& name, const Outcome& outcome) {
    for (const Diagnostic& item : outcome.diagnostics.items())
        if (item.name == name) return item.severity;
    return std::nullopt;
}

constexpr const char* kNote = "---\ntitle: A note\nauthor: Ada Example\n---\n\n## One\n\nText.\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(library)

BOOST_AUTO_TEST_CASE(editions_come_in_the_order_asked_for) {
    const Outcome outcome = convert(request_for(kNote, {"docx", "model", "pdf", "epub"}));
    BOOST_TEST_REQUIRE(outcome.ok());
    BOOST_TEST_REQUIRE(outcome.editions.size() == 4u);
    BOOST_TEST(outcome.editions[0].bytes.starts_with("PK"));
    BOOST_TEST(outcome.editions[1].bytes.starts_with("metadata"));
    BOOST_TEST(outcome.editions[2].bytes.starts_with("%PDF-"));
    BOOST_TEST(outcome.editions[3].bytes.starts_with("PK"));
}

BOOST_AUTO_TEST_CASE(nothing_to_convert_is_a_failure) {
    BOOST_TEST((convert({}).failure == FailureKind::Usage));
}

BOOST_AUTO_TEST_CASE(an_unknown_format_is_a_failure_with_a_hint) {
    const Outcome outcome = convert(request_for(kNote, {"pdf", "odt"}));
    BOOST_TEST((outcome.failure == FailureKind::Usage));
    BOOST_TEST(outcome.editions.empty());
    BOOST_TEST(!outcome.diagnostics.items().back().hint.empty());
}

BOOST_AUTO_TEST_CASE(strict_makes_nothing_when_there_was_a_warning) {
    Request request = request_for("# A\n\n![B](gone.png)\n");
    BOOST_TEST(convert(request).ok());
    request.strict = true;
    const Outcome outcome = convert(request);
    BOOST_TEST((outcome.failure == FailureKind::Warnings));
    BOOST_TEST(outcome.editions.empty());
}

BOOST_AUTO_TEST_CASE(a_warning_taken_as_an_error_makes_nothing_and_keeps_its_name) {
    Request request = request_for("# A\n\n![B](gone.png)\n");
    request.warning_levels = {{"missing-image", WarningLevel::Off},
                              {"missing-image", WarningLevel::Error}};
    const Outcome outcome = convert(request);
    BOOST_TEST((outcome.failure == FailureKind::Warnings));
    BOOST_TEST(outcome.editions.empty());
    BOOST_TEST((severity_of("missing-image", outcome) == Severity::Error));
}

BOOST_AUTO_TEST_CASE(a_warning_that_is_off_is_not_said_and_does_not_count) {
    Request request = request_for("# A\n\n![B](gone.png)\n");
    request.strict = true;
    request.warning_levels = {{"missing-image", WarningLevel::Off}};
    const Outcome outcome = convert(request);
    BOOST_TEST(outcome.ok());
    BOOST_TEST(!severity_of("missing-image", outcome).has_value());
}

BOOST_AUTO_TEST_CASE(a_draft_makes_nothing_when_drafts_are_left_out) {
    for (const char* key : {"draft: true", "published: false", "publish: no"}) {
        Request request = request_for("---\ntitle: A\n" + std::string(key) + "\n---\n\nText.\n");
        BOOST_TEST(convert(request).editions.size() == 1U);
        request.skip_drafts = true;
        const Outcome outcome = convert(request);
        BOOST_TEST(outcome.ok());
        BOOST_TEST(outcome.is_skipped_draft);
        BOOST_TEST(outcome.editions.empty());
        request.metadata = {{"draft", "false"}, {"published", "true"}, {"publish", "true"}};
        BOOST_TEST(!convert(request).is_skipped_draft);
    }
}

BOOST_AUTO_TEST_CASE(the_pages_of_a_pdf_are_counted) {
    const std::string two = "# A\n\nOne.\n\n\\newpage\n\nTwo.\n";
    BOOST_TEST(convert(request_for(two, {"epub", "pdf"})).pages == 2);
    BOOST_TEST(convert(request_for(two, {"pdf"})).pages == 2);
    BOOST_TEST(convert(request_for(two, {"epub", "docx"})).pages == 0);
}

BOOST_AUTO_TEST_CASE(files_that_were_looked_for_in_vain_are_told) {
    Request request = request_for("# A\n\n![B](pictures/gone.png)\n");
    request.inputs.front().name = "no/such/folder/note.md";
    request.resource_folders = {"nor/this"};
    const std::vector<SourceFile> expected = {{"no/such/folder/pictures/gone.png", ""},
                                              {"nor/this/pictures/gone.png", ""}};
    BOOST_TEST((convert(request).files == expected));
}

BOOST_AUTO_TEST_CASE(a_failed_conversion_tells_its_files_too) {
    Request request = request_for(kNote);
    request.theme = "no/such/theme.yaml";
    BOOST_TEST((convert(request).files == std::vector<SourceFile>{{"no/such/theme.yaml", ""}}));
}

BOOST_AUTO_TEST_CASE(metadata_of_the_request_speak_over_the_input) {
    Request request = request_for(kNote);
    request.metadata = {{"title", "Another"}};
    const std::string model = convert(request).editions.at(0).bytes;
    BOOST_TEST(model.find("title \"Another\"") != std::string::npos);
    BOOST_TEST(model.find("A note") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_theme_file_that_is_missing_is_a_failure) {
    Request request = request_for(kNote);
    request.theme = "nowhere/mine.yaml";
    BOOST_TEST((convert(request).failure == FailureKind::NotFound));
}

BOOST_AUTO_TEST_CASE(a_data_folder_without_fonts_is_a_failure) {
    Request request = request_for(kNote, {"pdf"});
    request.data_folder = "/nowhere";
    BOOST_TEST((convert(request).failure == FailureKind::NotFound));
}

BOOST_AUTO_TEST_CASE(the_documents_date_is_the_time_of_its_editions) {
    Request dated =
        request_for("---\ntitle: A\ndate: 2020-01-02T03:04:05Z\n---\n\nText.\n", {"epub"});
    Request given = dated;
    given.timestamp = 1577934245;
    Request later = dated;
    later.timestamp = 1577934247;
    BOOST_TEST((convert(dated).editions.at(0).bytes == convert(given).editions.at(0).bytes));
    BOOST_TEST((convert(dated).editions.at(0).bytes != convert(later).editions.at(0).bytes));
}

BOOST_AUTO_TEST_CASE(several_threads_convert_at_once_and_agree) {
    const Request request = request_for(kNote, {"pdf", "epub", "docx"});
    const Outcome alone = convert(request);
    std::vector<Outcome> outcomes(4);
    {
        std::vector<std::jthread> threads;
        for (Outcome& outcome : outcomes) threads.emplace_back([&] { outcome = convert(request); });
    }
    for (const Outcome& outcome : outcomes)
        for (std::size_t i = 0; i < 3; ++i)
            BOOST_TEST((outcome.editions.at(i).bytes == alone.editions.at(i).bytes));
}

BOOST_AUTO_TEST_CASE(every_format_has_a_media_type) {
    for (const Format& format : formats())
        BOOST_TEST(format.mime_type.find('/') != std::string::npos, format.name);
}

// Such a face has 600 KB of subroutines, whatever is shown of it.
BOOST_AUTO_TEST_CASE(a_few_ideographs_make_a_small_pdf) {
    const Outcome outcome =
        convert(request_for("---\ntitle: T\nlang: zh\n---\n\n天地玄黄，宇宙洪荒。\n", {"pdf"}));
    BOOST_REQUIRE(outcome.ok());
    BOOST_TEST(outcome.editions.front().bytes.size() < 60'000u);
}

BOOST_AUTO_TEST_SUITE_END()
