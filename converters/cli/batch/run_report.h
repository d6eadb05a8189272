// What a run tells of itself in JSON (--report), and how the reports of its parts become one.
#pragma once

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "converters/cli/batch/result.h"

namespace postconv::cli {

struct RunFacts {
    std::string shard;  // "2/8", or empty
    int jobs = 1;
    double seconds = 0;  // by the clock on the wall
    bool interrupted = false;
};

// Object with: program, version, shard, jobs, seconds, processor_seconds, interrupted, counts (of
// documents by status), exit_code, and documents: of each its inputs, status, exit_code, pages,
// seconds, processor_seconds, outputs (path, format, bytes, hash), files that it was made of
// (path, hash or missing) and diagnostics.
std::string run_report(std::span<const DocumentResult> results, const RunFacts& facts);

// The documents of all, in their order; of a document that two tell of, what the later says. Times
// and jobs add up, but `seconds` is the longest. Each report is its name and text. Throws Failure:
// Conversion for what is no report.
std::string merged_reports(const std::vector<std::pair<std::string, std::string>>& reports);

// The highest of the documents' exit codes, 0 when all went well.
int exit_code(std::span<const DocumentResult> results);

}  // namespace postconv::cli
