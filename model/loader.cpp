#include <algorithm>
#include <filesystem>
#include <fstream>

#include "model/nearest.h"
#include "model/resources.h"
#include "model/text.h"

namespace postconv {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& file, const fs::path& folder) {
    const auto [end, unused] =
        std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return end == folder.end();
}

// As a person would write it, unless that leads elsewhere: ".." behind a link does.
std::string written_plainly(const fs::path& path, const fs::path& canonical) {
    const fs::path plain = path.lexically_normal();
    if (plain == path) return path.string();
    std::error_code error;
    return (fs::canonical(plain, error) == canonical ? plain : path).string();
}

Loader::Result read_regular_file(const fs::path& path, std::size_t byte_limit) {
    std::error_code error;
    if (!fs::is_regular_file(path, error))
        return {Loader::Status::Unreadable, {}, "only regular files are read"};
    if (fs::file_size(path, error) > byte_limit)
        return {Loader::Status::Refused,
                {},
                "it is larger than " + std::to_string(byte_limit >> 20) + " MiB"};
    std::ifstream in(path, std::ios::binary);
    Bytes bytes((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
    if (!in && !in.eof()) return {Loader::Status::Unreadable, {}, "check its permissions"};
    if (!in.is_open()) return {Loader::Status::Unreadable, {}, "check its permissions"};
    return {Loader::Status::Loaded, std::move(bytes), {}};
}

std::string hint_for(const fs::path& wanted, const fs::path& root) {
    const std::string near = nearest_file_name(wanted);
    return !near.empty() && is_below(wanted.lexically_normal(), root)
               ? "did you mean \"" + near + "\"?"
               : std::string();
}

}  // namespace

Loader::Result DiskLoader::load(const std::string& name, const std::string& from) const {
    std::vector<fs::path> folders = {fs::path(from).parent_path()};
    if (folders.front().empty()) folders.front() = ".";
    folders.insert(folders.end(), folders_.begin(), folders_.end());

    const fs::path relative = fs::path(percent_decoded(name)).relative_path();
    Result result;
    bool outside = false;
    for (const fs::path& folder : folders) {
        std::error_code error;
        const fs::path place = folder / relative;
        const fs::path root = fs::canonical(folder, error);
        const fs::path file = error ? fs::path() : fs::canonical(root / relative, error);
        if (error) {
            result.missing.push_back(place.lexically_normal().string());
            if (result.hint.empty() && !root.empty()) result.hint = hint_for(root / relative, root);
            continue;
        }
        const auto allowed = [&](const fs::path& f) {
            const fs::path canonical_folder = fs::canonical(f, error);
            return !error && is_below(file, canonical_folder);
        };
        if (std::any_of(folders.begin(), folders.end(), allowed)) {
            Result read = read_regular_file(file, byte_limit_);
            read.path = written_plainly(place, file);
            read.missing = std::move(result.missing);
            return read;
        }
        outside = true;
    }
    if (!outside) return result;
    return {.status = Status::Refused,
            .hint = "it lies outside the document's folder; name its folder with --resource-path",
            .missing = std::move(result.missing)};
}

Loader::Result MemoryLoader::load(const std::string& name, const std::string&) const {
    const auto found = files_.find(name);
    if (found == files_.end()) return {Status::NotFound, {}, {}};
    return {Status::Loaded, found->second, {}};
}

}  // namespace postconv
