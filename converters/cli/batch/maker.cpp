#include "converters/cli/batch/maker.h"

#include <algorithm>
#include <chrono>
#include <ctime>
#include <filesystem>

#include "converters/cli/files.h"
#include "model/content_hash.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

double processor_seconds() {
    timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

// Both clocks, from here on.
class Stopwatch {
  public:
    void stop(DocumentResult& result) const {
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - began_;
        result.seconds = passed.count();
        result.processor_seconds = processor_seconds() - processor_began_;
    }

  private:
    std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
    double processor_began_ = processor_seconds();
};

void sort_files(std::vector<SourceFile>& files) {
    std::ranges::sort(files, {}, &SourceFile::path);
    const auto repeated = std::ranges::unique(files, {}, &SourceFile::path);
    files.erase(repeated.begin(), repeated.end());
}

void make_folders_of(const std::vector<Output>& outputs) {
    for (const Output& output : outputs) make_folders(fs::path(output.path).parent_path().string());
}

std::vector<WrittenFile> written(const std::vector<Output>& outputs,
                                 const std::vector<Edition>& editions) {
    std::vector<WrittenFile> files;
    for (std::size_t i = 0; i < outputs.size(); ++i)
        files.push_back({outputs[i].path, outputs[i].format, editions[i].bytes.size(),
                         content_hash(editions[i].bytes)});
    return files;
}

}  // namespace

Maker::Maker(const Command& command)
    : command_(command),
      settings_(command),
      records_(records_folder(command.rebuild), command.signature) {}

DocumentResult Maker::make(const PlannedDocument& document) {
    const Stopwatch watch;
    DocumentResult result;
    try {
        if (std::optional<DocumentResult> known = records_.find(document)) {
            result = std::move(*known);
            if (result.status == Status::Made) result.status = Status::Unchanged;
        } else {
            make_new(document, result);
            records_.keep(document, result);
        }
    } catch (const Failure& failure) {
        result.status = Status::Failed;
        result.failure = failure.kind;
        result.diagnostics.add(failure.diagnostic);
    }
    sort_files(result.files);
    watch.stop(result);
    return result;
}

void Maker::make_new(const PlannedDocument& document, DocumentResult& result) {
    result.inputs = document.inputs;
    for (const std::string& path : document.inputs) result.files.push_back({path, {}});
    Request request =
        settings_.request_for(document.inputs.front(), result.files, result.diagnostics);
    check_resource_folders(request.resource_folders);
    if (!document.outputs.empty()) request.formats.clear();
    for (const Output& output : document.outputs) request.formats.push_back(output.format);
    for (std::size_t i = 0; i < document.inputs.size(); ++i) {
        request.inputs.push_back(read_input(document.inputs[i]));
        result.files[i].hash = content_hash(request.inputs.back().text);
    }
    Outcome outcome = workshop_.convert(request);
    result.files.insert(result.files.end(), outcome.files.begin(), outcome.files.end());
    result.diagnostics = std::move(outcome.diagnostics);
    result.failure = outcome.failure;
    result.pages = outcome.pages;
    if (outcome.failure) return;
    result.status = outcome.is_skipped_draft ? Status::Draft : Status::Made;
    if (outcome.is_skipped_draft || document.outputs.empty()) return;
    if (command_.task == Task::ConvertMany) make_folders_of(document.outputs);
    write_outputs(document.outputs, outcome.editions);
    result.outputs = written(document.outputs, outcome.editions);
}

}  // namespace postconv::cli
