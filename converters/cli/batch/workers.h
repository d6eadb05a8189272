// Documents made by several processes: one that falls takes its document along and no other.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>

namespace postconv::cli {

struct WorkerPool {
    int workers = 1;
    // In a worker: does task `index` and says how it went, in bytes that travel through a pipe.
    // Must not throw.
    std::function<std::string(std::size_t index)> work;
    // Here, as tasks end: what work() said.
    std::function<void(std::size_t index, std::string said)> done;
    // Here: the worker died over it; `how` says of what: "signal 11 (Segmentation fault)".
    std::function<void(std::size_t index, const std::string& how)> died;
    // Here, a few times a second.
    std::function<void()> tick;
};

enum class PoolEnd { AllDone, Interrupted };

// Does each of `tasks` once, begun in their order, at most `workers` at a time and, under GNU make,
// no more than its jobserver has tokens for. SIGINT, SIGTERM and SIGHUP end it within a second:
// workers finish a file that is being written, tasks that were not done are left. Call it from a
// process with one thread.
PoolEnd run_workers(std::span<const std::size_t> tasks, const WorkerPool& pool);

}  // namespace postconv::cli
