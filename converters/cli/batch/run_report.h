// What a run tells of itself in JSON: --report.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "converters/cli/batch/result.h"
#include "converters/cli/batch/shard.h"

namespace postconv::cli {

struct RunFacts {
    std::vector<Shard> shards;          // which parts of the list; empty: all of it
    std::vector<Shard> missing_shards;  // of a joined report
    ListIdentity list;                  // what they are parts of
    int jobs = 1;
    double seconds = 0;  // by the clock on the wall
    std::string ended;   // "2026-04-22T10:00:00Z", or empty
    bool interrupted = false;
};

// Object with: program, version, shard ("2/8", where there is one), list (documents and hash of the
// whole), jobs, seconds, processor_seconds, ended, interrupted, counts (of documents by status),
// exit_code, and documents: of each its inputs, status, exit_code, pages, seconds,
// processor_seconds, outputs (path, format, bytes, hash), files that it was made of (path, hash or
// missing) and diagnostics.
std::string run_report(std::span<const DocumentResult> results, const RunFacts& facts);

// The highest of the documents' exit codes, 0 when all went well.
int exit_code(std::span<const DocumentResult> results);

}  // namespace postconv::cli
