#include "converters/cli/batch/run.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <set>
#include <thread>

#include "converters/cli/batch/depfile.h"
#include "converters/cli/batch/maker.h"
#include "converters/cli/batch/merge_reports.h"
#include "converters/cli/batch/progress.h"
#include "converters/cli/batch/run_report.h"
#include "converters/cli/batch/shard.h"
#include "converters/cli/batch/watch.h"
#include "converters/cli/batch/workers.h"
#include "converters/cli/files.h"
#include "converters/cli/memory.h"
#include "converters/cli/replacement.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

std::optional<std::string> environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? std::optional<std::string>(value) : std::nullopt;
}

ProgressForm progress_form(const Command& command) {
    const bool is_for_machines =
        command.messages.form == MessageForm::Json || command.messages.form == MessageForm::Sarif;
    if (command.task != Task::ConvertMany || command.messages.quiet || is_for_machines)
        return ProgressForm::None;
    return ::isatty(STDERR_FILENO) ? ProgressForm::Bar : ProgressForm::Lines;
}

int jobs_of(const Command& command) {
    if (command.batch.jobs > 0) return command.batch.jobs;
    return std::max(1, int(std::thread::hardware_concurrency()));
}

// The large first, so that none of them is what all wait for at the end.
std::vector<std::size_t> large_first(const std::vector<PlannedDocument>& plan) {
    std::vector<std::size_t> order(plan.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t i) { return plan[i].bytes; });
    return order;
}

// What is written of a run beside its editions.
std::vector<Output> accounts_of(const Command& command) {
    std::vector<Output> accounts;
    for (const std::string& path : {command.report, command.rebuild.depfile})
        if (!path.empty()) accounts.push_back({path, {}});
    return accounts;
}

