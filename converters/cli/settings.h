// What the options, the metadata files and the configuration of a folder ask for together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "converters/cli/command.h"
#include "converters/cli/config.h"

namespace postconv::cli {

class Settings {
  public:
    // Throws Failure when a metadata file can't be read.
    explicit Settings(const Command& command);

    // The request for a document of which `input` is the first file, without the texts of its
    // inputs. Adds to `files` those that it goes by, and the configurations that are not there but
    // would count. Throws Failure (Usage) whose place is in `diagnostics.sources()`.
    Request request_for(const std::string& input, std::vector<SourceFile>& files,
                        Diagnostics& diagnostics);

  private:
    struct OfConfig {
        Command command;
        std::vector<SourceFile> files;
    };
    const OfConfig& settings_of(const std::string& config, std::vector<SourceFile>& files,
                                Diagnostics& diagnostics);

    Command base_;                               // without a configuration
    std::vector<SourceFile> base_files_;         // metadata files
    std::map<std::string, ConfigSearch> found_;  // for each folder of inputs
    std::map<std::string, OfConfig> of_configs_;
};

}  // namespace postconv::cli
