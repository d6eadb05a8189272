#include "converters/cli/batch/shard.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <numeric>
#include <tuple>

#include "model/content_hash.h"

namespace postconv::cli {
namespace {

constexpr int kMostParts = 1'000'000;

std::optional<int> read_number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = error == std::errc() && end == text.data() + text.size();
    return is_whole && value >= 0 ? std::optional(value) : std::nullopt;
}

[[noreturn]] void refuse(
    const std::string& message,
    std::string_view hint = "write --shard 2/8 for the second of eight parts") {
    fail(FailureKind::Usage, "bad-shard", {}, message, std::string(hint));
}

Shard checked(Shard shard, const std::string& source) {
    if (shard.count < 1 || shard.count > kMostParts || shard.index < 1 || shard.index > shard.count)
        refuse(source + " names part " + std::to_string(shard.index) + " of " +
               std::to_string(shard.count));
    return shard;
}

// ---- what schedulers say ---------------------------------------------------------------------

class Variables {
  public:
    explicit Variables(const Environment& environment) : environment_(environment) {}

    std::optional<int> number(const char* name) const {
        const std::optional<std::string> text = environment_(name);
        return text ? read_number(*text) : std::nullopt;
    }

    // `first` is what the index counts from.
    std::optional<Shard> shard(const char* index, const char* count, int first = 0) const {
        const std::optional<int> at = number(index), of = number(count);
        if (!at || !of) return std::nullopt;
        return checked({*at - first + 1, *of}, index);
    }

    bool has(const char* name) const { return environment_(name).has_value(); }

  private:
    const Environment& environment_;
};

// --array=0-7 or 1-8, also 0-14:2. An array that begins elsewhere is most likely what failed of
// another, and 3 of --array=3 would then be taken for the only part.
std::optional<Shard> task_of_array(const Variables& variables) {
    const auto id = variables.number("SLURM_ARRAY_TASK_ID");
    const auto first = variables.number("SLURM_ARRAY_TASK_MIN");
    const auto last = variables.number("SLURM_ARRAY_TASK_MAX");
    const auto count = variables.number("SLURM_ARRAY_TASK_COUNT");
    if (!id || !first || !last || !count) return std::nullopt;
    const int step = std::max(1, variables.number("SLURM_ARRAY_TASK_STEP").value_or(1));
    const bool is_even = (*last - *first) / step + 1 == *count && (*id - *first) % step == 0;
    if (*first > 1 || !is_even)
        refuse("--shard auto can't number the tasks of an array from " + std::to_string(*first) +
                   " to " + std::to_string(*last),
               "for tasks of an earlier array say which parts they were: --shard "
               "$((SLURM_ARRAY_TASK_ID + 1))/8 of --array=0-7");
    return checked({(*id - *first) / step + 1, *count}, "SLURM_ARRAY_TASK_ID");
}

// Of a task of an array srun may have made several again. SLURM_NTASKS would not do: it is also set
// where a batch script calls us once, without srun, and has to get all of its part.
std::optional<Shard> task_of_slurm(const Variables& variables) {
    const std::optional<Shard> array = task_of_array(variables);
    const std::optional<Shard> step = variables.shard("SLURM_PROCID", "SLURM_STEP_NUM_TASKS");
    if (!array || !step) return array ? array : step;
    if (array->count > kMostParts / step->count) refuse("--shard auto makes too many parts");
    return checked({(array->index - 1) * step->count + step->index, array->count * step->count},
                   "SLURM_ARRAY_TASK_ID");
}

std::optional<Shard> shard_of_scheduler(const Variables& variables) {
    if (const auto shard = task_of_slurm(variables)) return shard;
    if (const auto shard = variables.shard("TEST_SHARD_INDEX", "TEST_TOTAL_SHARDS")) return shard;
    if (const auto shard = variables.shard("GTEST_SHARD_INDEX", "GTEST_TOTAL_SHARDS")) return shard;
    // GitLab counts from 1; others that use the name count from 0.
    return variables.shard("CI_NODE_INDEX", "CI_NODE_TOTAL", variables.has("GITLAB_CI") ? 1 : 0);
}

// ---- which part a document falls to ----------------------------------------------------------

// By size, the large first, while there is room for them; by place where sizes are equal.
std::vector<std::size_t> by_size(const std::vector<PlannedDocument>& documents) {
    std::vector<std::size_t> order(documents.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        const PlannedDocument &x = documents[a], &y = documents[b];
        if (x.bytes != y.bytes) return x.bytes > y.bytes;
        return std::tie(x.place, x.inputs) < std::tie(y.place, y.inputs);
    });
    return order;
}