// "2026-04-22T10:00:00Z": now, whatever the time zone.
std::string time_of_day() {
    const std::time_t now = std::time(nullptr);
    std::tm parts = {};
    gmtime_r(&now, &parts);
    std::array<char, 32> text = {};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

// What killed processes left where we are about to write.
void remove_all_leftovers(const Command& command, const std::vector<PlannedDocument>& plan) {
    std::set<std::string> folders;
    for (const PlannedDocument& document : plan)
        for (const Output& output : document.outputs)
            if (output.path != kStandardStream)
                folders.insert(fs::path(output.path).parent_path().string());
    for (const Output& account : accounts_of(command))
        if (account.path != kStandardStream)
            folders.insert(fs::path(account.path).parent_path().string());
    for (const std::string& folder : folders) remove_leftovers(folder);
    const std::string records = records_folder(command.rebuild);
    if (!records.empty()) remove_leftovers_below(records);
}

class Run {
  public:
    Run(const Command& command, const Say& say) : command_(command), say_(say) {}

    int once() {
        plan_ = planned();
        results_ = unfinished(plan_);
        remove_all_leftovers(command_, plan_);
        make(large_first(plan_));
        // Of one that was killed shortly before we began, the system may have had some to write
        // yet.
        remove_all_leftovers(command_, plan_);
        conclude();
        return interrupted_ ? kInterrupted : exit_code(results_);
    }

    int watching() {
        once();
        Watcher watcher(command_);
        while (!interrupted_) make_again(watcher.wait(results_));
        return kInterrupted;
    }

  private:
    std::vector<PlannedDocument> planned() {
        std::vector<PlannedDocument> plan = plan_documents(command_);
        if (!command_.batch.shard.empty()) {
            const Shard shard = read_shard(command_.batch.shard, environment);
            facts_.shards = {shard};
            facts_.list = identity_of_list(plan);
            plan = part_of(std::move(plan), shard);
        }
        if (command_.task == Task::Convert)
            check_outputs(plan.front().outputs, plan.front().inputs);
        return plan;
    }

    // What becomes of documents that no one gets to.
    static std::vector<DocumentResult> unfinished(const std::vector<PlannedDocument>& plan) {
        std::vector<DocumentResult> results;
        for (const PlannedDocument& document : plan)
            results.push_back({.inputs = document.inputs, .status = Status::Interrupted});
        return results;
    }

    void make(const std::vector<std::size_t>& order) {
        std::vector<PlannedDocument> chosen;
        for (const std::size_t i : order) chosen.push_back(plan_[i]);
        Progress progress(progress_form(command_), chosen);
        // One document needs no other process, unless it must not take us along when it falls.
        if (command_.task != Task::ConvertMany && !command_.rebuild.watch)
            make_here(progress);
        else
            make_in_workers(order, progress);
        seconds_ = progress.seconds();
        progress.clear();
        if (progress_form(command_) != ProgressForm::None) {
            std::vector<DocumentResult> done;
            for (const std::size_t i : order) done.push_back(results_[i]);
            std::cerr << summary(done, seconds_);
        }
    }

    void make_here(Progress& progress) {
        Maker maker(command_);
        for (std::size_t i = 0; i < plan_.size(); ++i) finish(i, maker.make(plan_[i]), progress);
    }

    void make_in_workers(const std::vector<std::size_t>& order, Progress& progress) {
        keep_memory_for(Documents::Many);
        Maker maker(command_);  // each worker has its own from the moment it forks
        WorkerPool pool;
        pool.workers = jobs_of(command_);
        pool.work = [&](std::size_t i) { return to_json(maker.make(plan_[i])); };
        pool.done = [&](std::size_t i, const std::string& said) {
            finish(i, result_from_json(said), progress);
        };
        pool.died = [&](std::size_t i, const std::string& how) {
            finish(i, fallen(plan_[i], how), progress);
        };
        pool.tick = [&] { progress.draw(); };
        interrupted_ = run_workers(order, pool) == PoolEnd::Interrupted;
    }

    static DocumentResult fallen(const PlannedDocument& document, const std::string& how) {
        return failed_result(
            document.inputs,
            {FailureKind::Internal,
             {Severity::Error,
              "internal",
              {},
              "the worker that made \"" + document.inputs.front() + "\" ended with " + how,
              "this is a fault of postconv, or memory ran out: please report it with the input"}});
    }

    void finish(std::size_t i, DocumentResult result, Progress& progress) {
        result.inputs = plan_[i].inputs;  // as they were named, whatever bytes that is
        progress.clear();
        say_(result.diagnostics);
        progress.add(plan_[i], result);
        results_[i] = std::move(result);
    }

    void conclude() const {
        const RebuildOptions& rebuild = command_.rebuild;
        const bool failed = std::ranges::all_of(results_, [](const DocumentResult& result) {
            return result.status == Status::Failed || result.status == Status::Interrupted;
        });
        if (!rebuild.depfile.empty() && !failed)
            write_text(rebuild.depfile, depfile(results_, rebuild.depfile_form));
        if (!command_.report.empty()) write_report();
    }

    void write_report() const {
        RunFacts facts = facts_;
        facts.jobs = jobs_of(command_);
        facts.seconds = seconds_;
        facts.ended = time_of_day();
        facts.interrupted = interrupted_;
        write_text(command_.report, run_report(results_, facts));
    }

    // Those that go by one of the files, and those that are new.
    void make_again(const std::set<std::string>& changed) {
        try {
            std::vector<PlannedDocument> plan = planned();
            std::vector<DocumentResult> results = unfinished(plan);
            std::vector<std::size_t> order;
            for (std::size_t i = 0; i < plan.size(); ++i) {
                const auto known =
                    std::ranges::find(results_, plan[i].inputs, &DocumentResult::inputs);
                if (known != results_.end() && !goes_by(*known, changed))
                    results[i] = std::move(*known);
                else
                    order.push_back(i);
            }
            plan_ = std::move(plan);
            results_ = std::move(results);
            make(order);
            conclude();
        } catch (const Failure& failure) {
            Diagnostics diagnostics;
            diagnostics.add(failure.diagnostic);
            say_(diagnostics);
        }
    }

    const Command& command_;
    const Say& say_;
    std::vector<PlannedDocument> plan_;
    std::vector<DocumentResult> results_;  // of each document of the plan
    RunFacts facts_;                       // of the report: which part of what
    double seconds_ = 0;
    bool interrupted_ = false;
};

}  // namespace

int convert_documents(const Command& command, const Say& say) {
    check_resource_folders(command.request.resource_folders);
    check_outputs(accounts_of(command), command.inputs);
    Run run(command, say);
    return command.rebuild.watch ? run.watching() : run.once();
}

int merge_reports(const Command& command, const Say& say) {
    std::vector<std::pair<std::string, std::string>> reports;
    for (const std::string& path : command.inputs)
        reports.emplace_back(path, read_input(path).text);
    const MergedReport merged = merged_reports(reports);
    write_text(command.outputs.front().path, merged.text);
    say(merged.diagnostics);
    return merged.is_interrupted ? kInterrupted : merged.exit_code;
}

}  // namespace postconv::cli
