// .postconv.yml: what a folder says once for all documents below it.
#pragma once

#include <string>
#include <vector>

#include "converters/cli/command.h"
#include "converters/postconv.h"

namespace postconv::cli {

struct ConfigSearch {
    std::string path;                  // empty: there is none
    std::vector<std::string> missing;  // the nearer places, where one would count
};

// The nearest .postconv.yml in the folder of `input` or above it, none above the root of a
// repository (a folder that holds .git). For standard input the current folder is searched.
ConfigSearch find_config(const std::string& input);

// Puts what `config` (a path and its text) says under what the command line said: theme, paper,
// toc, toc-depth, number-sections, list-of-figures, list-of-tables, title-page, strict,
// resource-path and metadata. Theme files and resource folders are relative to the
// config's folder and lie in it, so that a folder from strangers opens no other. Throws Failure
// (Usage) with its place for unknown keys and values that make no sense; the span's source is 0.
void apply_config(const Input& config, Command& command);

}  // namespace postconv::cli
