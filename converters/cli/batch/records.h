// What is remembered of documents that were made, for --if-changed.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "converters/cli/batch/plan.h"
#include "converters/cli/batch/result.h"

namespace postconv::cli {

// One file for each document, named after its inputs and outputs and replaced in one step: several
// processes and machines may share the folder, and one that is killed leaves nothing half written.
class Records {
  public:
    // `folder` is made when the first record is written; empty: nothing is kept nor found.
    // `signature` says what else the editions depend on: options and program.
    Records(std::string folder, std::string signature);

    // What was said and written when the document was made last, if all of it still holds: the
    // same options and program, every file that it was made of with the same content, every file
    // that was missing still missing, every output as it was written.
    std::optional<DocumentResult> find(const PlannedDocument& document);

    // Failures are not kept. A record that can't be written is forgotten: the document will be made
    // again.
    void keep(const PlannedDocument& document, const DocumentResult& result);

  private:
    std::string path_of(const PlannedDocument& document) const;
    std::string hash_of_file(const std::string& path);  // empty: there is none that can be read
    bool is_as_written(const WrittenFile& output);
    bool holds(const SourceFile& file);

    std::string folder_, signature_, place_;
    // Files that many documents share are read once.
    std::map<std::string, std::string> hashes_;
    std::string buffer_;  // what a file is read into: the memory serves the next
};

// Where records are kept; empty when none are asked for.
std::string records_folder(const RebuildOptions& options);

}  // namespace postconv::cli
