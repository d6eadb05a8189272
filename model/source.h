// Where a piece of the document stands in its source.
#pragma once

#include <cstddef>

namespace postconv {

// Lines and columns count from 1, columns in bytes as cmark counts them; 0 means unknown.
// `source` is an index into Diagnostics::sources(), -1 when there is none (a command-line value).
struct SourceSpan {
    int source = -1;
    int line = 0;
    int column = 0;
    int end_line = 0;
    int end_column = 0;

    bool operator==(const SourceSpan&) const = default;
};

}  // namespace postconv
