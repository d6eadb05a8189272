// A client of GNU make's jobserver (GNU make manual, "Sharing Job Slots with GNU make").
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postconv::cli {

// Where make keeps its tokens, as MAKEFLAGS says.
struct JobserverAddress {
    int read = -1, write = -1;  // descriptors of a pipe
    std::string fifo;           // or the path of one

    friend bool operator==(const JobserverAddress&, const JobserverAddress&) = default;
};
// None when make runs without one. The last that is named counts.
std::optional<JobserverAddress> find_jobserver(std::string_view makeflags);

// Holds tokens for as long as it lives. A process owns one job without asking.
class Jobserver {
  public:
    // Not to be had (a recipe without "+" closes the pipe): then it has no tokens to give.
    explicit Jobserver(const JobserverAddress& address);
    ~Jobserver();
    Jobserver(const Jobserver&) = delete;
    Jobserver& operator=(const Jobserver&) = delete;

    bool try_take();                          // a token, without waiting
    void give_back();                         // the one taken last
    int descriptor() const { return read_; }  // readable when there may be a token; -1: never

  private:
    int read_ = -1, write_ = -1;
    std::vector<char> tokens_;  // each goes back as the byte that it was
};

}  // namespace postconv::cli
