// mdBook's {{#include ...}} and its kin, replaced by what they name.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "converters/markdown/reader.h"
#include "model/diagnostics.h"
#include "model/resources.h"

namespace postconv {

// What {{#include file:what}} asks for: a part between two marks, or lines; else all.
struct IncludeRequest {
    std::string path;
    std::string anchor;  // "// ANCHOR: name" up to "// ANCHOR_END: name"
    std::size_t first_line = 1;
    std::size_t last_line = std::string::npos;
};
// "file.rs", "file.rs:anchor", "file.rs:3", "file.rs:3:7", "file.rs:3:", "file.rs::7".
IncludeRequest read_include(std::string_view text);

// The lines asked for, without the lines that mark anchors. False when there is no such anchor.
bool select_lines(std::string_view text, const IncludeRequest& request, std::string& selected);

// Expands include, rustdoc_include and playground, in files that are included too, and takes
// "title" out; code is no exception, since that is where they stand. Depth and size are bounded.
class IncludeExpander {
  public:
    IncludeExpander(const Loader& loader, Diagnostics& diagnostics)
        : loader_(loader), diagnostics_(diagnostics) {}

    // Replaces the text of `file` by the expanded one and sets its lines.
    void expand(SourceText& file);
    // Warns of what was not found (missing-include), refused or too large: of each, or of all at
    // once when they are many. What could not be included stays visible as it is written.
    void report();

  private:
    struct Problem {
        SourceSpan span;
        std::string what;
        std::string hint;
    };
    struct Place {
        const SourceText* file;  // the outermost file: what is included is read from its folder
        int source;
        int line;
        int depth;
        std::string folder;  // of the file being expanded, relative to that of `file`
    };

    std::string expanded(std::string_view text, const Place& place, std::vector<int>* lines);
    bool include(std::string_view directive, const Place& place, std::string& out);
    const std::string* load(const std::string& path, const Place& place);
    void complain(const Place& place, std::string what, std::string hint);

    const Loader& loader_;
    Diagnostics& diagnostics_;
    std::map<std::pair<std::string, std::string>, std::string> texts_;  // by file and path
    std::vector<Problem> problems_;
    std::size_t included_bytes_ = 0;
};

}  // namespace postconv
