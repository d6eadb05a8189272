#include "converters/cli/batch/shard.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <queue>

namespace postconv::cli {
namespace {

std::optional<int> read_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = error == std::errc() && end == text.data() + text.size();
    return is_whole && value >= 0 ? std::optional(value) : std::nullopt;
}

struct Scheduler {
    const char *index, *first, *count;  // names of variables; no `first`: counted from 0
};

// Of Slurm an array job comes before the tasks of one job, which may run within it.
constexpr std::array kSchedulers = {
    Scheduler{"SLURM_ARRAY_TASK_ID", "SLURM_ARRAY_TASK_MIN", "SLURM_ARRAY_TASK_COUNT"},
    Scheduler{"SLURM_PROCID", nullptr, "SLURM_NTASKS"},
    Scheduler{"TEST_SHARD_INDEX", nullptr, "TEST_TOTAL_SHARDS"},
    Scheduler{"GTEST_SHARD_INDEX", nullptr, "GTEST_TOTAL_SHARDS"},
    Scheduler{"CI_NODE_INDEX", nullptr, "CI_NODE_TOTAL"},
};

bool counts_from_one(const Scheduler& scheduler, const Environment& environment) {
    // GitLab counts CI_NODE_INDEX from 1; others that use the name count from 0.
    return std::string_view(scheduler.index) == "CI_NODE_INDEX" && environment("GITLAB_CI");
}

std::optional<Shard> read_from(const Scheduler& scheduler, const Environment& environment) {
    const auto number = [&](const char* name) -> std::optional<int> {
        const std::optional<std::string> text = environment(name);
        return text ? read_number(*text) : std::nullopt;
    };
    const std::optional<int> index = number(scheduler.index), count = number(scheduler.count);
    if (!index || !count) return std::nullopt;
    const int first = scheduler.first ? number(scheduler.first).value_or(0)
                      : counts_from_one(scheduler, environment) ? 1
                                                                : 0;
    return Shard{*index - first + 1, *count};
}

[[noreturn]] void refuse(const std::string& message) {
    fail(FailureKind::Usage, "bad-shard", {}, message,
         "write --shard 2/8 for the second of eight parts");
}

Shard checked(Shard shard, const std::string& source) {
    if (shard.count < 1 || shard.index < 1 || shard.index > shard.count)
        refuse(source + " names part " + std::to_string(shard.index) + " of " +
               std::to_string(shard.count));
    return shard;
}

// By size, the large first; by name where sizes are equal, so that the list's order doesn't matter.
std::vector<std::size_t> by_size(const std::vector<PlannedDocument>& documents) {
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const PlannedDocument &x = documents[a], &y = documents[b];
        return x.bytes != y.bytes ? x.bytes > y.bytes : x.inputs < y.inputs;
    });
    return order;
}

}  // namespace

Shard read_shard(std::string_view text, const Environment& environment) {
    if (text == "auto") {
        for (const Scheduler& scheduler : kSchedulers)
            if (const std::optional<Shard> shard = read_from(scheduler, environment))
                return checked(*shard, scheduler.index);
        refuse("--shard auto finds no variable of Slurm, of a test runner or a CI service");
    }
    const std::size_t slash = text.find('/');
    if (slash != std::string_view::npos) {
        const auto index = read_number(text.substr(0, slash));
        const auto count = read_number(text.substr(slash + 1));
        if (index && count) return checked({*index, *count}, "--shard");
    }
    refuse("--shard \"" + std::string(text) + "\" is no part of a whole");
}

// Each to the part that has least so far (longest processing time first).
std::vector<PlannedDocument> part_of(std::vector<PlannedDocument> documents, Shard shard) {
    using Load = std::pair<std::uint64_t, int>;
    std::priority_queue<Load, std::vector<Load>, std::greater<>> parts;
    for (int part = 1; part <= shard.count; ++part) parts.emplace(0, part);
    std::vector<bool> is_ours(documents.size());
    for (const std::size_t at : by_size(documents)) {
        auto [load, part] = parts.top();
        parts.pop();
        is_ours[at] = part == shard.index;
        constexpr std::uint64_t kOverhead = 4096;  // of any document, in bytes of text
        parts.emplace(load + documents[at].bytes + kOverhead, part);
    }
    std::vector<PlannedDocument> ours;
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (is_ours[i]) ours.push_back(std::move(documents[i]));
    return ours;
}

}  // namespace postconv::cli
