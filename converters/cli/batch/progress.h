// How far a run has come, for people, on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "converters/cli/batch/plan.h"
#include "converters/cli/batch/result.h"

namespace postconv::cli {

enum class ProgressForm {
    None,   // one document, or --quiet
    Lines,  // a line for each document that was made: for logs
    Bar     // one that is drawn over itself: for terminals
};

// What counts how far: documents done, and of how many bytes they were.
struct RunState {
    std::size_t documents = 0, done = 0;
    std::uint64_t bytes = 0, bytes_done = 0;
    double seconds = 0;  // since the run began
};

// "[######------]  412/1000  23 a second  0:25 left", at most `columns` wide.
std::string progress_bar(const RunState& state, std::size_t columns);

// "posts/a.md: a.pdf, a.epub (12 pages, 0.3 s)\n"; empty for what was not made anew.
std::string progress_line(const DocumentResult& result);

// "1000 documents: 990 made, 7 unchanged, 3 failed; 41.2 s, 24 a second\n", then the names of those
// that failed, a line each.
std::string summary(std::span<const DocumentResult> results, double seconds);

class Progress {
  public:
    Progress(ProgressForm form, std::span<const PlannedDocument> documents);
    ~Progress() { clear(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void add(const PlannedDocument& document, const DocumentResult& result);
    void draw();   // the bar, as it is now
    void clear();  // makes room for a message
    double seconds() const;

  private:
    ProgressForm form_;
    RunState state_;
    bool is_drawn_ = false;
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

}  // namespace postconv::cli
