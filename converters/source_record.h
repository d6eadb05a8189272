// Which files a conversion went by: see Outcome::files.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "converters/postconv.h"
#include "model/resources.h"

namespace postconv {

class SourceRecord {
  public:
    // Of a file that is read twice, what was found first stands: one that changed in between is
    // then seen to have changed.
    void add(const std::string& path, std::string_view bytes);
    void add_missing(const std::string& path) { hashes_.try_emplace(path); }
    void add(const SourceFile& file) { hashes_.try_emplace(file.path, file.hash); }

    std::vector<SourceFile> files() const;  // by path

  private:
    std::map<std::string, std::string> hashes_;
};

// Loads as another does and writes down what. Both must outlive it.
class RecordingLoader : public Loader {
  public:
    RecordingLoader(const Loader& loader, SourceRecord& record)
        : loader_(loader), record_(record) {}
    Result load(const std::string& name, const std::string& from) const override;

  private:
    const Loader& loader_;
    SourceRecord& record_;
};

}  // namespace postconv
