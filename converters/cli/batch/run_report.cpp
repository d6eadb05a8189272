#include "converters/cli/batch/run_report.h"

#include <algorithm>
#include <array>
#include <map>

#include "converters/cli/batch/result_json.h"

namespace postconv::cli {
namespace {

constexpr std::array kStatuses = {Status::Made, Status::Unchanged, Status::Draft, Status::Failed,
                                  Status::Interrupted};

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
    fail(FailureKind::Conversion, "bad-report", {}, "\"" + name + "\" is no report: " + what,
         "name files that --report has written");
}

void add(const std::string& name, const Json& report, RunFacts& facts,
         std::vector<DocumentResult>& results) {
    if (report.value("program", "") != "postconv") refuse(name, "it is not of postconv's");
    facts.jobs += report.at("jobs").get<int>();
    facts.seconds = std::max(facts.seconds, report.at("seconds").get<double>());
    facts.interrupted |= report.at("interrupted").get<bool>();
    for (const Json& document : report.at("documents")) results.push_back(result_of(document));
}

}  // namespace

int exit_code(std::span<const DocumentResult> results) {
    int code = 0;
    for (const DocumentResult& result : results)
        if (result.failure) code = std::max(code, int(*result.failure));
    return code;
}

std::string run_report(std::span<const DocumentResult> results, const RunFacts& facts) {
    Json counts = Json::object();
    for (const Status status : kStatuses)
        counts[std::string(name_of(status))] =
            std::ranges::count(results, status, &DocumentResult::status);
    double processor_seconds = 0;
    Json documents = Json::array();
    for (const DocumentResult& result : results) {
        processor_seconds += result.processor_seconds;
        documents.push_back(json_of(result));
    }
    Json report = {{"program", "postconv"}, {"version", version()}};
    if (!facts.shard.empty()) report["shard"] = facts.shard;
    report["jobs"] = facts.jobs;
    report["seconds"] = facts.seconds;
    report["processor_seconds"] = processor_seconds;
    report["interrupted"] = facts.interrupted;
    report["exit_code"] = exit_code(results);
    report["counts"] = std::move(counts);
    report["documents"] = std::move(documents);
    return dumped(report, 1) + '\n';
}

std::string merged_reports(const std::vector<std::pair<std::string, std::string>>& reports) {
    RunFacts facts{.jobs = 0};
    std::vector<DocumentResult> all;
    for (const auto& [name, text] : reports) {
        try {
            add(name, Json::parse(text), facts, all);
        } catch (const Json::exception& problem) {
            refuse(name, problem.what());
        } catch (const std::invalid_argument& problem) {
            refuse(name, problem.what());
        }
    }
    std::map<std::vector<std::string>, std::size_t> places;
    std::vector<DocumentResult> results;
    for (DocumentResult& result : all) {
        const auto [place, is_new] = places.emplace(result.inputs, results.size());
        if (is_new)
            results.push_back(std::move(result));
        else
            results[place->second] = std::move(result);
    }
    return run_report(results, facts);
}

}  // namespace postconv::cli
