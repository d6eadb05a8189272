// Programs run once, with what they used.
#pragma once

#include <sys/resource.h>

#include <string>
#include <vector>

namespace postconv::bench {

struct Usage {
    double time = 0;    // milliseconds of user and system time
    long peak_kib = 0;  // largest resident set
};

double milliseconds(const rusage& usage);

// The first word is the program, looked for along PATH. Ends this program when it fails.
Usage run_once(const std::vector<std::string>& command);

// Medians of time; the largest peak.
Usage run_often(const std::vector<std::string>& command, int runs);

}  // namespace postconv::bench
