// Waits until files that documents were made of are saved.
#pragma once

#include <memory>
#include <set>
#include <span>
#include <string>

#include "converters/cli/batch/result.h"
#include "converters/cli/command.h"

namespace postconv::cli {

class Watcher {
  public:
    // Watches the folders that the command names, besides those of the documents' files. Throws
    // Failure (Limit) when the system has no watch to give.
    explicit Watcher(const Command& command);
    ~Watcher();
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;

    // The full paths of files that were written, moved or deleted since the last call, once nothing
    // more happens for a moment (editors save in several steps). What `results` were made of is
    // watched, what was looked for and missing, and Markdown in the folders named.
    std::set<std::string> wait(std::span<const DocumentResult> results);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

// Whether one of the files that the document was made of, or of those that it lacked, is among
// `paths` (full ones).
bool goes_by(const DocumentResult& result, const std::set<std::string>& paths);

}  // namespace postconv::cli
