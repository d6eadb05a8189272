// Which outputs were made of which files, for the build tool that asked.
#pragma once

#include <span>
#include <string>

#include "converters/cli/batch/result.h"
#include "converters/cli/command.h"

namespace postconv::cli {

// Of documents that were made or found unchanged. Files that were looked for and are not there are
// left out.
// - make: a rule for each document, as compilers write it (gcc -MMD -MP), for make and ninja
// - json: {"inputs": [...], "outputs": [...], "documents": [{"inputs": ..., "outputs": ...}, ...]}
// - nul: every file read, each ended by a NUL byte
std::string depfile(std::span<const DocumentResult> results, DepfileForm form);

}  // namespace postconv::cli
