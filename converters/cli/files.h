// The only place where inputs are read and outputs written.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/cli/command.h"
#include "converters/postconv.h"

namespace postconv::cli {

// Reads a file or standard input, whole. Throws Failure: NotFound for what is missing, a folder or
// unreadable, Limit for what is larger than any book.
Input read_input(const std::string& path);

// The bytes of a regular file; none when there is none that can be read.
std::optional<std::string> read_file(const std::string& path);
// The same in place of what `bytes` held; false: there is none.
bool read_file(const std::string& path, std::string& bytes);

// Throws Failure (NotFound) when one does not exist.
void check_resource_folders(const std::vector<std::string>& folders);

// Throws Failure (Usage) when an output is one of the inputs, or two outputs are one file; when
// one is a folder or its folder is missing, Failure (NotWritten). Looks only, changes nothing.
void check_outputs(const std::vector<Output>& outputs, const std::vector<std::string>& inputs);

// Writes each edition to its output. A file is written to a temporary beside it and flushed; when
// all are, they are renamed into place. Until then a failure (NotWritten) leaves every older
// output as it was and no temporary behind; signals wait until it is over.
void write_outputs(const std::vector<Output>& outputs, const std::vector<Edition>& editions);

// One file, or standard output, in the same way.
void write_text(const std::string& path, const std::string& text);

// A file that is there whole or as it was before, even on a file system that several machines
// share. Throws Failure (NotWritten).
void replace_file(const std::string& path, std::string_view bytes);

// Makes a folder and those above it. Throws Failure (NotWritten).
void make_folders(const std::string& folder);

// As remove_leftovers(), in a folder and those in it.
void remove_leftovers_below(const std::string& folder);

}  // namespace postconv::cli
