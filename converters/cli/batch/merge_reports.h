// How the reports of parts become one: postconv merge-reports.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "converters/cli/batch/run_report.h"

namespace postconv::cli {

struct MergedReport {
    std::string text;
    Diagnostics diagnostics;  // parts and documents that no report tells of
    int exit_code = 0;        // the highest of the documents', and 1 at least with a part missing
    bool is_interrupted = false;
};

// Reports of parts, each its name and text, as if one run had made all. Of a document that several
// tell of, that counts which ended later, but none that was interrupted before one that was not;
// their order here doesn't matter. Jobs of different parts add up; `seconds` is the longest. Has
// `shards`, and `missing_shards` where no report tells of a part. Throws Failure: Conversion for
// what is no report.
MergedReport merged_reports(const std::vector<std::pair<std::string, std::string>>& reports);

}  // namespace postconv::cli
