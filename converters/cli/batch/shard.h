// A part of the work, for one machine of many.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/cli/batch/plan.h"

namespace postconv::cli {

struct Shard {
    int index = 1;  // 1 to count
    int count = 1;

    friend bool operator==(const Shard&, const Shard&) = default;
};

// The value of an environment variable, if it is set.
using Environment = std::function<std::optional<std::string>(const char* name)>;

// "2/8", or "auto": as Slurm, a test runner (Bazel, GoogleTest) or a CI service says. Throws
// Failure (Usage) for anything else, and for "auto" where none of them says.
Shard read_shard(std::string_view text, const Environment& environment);

// The documents of one part, in their order. Parts are balanced by size, and each document falls to
// the same part whatever the order of the list and the machine.
std::vector<PlannedDocument> part_of(std::vector<PlannedDocument> documents, Shard shard);

}  // namespace postconv::cli
