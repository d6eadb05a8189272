// Many documents in one call: what is planned, shared out, made by workers and told.
#include <boost/test/unit_test.hpp>
#include <csignal>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "converters/cli/batch/depfile.h"
#include "converters/cli/batch/gather.h"
#include "converters/cli/batch/jobserver.h"
#include "converters/cli/batch/plan.h"
#include "converters/cli/batch/progress.h"
#include "converters/cli/batch/run_report.h"
#include "converters/cli/batch/shard.h"
#include "converters/cli/batch/workers.h"

namespace {

using namespace postconv;
using cli::DocumentResult;
using cli::PlannedDocument;
using cli::Shard;
using cli::Status;

bool is_usage(const Failure& failure) {
    return failure.kind == FailureKind::Usage;
}

// A document as planned; its size is what shards and progress go by.
PlannedDocument planned(const std::string& name, std::uint64_t bytes) {
    return {{name}, {{"out/" + name + ".pdf", "pdf"}}, bytes};
}

DocumentResult made(const std::string& name) {
    DocumentResult result{.inputs = {name}, .status = Status::Made};
    result.outputs = {{"out/" + name + ".pdf", "pdf", 1000, "abcd"}};
    result.files = {{"common.png", "ef"}, {"gone.png", ""}, {name, "01"}};
    result.pages = 3;
    result.seconds = 0.5;
    result.processor_seconds = 0.25;
    return result;
}

DocumentResult failed(const std::string& name, FailureKind kind) {
    DocumentResult result{.inputs = {name}, .status = Status::Failed};
    result.failure = kind;
    const int source = result.diagnostics.add_source(name);
    result.diagnostics.add({Severity::Error, "x", {source, 3, 4}, "something", "do it"});
    return result;
}

std::vector<std::string> names_of(const std::vector<PlannedDocument>& documents) {
    std::vector<std::string> names;
    for (const PlannedDocument& document : documents) names.push_back(document.inputs.front());
    return names;
}

std::vector<PlannedDocument> some_documents(std::size_t count) {
    std::vector<PlannedDocument> documents;
    for (std::size_t i = 0; i < count; ++i)
        documents.push_back(planned("post-" + std::to_string(i), 1000 + (i * 7919) % 50000));
    return documents;
}

cli::Environment environment_of(std::map<std::string, std::string> variables) {
    return [variables = std::move(variables)](const char* name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

}  // namespace

BOOST_AUTO_TEST_SUITE(batch)

// ---- names

BOOST_AUTO_TEST_CASE(a_star_stays_within_a_folder_and_two_go_through_any) {
    BOOST_TEST(cli::matches("posts/*.md", "posts/a.md"));
    BOOST_TEST(!cli::matches("posts/*.md", "posts/2024/a.md"));
    BOOST_TEST(cli::matches("posts/**/*.md", "posts/a.md"));
    BOOST_TEST(cli::matches("posts/**/*.md", "posts/2024/05/a.md"));
    BOOST_TEST(cli::matches("posts/20[12]?/a*.md", "posts/2024/abc.md"));
    BOOST_TEST(!cli::matches("posts/20[12]?/a*.md", "posts/2034/abc.md"));
    BOOST_TEST(!cli::matches("posts/*.md", "posts/.hidden.md"));
}

BOOST_AUTO_TEST_CASE(a_list_has_a_name_a_line_or_ends_them_with_nul) {
    const std::vector<std::string> lines = {"a.md", "b c.md"};
    BOOST_TEST(cli::listed_names("a.md\r\n\nb c.md") == lines, boost::test_tools::per_element());
    const std::vector<std::string> odd = {"a\n.md", "b.md"};
    BOOST_TEST(cli::listed_names(std::string("a\n.md\0b.md\0", 11)) == odd,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_pattern_names_an_edition) {
    const cli::NameFields fields = {"a", "first-post", "First", "2024-04-22", "pdf", "pdf"};
    BOOST_TEST(cli::named_by("{date}-{slug}.{ext}", fields) == "2024-04-22-first-post.pdf");
    BOOST_TEST(cli::named_by("{format}/{stem}.{ext}", fields) == "pdf/a.pdf");
}

BOOST_AUTO_TEST_CASE(an_empty_field_takes_its_dash_along) {
    const cli::NameFields undated = {"a", "first-post", "", "", "pdf", "pdf"};
    BOOST_TEST(cli::named_by("{date}-{slug}.{ext}", undated) == "first-post.pdf");
    BOOST_TEST(cli::named_by("{slug}_{date}.{ext}", undated) == "first-post.pdf");
}

BOOST_AUTO_TEST_CASE(a_pattern_that_makes_no_sense_is_refused) {
    const cli::NameFields fields = {"a", "b", "c", "d", "pdf", "pdf"};
    for (const char* pattern :
         {"{slug}", "{slugg}.{ext}", "{slug.{ext", "../{slug}.{ext}", "/etc/{slug}.{ext}"})
        BOOST_CHECK_EXCEPTION(cli::named_by(pattern, fields), Failure, is_usage);
}

// ---- parts of a whole

BOOST_AUTO_TEST_CASE(parts_hold_each_document_once) {
    const std::vector<PlannedDocument> all = some_documents(100);
    std::set<std::string> seen;
    std::size_t count = 0;
    for (int part = 1; part <= 7; ++part)
        for (const std::string& name : names_of(cli::part_of(all, {part, 7}))) {
            seen.insert(name);
            ++count;
        }
    BOOST_TEST(count == 100U);
    BOOST_TEST(seen.size() == 100U);
}

BOOST_AUTO_TEST_CASE(parts_are_alike_in_size) {
    const std::vector<PlannedDocument> all = some_documents(200);
    std::uint64_t least = UINT64_MAX, most = 0;
    for (int part = 1; part <= 4; ++part) {
        std::uint64_t bytes = 0;
        for (const PlannedDocument& document : cli::part_of(all, {part, 4}))
            bytes += document.bytes;
        least = std::min(least, bytes);
        most = std::max(most, bytes);
    }
    BOOST_TEST(double(most) / double(least) < 1.02);
}

BOOST_AUTO_TEST_CASE(a_part_is_the_same_whatever_the_order_of_the_list) {
    std::vector<PlannedDocument> all = some_documents(50);
    std::vector<std::string> before = names_of(cli::part_of(all, {2, 3}));
    std::ranges::reverse(all);
    std::vector<std::string> after = names_of(cli::part_of(all, {2, 3}));
    std::ranges::reverse(after);
    BOOST_TEST(before == after, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_part_is_read_from_its_text) {
    const cli::Environment none = environment_of({});
    BOOST_TEST((cli::read_shard("2/8", none) == Shard{2, 8}));
    for (const char* text : {"0/8", "9/8", "2", "a/b", "-1/2", "2/8x", "auto"})
        BOOST_CHECK_EXCEPTION(cli::read_shard(text, none), Failure, is_usage);
}

BOOST_AUTO_TEST_CASE(a_part_is_read_from_the_scheduler) {
    const auto found = [](std::map<std::string, std::string> variables) {
        return cli::read_shard("auto", environment_of(std::move(variables)));
    };
    BOOST_TEST((found({{"SLURM_ARRAY_TASK_ID", "5"},
                       {"SLURM_ARRAY_TASK_MIN", "3"},
                       {"SLURM_ARRAY_TASK_COUNT", "4"},
                       {"SLURM_PROCID", "0"},
                       {"SLURM_NTASKS", "1"}}) == Shard{3, 4}));
    BOOST_TEST((found({{"SLURM_PROCID", "1"}, {"SLURM_NTASKS", "2"}}) == Shard{2, 2}));
    BOOST_TEST((found({{"TEST_SHARD_INDEX", "0"}, {"TEST_TOTAL_SHARDS", "4"}}) == Shard{1, 4}));
    BOOST_TEST((found({{"GTEST_SHARD_INDEX", "3"}, {"GTEST_TOTAL_SHARDS", "4"}}) == Shard{4, 4}));
    BOOST_TEST((found({{"CI_NODE_INDEX", "1"}, {"CI_NODE_TOTAL", "4"}, {"GITLAB_CI", "true"}}) ==
                Shard{1, 4}));
}

// ---- the jobserver of make

BOOST_AUTO_TEST_CASE(the_jobserver_is_found_in_the_flags_of_make) {
    const auto pipe = cli::find_jobserver(" -j4 --jobserver-auth=3,4");
    BOOST_TEST((pipe == cli::JobserverAddress{.read = 3, .write = 4}));
    BOOST_TEST((cli::find_jobserver("-j --jobserver-fds=5,6") ==
                cli::JobserverAddress{.read = 5, .write = 6}));
    BOOST_TEST((cli::find_jobserver("-j4 --jobserver-auth=fifo:/tmp/GMfifo1") ==
                cli::JobserverAddress{.fifo = "/tmp/GMfifo1"}));
}

BOOST_AUTO_TEST_CASE(no_jobserver_is_found_among_the_variables_of_make) {
    BOOST_TEST(!cli::find_jobserver("").has_value());
    BOOST_TEST(
        !cli::find_jobserver("k -- A=--jobserver-auth=3,4 --jobserver-auth=3,4").has_value());
}

BOOST_AUTO_TEST_CASE(a_jobserver_that_is_closed_has_no_tokens) {
    cli::Jobserver jobserver({.read = 98, .write = 99});
    BOOST_TEST(!jobserver.try_take());
}

// ---- workers

struct Tally {
    std::map<std::size_t, std::string> said, died;

    cli::PoolEnd run(std::size_t count, int workers, std::function<std::string(std::size_t)> work) {
        std::vector<std::size_t> tasks(count);
        for (std::size_t i = 0; i < count; ++i) tasks[i] = i;
        cli::WorkerPool pool;
        pool.workers = workers;
        pool.work = std::move(work);
        pool.done = [&](std::size_t i, std::string text) { said[i] = std::move(text); };
        pool.died = [&](std::size_t i, const std::string& how) { died[i] = how; };
        pool.tick = [] {};
        return cli::run_workers(tasks, pool);
    }
};

BOOST_AUTO_TEST_CASE(workers_do_each_task_once) {
    Tally tally;
    const auto end = tally.run(50, 3, [](std::size_t i) { return std::to_string(i * i); });
    BOOST_TEST((end == cli::PoolEnd::AllDone));
    BOOST_TEST(tally.said.size() == 50U);
    BOOST_TEST(tally.said[7] == "49");
}

BOOST_AUTO_TEST_CASE(an_answer_of_megabytes_comes_whole) {
    Tally tally;
    tally.run(4, 2, [](std::size_t i) { return std::string(3'000'000 + i, 'x'); });
    BOOST_TEST(tally.said[3].size() == 3'000'003U);
}

BOOST_AUTO_TEST_CASE(a_worker_that_falls_takes_one_task_along) {
    Tally tally;
    tally.run(20, 2, [](std::size_t i) {
        if (i == 5) std::raise(SIGKILL);
        if (i == 6) ::_exit(9);
        return std::string("done");
    });
    BOOST_TEST(tally.said.size() == 18U);
    BOOST_TEST(tally.died.at(5).starts_with("signal 9"));
    BOOST_TEST(tally.died.at(6) == "exit code 9");
}

BOOST_AUTO_TEST_CASE(an_interrupt_ends_the_workers_within_a_second) {
    Tally tally;
    const pid_t us = ::getpid();
    const auto began = std::chrono::steady_clock::now();
    const auto end = tally.run(8, 2, [us](std::size_t i) {
        if (i == 1) ::kill(us, SIGTERM);
        ::sleep(20);
        return std::string();
    });
    BOOST_TEST((end == cli::PoolEnd::Interrupted));
    BOOST_TEST(tally.said.empty());
    BOOST_TEST((std::chrono::steady_clock::now() - began < std::chrono::seconds(2)));
}

// ---- what is told

BOOST_AUTO_TEST_CASE(the_bar_tells_how_far_how_fast_and_how_long) {
    const cli::RunState half = {
        .documents = 1000, .done = 400, .bytes = 2000, .bytes_done = 1000, .seconds = 20};
    BOOST_TEST(cli::progress_bar(half, 80) ==
               "[###############---------------]  400/1000  20 a second  0:20 left");
    BOOST_TEST(cli::progress_bar(half, 20).size() < 20U);
    const cli::RunState none = {.documents = 3};
    BOOST_TEST(cli::progress_bar(none, 40) == "[------------------]  0/3  0.0 a second");
}

BOOST_AUTO_TEST_CASE(the_summary_counts_and_names_what_failed) {
    const std::vector<DocumentResult> results = {
        made("a.md"), failed("b.md", FailureKind::NotFound), made("c.md")};
    BOOST_TEST(cli::summary(results, 4) ==
               "3 documents: 2 made, 1 failed; 4.0 s, 0.5 a second\nfailed: b.md\n");
}

BOOST_AUTO_TEST_CASE(the_highest_exit_code_counts) {
    const std::vector<DocumentResult> results = {failed("a.md", FailureKind::NotFound), made("b"),
                                                 failed("c.md", FailureKind::Conversion)};
    BOOST_TEST(cli::exit_code(results) == 4);
    BOOST_TEST(cli::exit_code(std::vector{made("a")}) == 0);
}

BOOST_AUTO_TEST_CASE(a_result_survives_a_pipe) {
    const DocumentResult before = failed("b\n.md", FailureKind::Limit);
    const DocumentResult after = cli::result_from_json(cli::to_json(before));
    BOOST_TEST(cli::to_json(after) == cli::to_json(before));
    BOOST_TEST((after.failure == FailureKind::Limit));
    BOOST_TEST(after.diagnostics.items().at(0).span.line == 3);
    BOOST_TEST(after.diagnostics.sources().at(0) == "b\n.md");
    const DocumentResult whole = cli::result_from_json(cli::to_json(made("a.md")));
    BOOST_TEST((whole.outputs == made("a.md").outputs));
    BOOST_TEST((whole.files == made("a.md").files));
}

BOOST_AUTO_TEST_CASE(a_result_whose_path_is_no_utf8_is_still_told) {
    BOOST_TEST(!cli::to_json(made("\xFF.md")).empty());
}

BOOST_AUTO_TEST_CASE(a_depfile_for_make_has_a_rule_for_each_document) {
    const std::vector<DocumentResult> results = {made("a $#.md"),
                                                 failed("b.md", FailureKind::Conversion)};
    BOOST_TEST(cli::depfile(results, cli::DepfileForm::Make) ==
               "out/a\\ $$\\#.md.pdf: \\\n  common.png \\\n  a\\ $$\\#.md\n"
               "a\\ $$\\#.md:\ncommon.png:\n");
}

BOOST_AUTO_TEST_CASE(a_depfile_of_nul_names_each_file_once) {
    const std::vector<DocumentResult> results = {made("a.md"), made("b.md")};
    BOOST_TEST(cli::depfile(results, cli::DepfileForm::Nul) ==
               std::string("a.md\0b.md\0common.png\0", 21));
}

BOOST_AUTO_TEST_CASE(a_depfile_in_json_tells_of_all_and_of_each) {
    const auto json = nlohmann::json::parse(
        cli::depfile(std::vector{made("a.md"), made("b.md")}, cli::DepfileForm::Json));
    BOOST_TEST(json["inputs"].size() == 3U);
    BOOST_TEST(json["outputs"].size() == 2U);
    BOOST_TEST(json["documents"][1]["outputs"][0] == "out/b.md.pdf");
}

BOOST_AUTO_TEST_CASE(reports_of_parts_become_one) {
    const std::string first =
        cli::run_report(std::vector{made("a.md"), failed("b.md", FailureKind::NotFound)},
                        {.shard = "1/2", .jobs = 2, .seconds = 3});
    const std::string second =
        cli::run_report(std::vector{made("c.md")}, {.shard = "2/2", .jobs = 2, .seconds = 5});
    const std::string again = cli::run_report(std::vector{made("b.md")}, {.seconds = 1});
    const auto report = nlohmann::json::parse(
        cli::merged_reports({{"1.json", first}, {"2.json", second}, {"3.json", again}}));
    BOOST_TEST(report["documents"].size() == 3U);
    BOOST_TEST(report["counts"]["made"] == 3);
    BOOST_TEST(report["exit_code"] == 0);
    BOOST_TEST(report["jobs"] == 5);
    BOOST_TEST(report["seconds"] == 5.0);
    BOOST_TEST(report["documents"][1]["inputs"][0] == "b.md");
}

BOOST_AUTO_TEST_CASE(what_is_no_report_is_refused_by_name) {
    for (const char* text : {"", "[]", "{}", "{\"program\":\"other\"}",
                             "{\"program\":\"postconv\"}", "{\"program\":3}"})
        BOOST_CHECK_EXCEPTION(cli::merged_reports({{"x.json", text}}), Failure,
                              [](const Failure& failure) {
                                  return failure.kind == FailureKind::Conversion &&
                                         failure.diagnostic.message.starts_with("\"x.json\"");
                              });
}

BOOST_AUTO_TEST_SUITE_END()
