// The pictures of a package: each once, in a form that Word can show.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "converters/package/zip.h"
#include "converters/backend.h"
#include "model/resources.h"

namespace postconv {

// Part names relative to word/.
struct MediaFiles {
    std::string picture;  // PNG, JPEG or GIF: every Word shows it
    std::string vector;   // the SVG itself for those that know it, else empty
};

class Media {
  public:
    explicit Media(std::string prefix) : prefix_(std::move(prefix)) {}  // of file names

    // None when the picture can't be turned into a form that Word shows. Asking twice for one
    // resource gives the same files.
    std::optional<MediaFiles> add(const Job& job, std::size_t index);
    std::vector<ZipEntry> take_entries() { return std::move(entries_); }  // below word/
    bool has(std::string_view extension) const;

  private:
    std::optional<MediaFiles> make(const Resource& resource, const Job& job);
    std::string store(Bytes bytes, std::string_view extension);

    std::string prefix_;
    std::vector<ZipEntry> entries_;
    std::map<std::size_t, std::optional<MediaFiles>> known_;
};

}  // namespace postconv
