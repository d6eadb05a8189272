#include "converters/cli/batch/workers.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <system_error>
#include <vector>

#include "converters/cli/batch/jobserver.h"

namespace postconv::cli {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kTick{200};
constexpr std::chrono::milliseconds kPatience{700};  // with a worker that is asked to end
constexpr std::array kEndingSignals = {SIGINT, SIGTERM, SIGHUP};

volatile sig_atomic_t g_interrupted = 0;

sigset_t ending_signals() {
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : kEndingSignals) sigaddset(&set, signal);
    return set;
}

// While a pool runs, signals that end a program are noted, and noted only while it waits.
class Interruptions {
  public:
    Interruptions() {
        g_interrupted = 0;
        const sigset_t held = ending_signals();
        sigprocmask(SIG_BLOCK, &held, &mask_before_);
        struct sigaction note = {};
        note.sa_handler = [](int) { g_interrupted = 1; };
        for (std::size_t i = 0; i < kEndingSignals.size(); ++i) {
            sigaction(kEndingSignals[i], nullptr, &before_[i]);
            if (before_[i].sa_handler != SIG_IGN) sigaction(kEndingSignals[i], &note, nullptr);
        }
    }
    ~Interruptions() {
        for (std::size_t i = 0; i < kEndingSignals.size(); ++i)
            sigaction(kEndingSignals[i], &before_[i], nullptr);
        sigprocmask(SIG_SETMASK, &mask_before_, nullptr);
    }
    Interruptions(const Interruptions&) = delete;
    Interruptions& operator=(const Interruptions&) = delete;

    bool happened() const { return g_interrupted != 0; }
    const sigset_t& mask_to_wait_with() const { return mask_before_; }

    // In a worker: the terminal's Ctrl-C goes to all, but ending workers is left to the pool.
    void hand_to_worker() const {
        ::signal(SIGINT, SIG_IGN);
        ::signal(SIGTERM, SIG_DFL);
        ::signal(SIGHUP, SIG_DFL);
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, nullptr);
    }

  private:
    sigset_t mask_before_;
    std::array<struct sigaction, kEndingSignals.size()> before_;
};

bool read_whole(int descriptor, void* data, std::size_t size) {
    auto* at = static_cast<char*>(data);
    while (size > 0) {
        const ssize_t count = ::read(descriptor, at, size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return false;
        at += count;
        size -= std::size_t(count);
    }
    return true;
}

bool send_whole(int descriptor, const void* data, std::size_t size) {
    const auto* at = static_cast<const char*>(data);
    while (size > 0) {
        const ssize_t count = ::send(descriptor, at, size, MSG_NOSIGNAL);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        at += count;
        size -= std::size_t(count);
    }
    return true;
}

struct Worker {
    pid_t process = -1;
    int socket = -1;
    std::optional<std::size_t> task;
    std::string heard;  // of an answer that is not whole: its size in 8 bytes, then itself
    bool holds_token = false;
};

// A pool that is killed takes its workers along, even in the middle of a document.
void end_with(pid_t parent) {
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) ::_exit(0);  // it was too fast
}

std::string manner_of(int status) {
    if (WIFSIGNALED(status))
        return "signal " + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) +
               ')';
    return "exit code " + std::to_string(WEXITSTATUS(status));
}

class Pool {
  public:
    Pool(std::span<const std::size_t> tasks, const WorkerPool& pool) : tasks_(tasks), pool_(pool) {
        const char* flags = std::getenv("MAKEFLAGS");
        if (const auto address = find_jobserver(flags ? flags : "")) jobserver_.emplace(*address);
        const std::size_t most = std::size_t(std::max(1, pool.workers));
        workers_.resize(std::min(most, std::max<std::size_t>(1, tasks.size())));
    }

    ~Pool() { end_now(); }
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    PoolEnd run() {
        while (next_ < tasks_.size() || is_busy()) {
            if (interruptions_.happened()) {
                end_now();
                return PoolEnd::Interrupted;
            }
            hand_out();
            wait();
            pool_.tick();
        }
        end_idle();
        return PoolEnd::AllDone;
    }

  private:
    bool is_busy() const {
        return std::ranges::any_of(workers_, [](const Worker& w) { return w.task.has_value(); });
    }

    void hand_out() {
        for (Worker& worker : workers_) {
            if (next_ == tasks_.size()) return;
            if (worker.task || !may_begin(worker)) continue;
            if (worker.process < 0) start(worker);
            const std::uint64_t task = tasks_[next_];
            worker.task = tasks_[next_++];
            if (!send_whole(worker.socket, &task, sizeof task)) bury(worker);
        }
    }

