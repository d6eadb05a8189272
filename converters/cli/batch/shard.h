// A part of the work, for one machine of many.
#pragma once

#include <cstddef>
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
// Failure (Usage) for anything else, for "auto" where none of them says, and for an array of
// Slurm's that may be some tasks of an earlier one, submitted again: their numbers among all are
// not known here.
Shard read_shard(std::string_view text, const Environment& environment);

// "2/8"
std::string text_of(Shard shard);

// The documents of one part, in their order. What falls to a part depends on the places and sizes
// of all documents, not on the order of the list nor on the machine. In bytes, with 4096 more for
// any document, no part is more than a twentieth above the mean, unless documents are too large for
// that; and when a document is added, removed or edited, few others change their part.
std::vector<PlannedDocument> part_of(std::vector<PlannedDocument> documents, Shard shard);

// The whole that parts are taken from: equal for the same documents in any order.
struct ListIdentity {
    std::size_t documents = 0;
    std::string hash;  // of all that part_of() goes by

    friend bool operator==(const ListIdentity&, const ListIdentity&) = default;
};
ListIdentity identity_of_list(const std::vector<PlannedDocument>& documents);

}  // namespace postconv::cli
