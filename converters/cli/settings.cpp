#include "converters/cli/settings.h"

#include <filesystem>

#include "converters/cli/files.h"
#include "model/content_hash.h"

namespace postconv::cli {
namespace {

SourceFile source_of(const Input& input) {
    return {input.name, content_hash(input.text)};
}

}  // namespace

// The last of the metadata files is the most binding; the configuration comes after them all.
Settings::Settings(const Command& command) : base_(command) {
    base_.inputs.clear();
    for (const std::string& path : command.metadata_files) {
        const Input file = read_input(path);
        base_files_.push_back(source_of(file));
        auto& defaults = base_.request.metadata_defaults;
        defaults.insert(defaults.begin(), {file.name, file.text, {}});
    }
}

const Settings::OfConfig& Settings::settings_of(const std::string& config,
                                                std::vector<SourceFile>& files,
                                                Diagnostics& diagnostics) {
    if (const auto known = of_configs_.find(config); known != of_configs_.end())
        return known->second;
    OfConfig settings{base_, base_files_};
    if (!config.empty()) {
        const Input file = read_input(config);
        settings.files.push_back(source_of(file));
        try {
            apply_config(file, settings.command);
        } catch (Failure& failure) {
            files.push_back(settings.files.back());
            failure.diagnostic.span.source = diagnostics.add_source(config);
            throw;
        }
    }
    return of_configs_.emplace(config, std::move(settings)).first->second;
}

Request Settings::request_for(const std::string& input, std::vector<SourceFile>& files,
                              Diagnostics& diagnostics) {
    const std::string folder = std::filesystem::path(input).parent_path().string();
    const auto [search, is_new] = found_.emplace(folder, ConfigSearch());
    if (is_new && base_.uses_config) search->second = find_config(input);
    for (const std::string& path : search->second.missing) files.push_back({path, {}});
    const std::string& config = search->second.path;
    const OfConfig& settings = settings_of(config, files, diagnostics);
    files.insert(files.end(), settings.files.begin(), settings.files.end());
    return settings.command.request;
}

}  // namespace postconv::cli
