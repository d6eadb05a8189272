#include "converters/cli/batch/records.h"

#include <filesystem>

#include "converters/cli/batch/result_json.h"
#include "converters/cli/files.h"
#include "model/content_hash.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostHashes = 100'000;  // some 10 MB

}  // namespace

std::string records_folder(const RebuildOptions& options) {
    if (!options.if_changed) return {};
    return options.cache_folder.empty() ? ".postconv" : options.cache_folder;
}

Records::Records(std::string folder, std::string signature)
    : folder_(std::move(folder)), signature_(std::move(signature)) {
    std::error_code error;
    place_ = fs::current_path(error).string() + '\n';
}

// Names in a record are as they were typed: they hold for calls from the same place. Several places
// may use one folder of records.
std::string Records::path_of(const PlannedDocument& document) const {
    std::string names = place_;
    for (const std::string& input : document.inputs) names += input + '\n';
    for (const Output& output : document.outputs) names += output.format + ' ' + output.path + '\n';
    const std::string hash = content_hash(names);
    return folder_ + '/' + hash.substr(0, 2) + '/' + hash.substr(2) + ".json";
}

std::string Records::hash_of_file(const std::string& path) {
    return read_file(path, buffer_) ? content_hash(buffer_) : std::string();
}

bool Records::is_as_written(const WrittenFile& output) {
    std::error_code error;
    return fs::file_size(output.path, error) == output.bytes && !error &&
           hash_of_file(output.path) == output.hash;
}

bool Records::holds(const SourceFile& file) {
    auto found = hashes_.find(file.path);
    if (found == hashes_.end()) {
        if (hashes_.size() >= kMostHashes) hashes_.clear();
        found = hashes_.emplace(file.path, hash_of_file(file.path)).first;
    }
    return found->second == file.hash;
}

std::optional<DocumentResult> Records::find(const PlannedDocument& document) {
    if (folder_.empty()) return std::nullopt;
    const std::optional<std::string> text = read_file(path_of(document));
    if (!text) return std::nullopt;
    try {
        const Json json = Json::parse(*text);
        if (json.at("signature") != signature_) return std::nullopt;
        DocumentResult result = result_of(json.at("result"));
        for (const SourceFile& file : result.files)
            if (!holds(file)) return std::nullopt;
        for (const WrittenFile& output : result.outputs)
            if (!is_as_written(output)) return std::nullopt;
        return result;
    } catch (const std::exception&) {  // not ours, or of an older program
        return std::nullopt;
    }
}

void Records::keep(const PlannedDocument& document, const DocumentResult& result) {
    if (folder_.empty() || result.status == Status::Failed) return;
    const fs::path path = path_of(document);
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    const Json json = {{"signature", signature_}, {"result", json_of(result)}};
    try {
        replace_file(path.string(), dumped(json));
    } catch (const Failure&) {
        fs::remove(path, error);
    }
}

}  // namespace postconv::cli
