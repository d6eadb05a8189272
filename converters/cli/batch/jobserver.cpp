#include "converters/cli/batch/jobserver.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>

namespace postconv::cli {
namespace {

std::optional<JobserverAddress> read_address(std::string_view text) {
    constexpr std::string_view kFifo = "fifo:";
    if (text.starts_with(kFifo))
        return JobserverAddress{.fifo = std::string(text.substr(kFifo.size()))};
    const std::size_t comma = text.find(',');
    if (comma == std::string_view::npos) return std::nullopt;
    JobserverAddress address;
    const auto read = [](std::string_view number, int& value) {
        const char* end = number.data() + number.size();
        return std::from_chars(number.data(), end, value).ptr == end;
    };
    if (!read(text.substr(0, comma), address.read) || !read(text.substr(comma + 1), address.write))
        return std::nullopt;
    return address;
}

// The same pipe, opened anew: that reads don't wait is then ours alone, not make's.
int reopened(int descriptor, int flags) {
    const std::string path = "/proc/self/fd/" + std::to_string(descriptor);
    struct stat status;
    if (::fstat(descriptor, &status) != 0 || !S_ISFIFO(status.st_mode)) return -1;
    return ::open(path.c_str(), flags | O_NONBLOCK | O_CLOEXEC);
}

}  // namespace

std::optional<JobserverAddress> find_jobserver(std::string_view makeflags) {
    std::optional<JobserverAddress> found;
    for (std::size_t at = 0; at < makeflags.size();) {
        const std::size_t end = std::min(makeflags.find(' ', at), makeflags.size());
        const std::string_view word = makeflags.substr(at, end - at);
        if (word == "--") break;  // variables follow
        for (const std::string_view name : {"--jobserver-auth=", "--jobserver-fds="})
            if (word.starts_with(name)) found = read_address(word.substr(name.size()));
        at = end + 1;
    }
    return found;
}

Jobserver::Jobserver(const JobserverAddress& address) {
    if (!address.fifo.empty()) {
        read_ = ::open(address.fifo.c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        write_ = read_ < 0 ? -1 : ::dup(read_);
    } else if (address.read >= 0 && address.write >= 0) {
        read_ = reopened(address.read, O_RDONLY);
        write_ = reopened(address.write, O_WRONLY);
    }
}

Jobserver::~Jobserver() {
    while (!tokens_.empty()) give_back();
    if (read_ >= 0) ::close(read_);
    if (write_ >= 0) ::close(write_);
}

bool Jobserver::try_take() {
    char token = 0;
    if (read_ < 0 || write_ < 0) return false;
    ssize_t count;
    do {
        count = ::read(read_, &token, 1);
    } while (count < 0 && errno == EINTR);
    if (count == 1) tokens_.push_back(token);
    return count == 1;
}

void Jobserver::give_back() {
    if (tokens_.empty()) return;
    const char token = tokens_.back();
    tokens_.pop_back();
    while (::write(write_, &token, 1) < 0 && errno == EINTR) continue;
}

}  // namespace postconv::cli
