// One job on several machines: its parts, and the reports that become one.
#include <boost/test/unit_test.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "converters/cli/batch/merge_reports.h"
#include "converters/cli/batch/shard.h"

namespace {

using namespace postconv;
using cli::DocumentResult;
using cli::ListIdentity;
using cli::MergedReport;
using cli::PlannedDocument;
using cli::Shard;
using cli::Status;
using nlohmann::json;

bool is_usage(const Failure& failure) {
    return failure.kind == FailureKind::Usage;
}

PlannedDocument planned(const std::string& name, std::uint64_t bytes) {
    return {{name}, {{"out/" + name + ".pdf", "pdf"}}, bytes, name};
}

std::vector<PlannedDocument> some_documents(std::size_t count) {
    std::vector<PlannedDocument> documents;
    for (std::size_t i = 0; i < count; ++i)
        documents.push_back(planned("post-" + std::to_string(i), 1000 + (i * 7919) % 50000));
    return documents;
}

std::vector<std::string> names_of(const std::vector<PlannedDocument>& documents) {
    std::vector<std::string> names;
    for (const PlannedDocument& document : documents) names.push_back(document.place);
    return names;
}

double work_of(const std::vector<PlannedDocument>& documents) {
    double work = 0;
    for (const PlannedDocument& document : documents) work += double(document.bytes + 4096);
    return work;
}

// The part of each document, by name.
std::map<std::string, int> parts_of(const std::vector<PlannedDocument>& documents, int count) {
    std::map<std::string, int> parts;
    for (int part = 1; part <= count; ++part)
        for (const std::string& name : names_of(cli::part_of(documents, {part, count})))
            parts[name] = part;
    return parts;
}

std::size_t moved(const std::map<std::string, int>& before, std::map<std::string, int> after) {
    return std::size_t(std::ranges::count_if(
        before, [&](auto& known) { return after[known.first] != known.second; }));
}

using Variables = std::map<std::string, std::string>;

Shard automatic(Variables variables) {
    return cli::read_shard("auto", [&](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    });
}

Variables array(const char* id, const char* first, const char* last, const char* count,
                const char* step = "1") {
    return {{"SLURM_ARRAY_TASK_ID", id},
            {"SLURM_ARRAY_TASK_MIN", first},
            {"SLURM_ARRAY_TASK_MAX", last},
            {"SLURM_ARRAY_TASK_COUNT", count},
            {"SLURM_ARRAY_TASK_STEP", step}};
}

DocumentResult result(const std::string& name, Status status) {
    DocumentResult result{.inputs = {name}, .status = status};
    if (status == Status::Failed) result.failure = FailureKind::NotFound;
    result.seconds = 0.5;
    return result;
}

std::string report(Shard shard, std::vector<DocumentResult> results, const std::string& ended,
                   ListIdentity list = {3, "abc"}) {
    return cli::run_report(results, {.shards = {shard},
                                     .list = std::move(list),
                                     .jobs = 2,
                                     .seconds = double(shard.index),
                                     .ended = ended});
}

MergedReport merged(std::vector<std::string> texts) {
    std::vector<std::pair<std::string, std::string>> reports;
    for (std::string& text : texts)
        reports.emplace_back(std::to_string(reports.size() + 1) + ".json", std::move(text));
    return cli::merged_reports(reports);
}

std::vector<std::string> names_of(const Diagnostics& diagnostics) {
    std::vector<std::string> names;
    for (const Diagnostic& item : diagnostics.items()) names.push_back(item.name);
    return names;
}

const std::vector<std::string> kNothing;

}  // namespace

BOOST_AUTO_TEST_SUITE(shard)

// ---- parts of a whole

BOOST_AUTO_TEST_CASE(parts_hold_each_document_once) {
    const std::vector<PlannedDocument> all = some_documents(100);
    std::multiset<std::string> seen;
    for (int part = 1; part <= 7; ++part)
        for (const std::string& name : names_of(cli::part_of(all, {part, 7}))) seen.insert(name);
    BOOST_TEST(seen.size() == 100U);
    BOOST_TEST((std::set<std::string>(seen.begin(), seen.end()).size() == 100U));
}

