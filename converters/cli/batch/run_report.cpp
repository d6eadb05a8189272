#include "converters/cli/batch/run_report.h"

#include <algorithm>
#include <array>

#include "converters/cli/batch/result_json.h"

namespace postconv::cli {
namespace {

constexpr std::array kStatuses = {Status::Made, Status::Unchanged, Status::Draft, Status::Failed,
                                  Status::Interrupted};

Json json_of(std::span<const Shard> shards) {
    Json list = Json::array();
    for (const Shard shard : shards) list.push_back(text_of(shard));
    return list;
}

Json counts_of(std::span<const DocumentResult> results) {
    Json counts = Json::object();
    for (const Status status : kStatuses)
        counts[std::string(name_of(status))] =
            std::ranges::count(results, status, &DocumentResult::status);
    return counts;
}

Json documents_of(std::span<const DocumentResult> results) {
    Json documents = Json::array();
    for (const DocumentResult& result : results) documents.push_back(json_of(result));
    return documents;
}

Json report_of(std::span<const DocumentResult> results, const RunFacts& facts) {
    double processor_seconds = 0;
    for (const DocumentResult& result : results) processor_seconds += result.processor_seconds;
    Json report = {{"program", "postconv"}, {"version", version()}};
    if (facts.shards.size() == 1) report["shard"] = text_of(facts.shards.front());
    if (facts.shards.size() > 1) report["shards"] = json_of(facts.shards);
    if (!facts.missing_shards.empty()) report["missing_shards"] = json_of(facts.missing_shards);
    if (facts.list.documents > 0)
        report["list"] = {{"documents", facts.list.documents}, {"hash", facts.list.hash}};
    report["jobs"] = facts.jobs;
    report["seconds"] = facts.seconds;
    report["processor_seconds"] = processor_seconds;
    if (!facts.ended.empty()) report["ended"] = facts.ended;
    report["interrupted"] = facts.interrupted;
    report["exit_code"] = exit_code(results);
    report["counts"] = counts_of(results);
    report["documents"] = documents_of(results);
    return report;
}

}  // namespace

int exit_code(std::span<const DocumentResult> results) {
    int code = 0;
    for (const DocumentResult& result : results)
        if (result.failure) code = std::max(code, int(*result.failure));
    return code;
}

std::string run_report(std::span<const DocumentResult> results, const RunFacts& facts) {
    return dumped(report_of(results, facts), 1) + '\n';
}

}  // namespace postconv::cli
