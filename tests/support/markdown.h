// Reads Markdown in tests and shows what became of it.
#pragma once

#include <string>
#include <vector>

#include "converters/markdown/reader.h"

namespace postconv::test {

struct Reading {
    Document document;
    Diagnostics diagnostics;

    // "name@line:column" of each diagnostic, in order, one a line end apart.
    std::string warnings() const;
};

// Reads one file named "essay.md"; a title is given, so that none is missed.
Reading read(const std::string& markdown);
Reading read_whole(const std::string& text,
                   const ReaderOptions& options = {});  // with front matter

// The blocks and notes as the dump shows them, without their places and without "body".
std::string body_of(const std::string& markdown);

Metadata metadata_of(const std::string& yaml);

// The diagnostic of the Failure that reading throws, as "name@line:column"; empty: none.
std::string failure_of(const std::string& text);

}  // namespace postconv::test