BOOST_AUTO_TEST_CASE(no_part_is_much_above_the_mean) {
    const std::vector<PlannedDocument> all = some_documents(200);
    const double mean = work_of(all) / 4;
    for (int part = 1; part <= 4; ++part)
        BOOST_TEST(work_of(cli::part_of(all, {part, 4})) < mean * 1.051);
}

BOOST_AUTO_TEST_CASE(a_document_larger_than_a_part_is_alone_in_its_own) {
    std::vector<PlannedDocument> all = some_documents(20);
    all.push_back(planned("giant", 10'000'000));
    const std::map<std::string, int> parts = parts_of(all, 3);
    BOOST_TEST(cli::part_of(all, {parts.at("giant"), 3}).size() == 1U);
}

BOOST_AUTO_TEST_CASE(there_may_be_more_parts_than_documents) {
    BOOST_TEST(parts_of(some_documents(3), 50).size() == 3U);
    BOOST_TEST(parts_of({}, 2).empty());
}

BOOST_AUTO_TEST_CASE(a_part_is_the_same_whatever_the_order_of_the_list) {
    std::vector<PlannedDocument> all = some_documents(50);
    const std::map<std::string, int> before = parts_of(all, 3);
    std::ranges::reverse(all);
    BOOST_TEST((parts_of(all, 3) == before));
}

BOOST_AUTO_TEST_CASE(a_part_is_the_same_wherever_a_machine_has_the_folder) {
    std::vector<PlannedDocument> all = some_documents(50);
    const std::map<std::string, int> before = parts_of(all, 3);
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i].inputs = {"/mnt/" + std::to_string(i * 7 % 50) + "/" + all[i].place};
    BOOST_TEST((parts_of(all, 3) == before));
}

