#include "converters/source_record.h"

#include "model/content_hash.h"

namespace postconv {

void SourceRecord::add(const std::string& path, std::string_view bytes) {
    const auto [file, is_new] = hashes_.try_emplace(path);
    if (is_new) file->second = content_hash(bytes);
}

std::vector<SourceFile> SourceRecord::files() const {
    std::vector<SourceFile> files;
    for (const auto& [path, hash] : hashes_) files.push_back({path, hash});
    return files;
}

Loader::Result RecordingLoader::load(const std::string& name, const std::string& from) const {
    Result result = loader_.load(name, from);
    for (const std::string& path : result.missing) record_.add_missing(path);
    if (result.path.empty()) return result;
    if (result.status == Status::Loaded)
        record_.add(result.path, result.bytes);
    else
        record_.add_missing(result.path);
    return result;
}

}  // namespace postconv
