#include "converters/cli/batch/progress.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <iostream>

namespace postconv::cli {
namespace {

// "0.3", "12.0"
std::string with_tenths(double value) {
    const long long tenths = std::llround(value * 10);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

std::string rate(std::size_t count, double seconds) {
    const double a_second = seconds > 0 ? double(count) / seconds : 0;
    return (a_second < 10 ? with_tenths(a_second) : std::to_string(std::llround(a_second))) +
           " a second";
}

// "0:07", "1:02:30"
std::string clock_time(double seconds) {
    const long long whole = std::llround(seconds);
    const auto two = [](long long number) {
        return (number < 10 ? "0" : "") + std::to_string(number);
    };
    const std::string minutes_and_seconds = two(whole % 60);
    if (whole < 3600) return std::to_string(whole / 60) + ':' + minutes_and_seconds;
    return std::to_string(whole / 3600) + ':' + two(whole / 60 % 60) + ':' + minutes_and_seconds;
}

std::size_t terminal_columns() {
    winsize size = {};
    const bool knows = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return knows ? size.ws_col : 80;
}

std::string counted(std::size_t count, const char* what) {
    return std::to_string(count) + ' ' + what;
}

}  // namespace

std::string progress_bar(const RunState& state, std::size_t columns) {
    constexpr std::size_t kWidest = 30;
    const double share = state.bytes > 0 ? double(state.bytes_done) / double(state.bytes) : 0;
    std::string facts = "  " + std::to_string(state.done) + '/' + std::to_string(state.documents) +
                        "  " + rate(state.done, state.seconds);
    if (share > 0 && state.done < state.documents)
        facts += "  " + clock_time(state.seconds * (1 - share) / share) + " left";
    const std::size_t room = columns > facts.size() + 3 ? columns - facts.size() - 3 : 0;
    const std::size_t width = std::min(kWidest, room);
    const std::size_t filled = std::min(width, std::size_t(share * double(width)));
    const std::string bar = '[' + std::string(filled, '#') + std::string(width - filled, '-') + ']';
    return (width < 5 ? facts.substr(2) : bar + facts).substr(0, columns > 0 ? columns - 1 : 0);
}

std::string progress_line(const DocumentResult& result) {
    if (result.status != Status::Made) return {};
    std::string line = result.inputs.front() + ':';
    for (const WrittenFile& output : result.outputs)
        line += (&output == &result.outputs.front() ? " " : ", ") + output.path;
    line += " (";
    if (result.pages > 0) line += counted(std::size_t(result.pages), "pages, ");
    return line + with_tenths(result.seconds) + " s)\n";
}

std::string summary(std::span<const DocumentResult> results, double seconds) {
    const auto count = [&](Status status) {
        return std::size_t(std::ranges::count(results, status, &DocumentResult::status));
    };
    std::string text = counted(results.size(), results.size() == 1 ? "document:" : "documents:");
    std::string joint = " ";
    for (const auto& [status, word] : {std::pair{Status::Made, "made"},
                                       {Status::Unchanged, "unchanged"},
                                       {Status::Draft, "left out as drafts"},
                                       {Status::Failed, "failed"},
                                       {Status::Interrupted, "not done"}}) {
        if (count(status) == 0) continue;
        text += joint + counted(count(status), word);
        joint = ", ";
    }
    text += "; " + with_tenths(seconds) + " s, " +
            rate(count(Status::Made) + count(Status::Unchanged), seconds) + '\n';
    for (const DocumentResult& result : results)
        if (result.status == Status::Failed) text += "failed: " + result.inputs.front() + '\n';
    return text;
}

Progress::Progress(ProgressForm form, std::span<const PlannedDocument> documents) : form_(form) {
    state_.documents = documents.size();
    for (const PlannedDocument& document : documents) state_.bytes += document.bytes;
}

void Progress::add(const PlannedDocument& document, const DocumentResult& result) {
    ++state_.done;
    state_.bytes_done += document.bytes;
    if (form_ == ProgressForm::Lines) std::cerr << progress_line(result);
}

void Progress::draw() {
    if (form_ != ProgressForm::Bar) return;
    state_.seconds = seconds();
    std::cerr << "\r\x1b[K" << progress_bar(state_, terminal_columns()) << std::flush;
    is_drawn_ = true;
}

void Progress::clear() {
    if (is_drawn_) std::cerr << "\r\x1b[K" << std::flush;
    is_drawn_ = false;
}

double Progress::seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count();
}

}  // namespace postconv::cli
