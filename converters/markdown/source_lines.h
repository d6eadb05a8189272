// A text as its lines, each without the marks of the block quotes that it stands in.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace postconv {

struct SourceLine {
    std::string_view margin;  // "> > ", spaces and all; empty outside quotes
    std::string_view text;    // what stands behind it
    int quotes = 0;

    bool is_blank() const { return text.find_first_not_of(" \t\f") == std::string_view::npos; }
};

// CommonMark 5.1: up to three spaces, ">" and the space behind it, at most `deepest` times.
SourceLine source_line(std::string_view line, int deepest);

// What stands where a joined tag went on: a comment of Jinja.
inline constexpr std::string_view kJoinedLine = "{# #}";

class SourceLines {
  public:
    // `body` must outlive this.
    explicit SourceLines(std::string_view body);

    std::size_t size() const { return lines_.size(); }
    const SourceLine& operator[](std::size_t at) const { return lines_[at]; }
    // The whole line as the source has it, whatever was joined.
    std::string_view whole(std::size_t at) const { return whole_[at]; }
    // Whether the n-th line is there, holds words and stands in the quotes that line `at` stands
    // in.
    bool is_words_beside(std::size_t at, std::size_t n) const;

    // A template tag that starts on line `at` and ends on a later line of its paragraph comes to
    // stand on that line alone, kJoinedLine where it went on.
    void join_tag(std::size_t at);

  private:
    std::vector<std::string_view> whole_;
    std::vector<SourceLine> lines_;
    std::deque<std::string> joined_;  // texts that the source does not have
};

}  // namespace postconv
