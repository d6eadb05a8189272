// What became of one document.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/postconv.h"

namespace postconv::cli {

enum class Status { Made, Unchanged, Draft, Failed, Interrupted };

// "made", "unchanged", "draft", "failed", "interrupted"
std::string_view name_of(Status status);

struct WrittenFile {
    std::string path, format;
    std::uint64_t bytes = 0;
    std::string hash;  // as content_hash()

    friend bool operator==(const WrittenFile&, const WrittenFile&) = default;
};

struct DocumentResult {
    std::vector<std::string> inputs;
    Status status = Status::Failed;
    std::optional<FailureKind> failure;
    Diagnostics diagnostics;
    std::vector<WrittenFile> outputs;
    std::vector<SourceFile> files;  // all that it was made of: inputs, pictures, theme, settings
    int pages = 0;
    double seconds = 0;            // by the clock on the wall
    double processor_seconds = 0;  // of the worker that made it
};

// A line of JSON, and back. What was not written by to_json() throws std::exception.
std::string to_json(const DocumentResult& result);
DocumentResult result_from_json(std::string_view json);

// The message that a document can't do without: why it failed where no diagnostic of its own says.
DocumentResult failed_result(std::vector<std::string> inputs, const Failure& failure);

}  // namespace postconv::cli
