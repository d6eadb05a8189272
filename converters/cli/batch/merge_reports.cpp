#include "converters/cli/batch/merge_reports.h"

#include <algorithm>
#include <map>
#include <set>

#include "converters/cli/batch/result_json.h"

namespace postconv::cli {
namespace {

struct Report {
    std::string name;
    RunFacts facts;
    std::vector<DocumentResult> results;
};

// By the number of parts, those that were told of.
using PartsSeen = std::map<int, std::set<int>>;

[[noreturn]] void refuse(const std::string& name, const std::string& what) {
    fail(FailureKind::Conversion, "bad-report", {}, "\"" + name + "\" is no report: " + what,
         "name files that --report has written");
}

// ---- reading ---------------------------------------------------------------------------------

std::vector<Shard> shards_of(const Json& report) {
    const Environment none = [](const char*) { return std::nullopt; };
    std::vector<Shard> shards;
    if (report.contains("shard"))
        shards.push_back(read_shard(report.at("shard").get<std::string>(), none));
    if (report.contains("shards"))
        for (const Json& shard : report.at("shards"))
            shards.push_back(read_shard(shard.get<std::string>(), none));
    return shards;
}

Report read_report(const std::string& name, const Json& json) {
    if (json.value("program", "") != "postconv") refuse(name, "it is not of postconv's");
    Report report{.name = name};
    RunFacts& facts = report.facts;
    facts.shards = shards_of(json);
    if (json.contains("list"))
        facts.list = {json.at("list").at("documents"), json.at("list").at("hash")};
    facts.jobs = json.at("jobs");
    facts.seconds = json.at("seconds");
    facts.ended = json.value("ended", "");
    facts.interrupted = json.at("interrupted");
    for (const Json& document : json.at("documents")) report.results.push_back(result_of(document));
    return report;
}

Report read_report(const std::string& name, const std::string& text) {
    try {
        return read_report(name, Json::parse(text));
    } catch (const Failure& failure) {
        if (failure.diagnostic.name == "bad-report") throw;
        refuse(name, failure.diagnostic.message);
    } catch (const std::exception& problem) {  // JSON that is none, or not ours
        refuse(name, problem.what());
    }
}

// ---- joining ---------------------------------------------------------------------------------

// Where no time tells, as they were named.
std::vector<const Report*> by_time(const std::vector<Report>& reports) {
    std::vector<const Report*> order;
    for (const Report& report : reports) order.push_back(&report);
    std::ranges::stable_sort(order, {}, [](const Report* report) { return report->facts.ended; });
    return order;
}

// In the order in which they were named, whichever report counts.
std::vector<DocumentResult> joined_results(const std::vector<Report>& reports) {
    std::map<std::vector<std::string>, std::size_t> places;
    for (const Report& report : reports)
        for (const DocumentResult& result : report.results)
            places.emplace(result.inputs, places.size());
    std::vector<DocumentResult> results(places.size());
    std::vector<bool> is_known(places.size());
    for (const Report* report : by_time(reports))
        for (const DocumentResult& result : report->results) {
            const std::size_t place = places.at(result.inputs);
            if (is_known[place] && result.status == Status::Interrupted) continue;
            results[place] = result;
            is_known[place] = true;
        }
    return results;
}

PartsSeen parts_seen(const std::vector<Report>& reports) {
    PartsSeen seen;
    for (const Report& report : reports)
        for (const Shard shard : report.facts.shards) seen[shard.count].insert(shard.index);
    return seen;
}

// None when the list was ever divided so that all parts are there.
std::vector<Shard> missing_shards(const PartsSeen& seen) {
    std::vector<Shard> missing;
    for (const auto& [count, parts] : seen) {
        if (int(parts.size()) == count) return {};
        for (int part = 1; part <= count; ++part)
            if (!parts.contains(part)) missing.push_back({part, count});
    }
    return missing;
}

// A part that was run again has its jobs only once.
int joined_jobs(const std::vector<Report>& reports) {
    std::map<std::vector<std::pair<int, int>>, int> of_parts;
    int jobs = 0;
    for (const Report& report : reports) {
        std::vector<std::pair<int, int>> parts;
        for (const Shard shard : report.facts.shards) parts.emplace_back(shard.count, shard.index);
        if (parts.empty())
            jobs += report.facts.jobs;
        else
            of_parts[parts] = std::max(of_parts[parts], report.facts.jobs);
    }
    for (const auto& [unused, of_part] : of_parts) jobs += of_part;
    return jobs;
}

RunFacts joined_facts(const std::vector<Report>& reports,
                      const std::vector<DocumentResult>& results) {
    RunFacts facts{.jobs = joined_jobs(reports)};
    for (const auto& [count, parts] : parts_seen(reports))
        for (const int part : parts) facts.shards.push_back({part, count});
    for (const Report* report : by_time(reports)) {
        if (report->facts.list.documents > 0) facts.list = report->facts.list;
        facts.seconds = std::max(facts.seconds, report->facts.seconds);
        facts.ended = report->facts.ended;
    }
    facts.interrupted =
        std::ranges::count(results, Status::Interrupted, &DocumentResult::status) > 0;
    facts.missing_shards = missing_shards(parts_seen(reports));
    return facts;
}

// ---- what is missing -------------------------------------------------------------------------

void tell_missing(const std::vector<Shard>& missing, Diagnostics& diagnostics) {
    constexpr std::size_t kMost = 20;
    std::string names;
    for (std::size_t i = 0; i < std::min(missing.size(), kMost); ++i)
        names += (i > 0 ? ", " : "") + text_of(missing[i]);
    if (missing.size() > kMost) names += " and " + std::to_string(missing.size() - kMost) + " more";
    diagnostics.add(
        {Severity::Error,
         "missing-part",
         {},
         "no report tells of part " + names,
         "run it again with --shard " + text_of(missing.front()) + ", and name its report, too"});
}

// When a file is added or edited between the runs of two parts, another may fall to neither.
void tell_of_lists(const std::vector<Report>& reports, const RunFacts& facts, std::size_t told,
                   Diagnostics& diagnostics) {
    const std::string hint =
        "files were added, removed or edited between the parts: run all of them again with "
        "--if-changed";
    if (told < facts.list.documents)
        diagnostics.add({Severity::Error,
                         "missing-document",
                         {},
                         "the list has " + std::to_string(facts.list.documents) +
                             " documents, and reports tell of " + std::to_string(told),
                         hint});
    const auto other = std::ranges::find_if(reports, [&](const Report& report) {
        return report.facts.list.documents > 0 && report.facts.list != facts.list;
    });
    if (other != reports.end())
        diagnostics.add({Severity::Warning,
                         "changed-list",
                         {},
                         "\"" + other->name + "\" tells of a part of another list",
                         hint});
}

}  // namespace

MergedReport merged_reports(const std::vector<std::pair<std::string, std::string>>& texts) {
    std::vector<Report> reports;
    for (const auto& [name, text] : texts) reports.push_back(read_report(name, text));
    const std::vector<DocumentResult> results = joined_results(reports);
    const RunFacts facts = joined_facts(reports, results);
    MergedReport merged;
    if (facts.missing_shards.empty())
        tell_of_lists(reports, facts, results.size(), merged.diagnostics);
    else
        tell_missing(facts.missing_shards, merged.diagnostics);
    merged.text = run_report(results, facts);
    merged.exit_code = exit_code(results);
    if (std::ranges::count(merged.diagnostics.items(), Severity::Error, &Diagnostic::severity) > 0)
        merged.exit_code = std::max(merged.exit_code, int(FailureKind::Conversion));
    merged.is_interrupted = facts.interrupted;
    return merged;
}

}  // namespace postconv::cli