BOOST_AUTO_TEST_CASE(a_document_that_is_added_moves_few_others) {
    std::vector<PlannedDocument> all = some_documents(400);
    const std::map<std::string, int> before = parts_of(all, 8);
    all.push_back(planned("another", 30'000));
    BOOST_TEST(moved(before, parts_of(all, 8)) < 20U);
}

BOOST_AUTO_TEST_CASE(a_document_that_is_edited_moves_few_others) {
    std::vector<PlannedDocument> all = some_documents(400);
    const std::map<std::string, int> before = parts_of(all, 8);
    all[7].bytes += 1000;
    BOOST_TEST(moved(before, parts_of(all, 8)) < 20U);
}

BOOST_AUTO_TEST_CASE(a_list_is_known_by_its_places_and_sizes) {
    std::vector<PlannedDocument> all = some_documents(5);
    const ListIdentity before = cli::identity_of_list(all);
    std::ranges::reverse(all);
    BOOST_TEST((cli::identity_of_list(all) == before));
    all[2].bytes += 1;
    BOOST_TEST((cli::identity_of_list(all) != before));
    BOOST_TEST(before.documents == 5U);
}

// ---- which part

BOOST_AUTO_TEST_CASE(a_part_is_read_from_its_text) {
    const cli::Environment none = [](const char*) { return std::nullopt; };
    BOOST_TEST((cli::read_shard("2/8", none) == Shard{2, 8}));
    for (const char* text : {"0/8", "9/8", "2", "a/b", "-1/2", "2/8x", "1/2000000000", "auto"})
        BOOST_CHECK_EXCEPTION(cli::read_shard(text, none), Failure, is_usage);
}

BOOST_AUTO_TEST_CASE(a_part_is_read_from_a_test_runner_or_a_service) {
    BOOST_TEST((automatic({{"TEST_SHARD_INDEX", "0"}, {"TEST_TOTAL_SHARDS", "4"}}) == Shard{1, 4}));
    BOOST_TEST(
        (automatic({{"GTEST_SHARD_INDEX", "3"}, {"GTEST_TOTAL_SHARDS", "4"}}) == Shard{4, 4}));
    BOOST_TEST((automatic({{"CI_NODE_INDEX", "1"}, {"CI_NODE_TOTAL", "4"}, {"GITLAB_CI", "1"}}) ==
                Shard{1, 4}));
    BOOST_TEST((automatic({{"CI_NODE_INDEX", "1"}, {"CI_NODE_TOTAL", "4"}}) == Shard{2, 4}));
}

BOOST_AUTO_TEST_CASE(a_part_is_read_from_an_array_of_slurm) {
    BOOST_TEST((automatic(array("2", "0", "3", "4")) == Shard{3, 4}));
    BOOST_TEST((automatic(array("2", "1", "4", "4")) == Shard{2, 4}));
    BOOST_TEST((automatic(array("10", "0", "15", "4", "5")) == Shard{3, 4}));
}

BOOST_AUTO_TEST_CASE(an_array_that_may_be_the_rest_of_another_is_refused) {
    BOOST_CHECK_EXCEPTION(automatic(array("2", "2", "2", "1")), Failure, is_usage);
    BOOST_CHECK_EXCEPTION(automatic(array("3", "2", "3", "2")), Failure, is_usage);
    BOOST_CHECK_EXCEPTION(automatic(array("3", "0", "7", "3")), Failure, is_usage);
}

BOOST_AUTO_TEST_CASE(a_part_is_read_from_a_step_of_srun) {
    BOOST_TEST(
        (automatic({{"SLURM_PROCID", "1"}, {"SLURM_STEP_NUM_TASKS", "2"}, {"SLURM_NTASKS", "2"}}) ==
         Shard{2, 2}));
}

// A batch script runs once, however many tasks its job may start.
BOOST_AUTO_TEST_CASE(a_batch_script_of_slurm_is_no_part) {
    BOOST_CHECK_EXCEPTION(automatic({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "4"}}), Failure,
                          is_usage);
}

BOOST_AUTO_TEST_CASE(a_task_of_an_array_is_divided_again_by_srun) {
    Variables variables = array("1", "0", "2", "3");
    variables.insert({{"SLURM_PROCID", "1"}, {"SLURM_STEP_NUM_TASKS", "2"}});
    BOOST_TEST((automatic(variables) == Shard{4, 6}));
}

// ---- reports of parts

BOOST_AUTO_TEST_CASE(reports_of_parts_become_one) {
    const MergedReport all =
        merged({report({1, 2}, {result("a", Status::Made), result("b", Status::Failed)}, "2026-1"),
                report({2, 2}, {result("c", Status::Unchanged)}, "2026-2")});
    const json told = json::parse(all.text);
    BOOST_TEST(told["documents"].size() == 3U);
    BOOST_TEST(told["counts"]["made"] == 1);
    BOOST_TEST(told["counts"]["unchanged"] == 1);
    BOOST_TEST(told["exit_code"] == 4);
    BOOST_TEST(told["jobs"] == 4);
    BOOST_TEST(told["seconds"] == 2.0);
    BOOST_TEST(told["ended"] == "2026-2");
    BOOST_TEST(told["documents"][1]["inputs"][0] == "b");
    BOOST_TEST(told["shards"].size() == 2U);
    BOOST_TEST(names_of(all.diagnostics) == kNothing, boost::test_tools::per_element());
    BOOST_TEST(all.exit_code == 4);
}

BOOST_AUTO_TEST_CASE(what_ended_later_counts_in_whatever_order_reports_are_named) {
    const std::string first = report(
        {1, 1}, {result("a", Status::Failed), result("b", Status::Made)}, "2026-1", {2, "abc"});
    const std::string again = report(
        {1, 1}, {result("a", Status::Made), result("b", Status::Unchanged)}, "2026-2", {2, "abc"});
    for (const auto& texts : {std::vector{first, again}, std::vector{again, first}}) {
        const json told = json::parse(merged(texts).text);
        BOOST_TEST(told["counts"]["made"] == 1);
        BOOST_TEST(told["counts"]["unchanged"] == 1);
        BOOST_TEST(told["exit_code"] == 0);
        BOOST_TEST(told["jobs"] == 2);
    }
}

BOOST_AUTO_TEST_CASE(a_document_that_was_not_begun_again_stays_made) {
    const MergedReport all =
        merged({report({1, 1}, {result("a", Status::Made), result("b", Status::Interrupted)}, "1",
                       {2, "abc"}),
                report({1, 1}, {result("a", Status::Interrupted), result("b", Status::Made)}, "2",
                       {2, "abc"})});
    BOOST_TEST(json::parse(all.text)["counts"]["made"] == 2);
    BOOST_TEST(json::parse(all.text)["interrupted"] == false);
    BOOST_TEST(!all.is_interrupted);
}

BOOST_AUTO_TEST_CASE(what_stays_interrupted_is_told) {
    BOOST_TEST(merged({report({1, 1}, {result("a", Status::Interrupted)}, "1")}).is_interrupted);
}

BOOST_AUTO_TEST_CASE(a_missing_part_is_named) {
    const MergedReport all = merged({report({1, 3}, {result("a", Status::Made)}, "1"),
                                     report({3, 3}, {result("c", Status::Made)}, "1")});
    BOOST_TEST(json::parse(all.text)["missing_shards"] == json::parse("[\"2/3\"]"));
    BOOST_REQUIRE(names_of(all.diagnostics) == std::vector<std::string>{"missing-part"});
    BOOST_TEST(all.diagnostics.items()[0].message == "no report tells of part 2/3");
    BOOST_TEST(all.exit_code == 1);
}

BOOST_AUTO_TEST_CASE(a_joined_report_can_be_joined_again) {
    const std::string some = merged({report({1, 3}, {result("a", Status::Made)}, "1"),
                                     report({3, 3}, {result("c", Status::Made)}, "1")})
                                 .text;
    const MergedReport all = merged({some, report({2, 3}, {result("b", Status::Made)}, "2")});
    BOOST_TEST(all.diagnostics.items().empty());
    BOOST_TEST(json::parse(all.text)["counts"]["made"] == 3);
    BOOST_TEST(all.exit_code == 0);
}

BOOST_AUTO_TEST_CASE(parts_are_whole_in_any_division_of_the_list) {
    const MergedReport all =
        merged({report({1, 3}, {result("a", Status::Made)}, "1"),
                report({1, 2}, {result("a", Status::Made), result("b", Status::Made)}, "2"),
                report({2, 2}, {result("c", Status::Made)}, "2")});
    BOOST_TEST(all.diagnostics.items().empty());
}

BOOST_AUTO_TEST_CASE(a_document_that_fell_to_no_part_is_told) {
    const MergedReport all =
        merged({report({1, 2}, {result("a", Status::Made)}, "1", {2, "before"}),
                report({2, 2}, {result("b", Status::Made)}, "2", {3, "after"})});
    const std::vector<std::string> names = {"missing-document", "changed-list"};
    BOOST_TEST(names_of(all.diagnostics) == names, boost::test_tools::per_element());
    BOOST_TEST(all.exit_code == 1);
}

BOOST_AUTO_TEST_CASE(an_edit_between_parts_that_lost_no_document_is_a_warning) {
    const MergedReport all = merged(
        {report({1, 2}, {result("a", Status::Made), result("c", Status::Made)}, "1", {3, "before"}),
         report({2, 2}, {result("b", Status::Made)}, "2", {3, "after"})});
    BOOST_TEST((names_of(all.diagnostics) == std::vector<std::string>{"changed-list"}));
    BOOST_TEST(all.exit_code == 0);
}

BOOST_AUTO_TEST_CASE(what_is_no_report_is_refused_by_name) {
    for (const char* text :
         {"", "[]", "{}", "{\"program\":\"other\"}", "{\"program\":\"postconv\"}",
          "{\"program\":3}", "{\"program\":\"postconv\",\"shard\":\"9/2\"}"})
        BOOST_CHECK_EXCEPTION(cli::merged_reports({{"x.json", text}}), Failure,
                              [](const Failure& failure) {
                                  return failure.kind == FailureKind::Conversion &&
                                         failure.diagnostic.message.starts_with("\"x.json\"");
                              });
}

BOOST_AUTO_TEST_SUITE_END()