    // The first that works needs no token: that one make gave us when it started us.
    bool may_begin(Worker& worker) {
        if (!jobserver_ || !is_busy()) return true;
        worker.holds_token = jobserver_->try_take();
        return worker.holds_token;
    }

    void start(Worker& worker) {
        std::array<int, 2> ends;
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            throw std::system_error(errno, std::generic_category(), "no socket for a worker");
        const pid_t parent = ::getpid();
        worker.process = ::fork();
        if (worker.process < 0)
            throw std::system_error(errno, std::generic_category(), "no process for a worker");
        if (worker.process == 0) {
            // What it holds open of the others would hide from them that this process is gone.
            ::close(ends[0]);
            for (const Worker& other : workers_)
                if (other.socket >= 0) ::close(other.socket);
            interruptions_.hand_to_worker();
            end_with(parent);
            serve(ends[1]);
        }
        ::close(ends[1]);
        worker.socket = ends[0];
        worker.heard.clear();
    }

    [[noreturn]] void serve(int socket) const {
        std::uint64_t task = 0;
        while (read_whole(socket, &task, sizeof task)) {
            const std::string said = pool_.work(std::size_t(task));
            const std::uint64_t size = said.size();
            if (!send_whole(socket, &size, sizeof size) ||
                !send_whole(socket, said.data(), said.size()))
                break;
        }
        ::_exit(0);
    }

    void wait() {
        std::vector<pollfd> watched;
        std::vector<Worker*> whose;
        bool is_one_idle = false;
        for (Worker& worker : workers_) {
            is_one_idle |= !worker.task;
            if (!worker.task) continue;
            watched.push_back({worker.socket, POLLIN, 0});
            whose.push_back(&worker);
        }
        if (jobserver_ && is_one_idle && next_ < tasks_.size())
            watched.push_back({jobserver_->descriptor(), POLLIN, 0});
        const timespec patience = {0, std::chrono::nanoseconds(kTick).count()};
        if (::ppoll(watched.data(), watched.size(), &patience,
                    &interruptions_.mask_to_wait_with()) <= 0)
            return;
        for (std::size_t i = 0; i < whose.size(); ++i)
            if (watched[i].revents != 0) listen(*whose[i]);
    }

    void listen(Worker& worker) {
        std::array<char, 1 << 16> buffer;
        const ssize_t count = ::read(worker.socket, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) return;
        if (count <= 0) return bury(worker);
        worker.heard.append(buffer.data(), std::size_t(count));
        std::uint64_t size = 0;
        if (worker.heard.size() < sizeof size) return;
        std::memcpy(&size, worker.heard.data(), sizeof size);
        if (worker.heard.size() < sizeof size + size) return;
        const std::size_t task = *worker.task;
        std::string said = worker.heard.substr(sizeof size);
        rest(worker);
        pool_.done(task, std::move(said));
    }

    void rest(Worker& worker) {
        worker.task.reset();
        worker.heard.clear();
        if (worker.holds_token) jobserver_->give_back();
        worker.holds_token = false;
    }

    // It is gone, and another takes its place when there is more to do.
    void bury(Worker& worker) {
        const std::size_t task = *worker.task;
        const std::string how = reap(worker);
        rest(worker);
        pool_.died(task, how);
    }

    static std::string reap(Worker& worker) {
        if (worker.socket >= 0) ::close(worker.socket);
        int status = 0;
        while (::waitpid(worker.process, &status, 0) < 0 && errno == EINTR) continue;
        worker.process = worker.socket = -1;
        return manner_of(status);
    }

    // They see the end of their socket.
    void end_idle() {
        for (Worker& worker : workers_)
            if (worker.process >= 0) reap(worker);
    }

    static bool is_alive(pid_t process) {
        siginfo_t ended = {};
        return ::waitid(P_PID, id_t(process), &ended, WEXITED | WNOHANG | WNOWAIT) == 0 &&
               ended.si_pid == 0;
    }

    void end_now() {
        for (const Worker& worker : workers_)
            if (worker.process >= 0) ::kill(worker.process, SIGTERM);
        const auto deadline = Clock::now() + kPatience;
        for (Worker& worker : workers_) {
            if (worker.process < 0) continue;
            while (Clock::now() < deadline && is_alive(worker.process)) ::usleep(2000);
            ::kill(worker.process, SIGKILL);
            reap(worker);
            rest(worker);
        }
    }

    std::span<const std::size_t> tasks_;
    const WorkerPool& pool_;
    std::size_t next_ = 0;
    std::vector<Worker> workers_;
    std::optional<Jobserver> jobserver_;
    Interruptions interruptions_;
};

}  // namespace

PoolEnd run_workers(std::span<const std::size_t> tasks, const WorkerPool& pool) {
    return Pool(tasks, pool).run();
}

}  // namespace postconv::cli