std::uint64_t work_of(const PlannedDocument& document) {
    constexpr std::uint64_t kOverhead = 4096;  // of any document, in bytes of text
    return document.bytes + kOverhead;
}

// Parts in an order that is a place's own, as good as random: splitmix64 from its hash.
class Wishes {
  public:
    explicit Wishes(const std::string& place) {
        const std::string hash = content_hash(place);
        std::from_chars(hash.data(), hash.data() + 16, state_, 16);
    }

    std::size_t next(std::size_t parts) {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return std::size_t((mixed ^ (mixed >> 31)) % parts);
    }

  private:
    std::uint64_t state_ = 0;
};

// Each document goes to the first part of its wishes that has room (consistent hashing with bounded
// loads, Mirrokni, Thorup and Zadimoghaddam): another document beside it moves it only where parts
// were full. Giving each to the least part would be more even by a few hundredths, but one document
// more would move half of all.
class Shares {
  public:
    Shares(const std::vector<PlannedDocument>& documents, int parts) : loads_(std::size_t(parts)) {
        std::uint64_t total = 0;
        for (const PlannedDocument& document : documents) total += work_of(document);
        const std::uint64_t mean = total / loads_.size() + 1;
        room_ = mean + mean / 20;
    }

    // The part's index.
    int take(const PlannedDocument& document) {
        const std::uint64_t work = work_of(document);
        const std::size_t part = part_for(document.place, work);
        loads_[part] += work;
        return int(part) + 1;
    }

  private:
    std::size_t part_for(const std::string& place, std::uint64_t work) const {
        constexpr int kMostWishes = 32;
        Wishes wishes(place);
        for (int wish = 0; wish < kMostWishes; ++wish) {
            const std::size_t part = wishes.next(loads_.size());
            if (loads_[part] + work <= room_) return part;
        }
        return std::size_t(std::ranges::min_element(loads_) - loads_.begin());
    }

    std::vector<std::uint64_t> loads_;
    std::uint64_t room_;
};

}  // namespace

Shard read_shard(std::string_view text, const Environment& environment) {
    if (text == "auto") {
        const Variables variables(environment);
        if (const auto shard = shard_of_scheduler(variables)) return *shard;
        if (variables.has("SLURM_JOB_ID"))
            refuse("--shard auto finds neither an array of Slurm nor a step of srun",
                   "submit with sbatch --array=1-8, or start postconv with srun");
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

std::string text_of(Shard shard) {
    return std::to_string(shard.index) + '/' + std::to_string(shard.count);
}

std::vector<PlannedDocument> part_of(std::vector<PlannedDocument> documents, Shard shard) {
    Shares shares(documents, shard.count);
    std::vector<bool> is_ours(documents.size());
    for (const std::size_t at : by_size(documents))
        is_ours[at] = shares.take(documents[at]) == shard.index;
    std::vector<PlannedDocument> ours;
    for (std::size_t i = 0; i < documents.size(); ++i)
        if (is_ours[i]) ours.push_back(std::move(documents[i]));
    return ours;
}

ListIdentity identity_of_list(const std::vector<PlannedDocument>& documents) {
    std::string all;
    for (const std::size_t at : by_size(documents))
        all += std::to_string(documents[at].bytes) + ' ' + documents[at].place + '\n';
    return {documents.size(), content_hash(all)};
}

}  // namespace postconv::cli
