// Which files a call means: those named, those below folders, those that patterns match.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace postconv::cli {

// What Markdown files end in, between spaces, without the dot.
inline constexpr std::string_view kMarkdownExtensions = "md markdown mdown mkd";

struct GatheredFile {
    std::string path;         // to open it
    std::string folder;       // of its place in the tree of outputs: "2024/05", or empty
    std::uint64_t bytes = 0;  // of a book with its chapters

    friend bool operator==(const GatheredFile&, const GatheredFile&) = default;
};

struct GatherOptions {
    bool drafts = false;        // go into folders called _drafts, too
    std::string output_folder;  // which is left out, should it lie in one of the inputs
};

// Markdown files, in the order of `names` and within a folder by path, each once. A folder gives
// all below it: not what is hidden, not what a link to a folder leads to; of a folder with a
// SUMMARY.md (a book of mdBook's or GitBook's) that file alone, which names the chapters. A name
// with "*", "?" or "[" that is no file is a pattern; "**" stands for folders of any depth. Folders
// and patterns keep the tree below their fixed part, files that are named keep that below the
// folder common to them. A file that is not there is kept, to fail by itself. Throws Failure
// (NotFound) for a folder or pattern without Markdown.
std::vector<GatheredFile> gather(const std::vector<std::string>& names,
                                 const GatherOptions& options);

// The names that `text` lists: one a line, or apart by NUL bytes when there are any.
std::vector<std::string> listed_names(std::string_view text);

// Whether `path` matches a pattern as above.
bool matches(std::string_view pattern, std::string_view path);

}  // namespace postconv::cli
