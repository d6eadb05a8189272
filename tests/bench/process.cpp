#include "tests/bench/process.h"

#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

extern char** environ;

namespace postconv::bench {

double milliseconds(const rusage& usage) {
    const auto in_ms = [](const timeval& t) {
        return double(t.tv_sec) * 1e3 + double(t.tv_usec) / 1e3;
    };
    return in_ms(usage.ru_utime) + in_ms(usage.ru_stime);
}

Usage run_once(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const std::string& each : command) arguments.push_back(const_cast<char*>(each.c_str()));
    arguments.push_back(nullptr);
    pid_t process = 0;
    if (posix_spawnp(&process, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
        std::exit(1);
    int status = 0;
    rusage usage;
    if (wait4(process, &status, 0, &usage) != process || status != 0) {
        std::fprintf(stderr, "%s failed\n", arguments[0]);
        std::exit(1);
    }
    return {milliseconds(usage), usage.ru_maxrss};
}

Usage run_often(const std::vector<std::string>& command, int runs) {
    std::vector<double> times;
    Usage all;
    for (int i = 0; i < runs; ++i) {
        const Usage one = run_once(command);
        times.push_back(one.time);
        all.peak_kib = std::max(all.peak_kib, one.peak_kib);
    }
    std::nth_element(times.begin(), times.begin() + runs / 2, times.end());
    all.time = times[std::size_t(runs / 2)];
    return all;
}

}  // namespace postconv::bench
