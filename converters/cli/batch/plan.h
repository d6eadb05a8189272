// What is to be made of what, before anything is made.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "converters/cli/command.h"

namespace postconv::cli {

struct PlannedDocument {
    std::vector<std::string> inputs;
    std::vector<Output> outputs;
    std::uint64_t bytes = 0;  // of the inputs
    // In the tree of outputs, with the input's own name: "2024/05/post.md". The same on every
    // machine, wherever that has the folders mounted; empty for Task::Convert.
    std::string place;
};

// One document for Task::Convert. For Task::ConvertMany one for each input file, named below the
// output folder. Throws Failure: NotFound for inputs without Markdown; Usage when two documents
// would write one file or one would overwrite an input, or the pattern of names makes no sense.
std::vector<PlannedDocument> plan_documents(const Command& command);

// What a pattern may name: see named_by().
struct NameFields {
    std::string stem, slug, title, date, format, extension;
};

// "{date}-{slug}.{ext}" with its fields filled in; a field that is empty takes one '-', '_' or ' '
// beside it along. Throws Failure (Usage) for a field that there is not, or when {ext} is missing.
std::string named_by(std::string_view pattern, const NameFields& fields);

}  // namespace postconv::cli
