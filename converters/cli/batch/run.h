// The driver: plans documents, makes them, says how it went.
#pragma once

#include <functional>

#include "converters/cli/command.h"

namespace postconv::cli {

// Where messages go.
using Say = std::function<void(const Diagnostics&)>;

// Task::Convert, Task::ConvertMany and Task::Check. Returns the exit code: the highest of the
// documents', or kInterrupted. Throws Failure for what stops all of them: options that make no
// sense, inputs that hold no document, a report that can't be written.
int convert_documents(const Command& command, const Say& say);

// Task::MergeReports. Returns the exit code that one run of all parts would have had, and 1 at
// least when a part is missing.
int merge_reports(const Command& command, const Say& say);

inline constexpr int kInterrupted = 130;

}  // namespace postconv::cli
