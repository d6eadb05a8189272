// Writing a file in one step: whole, or as it was before.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace postconv::cli {

class File {
  public:
    File(const std::string& path, int flags);  // as open(2)
    ~File() { close(); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }
    // False when the system says so only now, as network file systems do.
    bool close();

  private:
    int descriptor_;
};

// Where links lead: a link stays a link, and what it names is replaced.
std::filesystem::path followed(const std::string& path);

// "no such file or directory"
std::string reason(int error);

// Throws Failure (NotWritten); `error` is errno.
[[noreturn]] void refuse_output(const std::string& path, int error);

// Throws Failure (NotWritten) that names `path`.
void write_all(int descriptor, std::string_view bytes, const std::string& path);

// A new version of a file, written beside it and flushed, so that it may be on a file system which
// several machines share. Gone unless put in place.
class Replacement {
  public:
    // Throws Failure (NotWritten).
    Replacement(const std::string& path, std::string_view bytes);
    ~Replacement() { discard(); }
    Replacement(Replacement&& other) noexcept
        : path_(std::move(other.path_)),
          target_(std::move(other.target_)),
          temporary_(std::exchange(other.temporary_, {})) {}
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    // Renames it; should it be gone, since another machine took it for a leftover, writes `bytes`
    // again before that. Throws Failure (NotWritten).
    void put_in_place(std::string_view bytes);

  private:
    std::filesystem::path folder_of_target() const;
    void write(std::string_view bytes);
    void discard();

    std::string path_;  // as the user wrote it
    std::filesystem::path target_;
    std::filesystem::path temporary_;
};

// Removes from a folder what killed processes left half written: of this machine those that are no
// more, of any what nobody has touched for two minutes.
void remove_leftovers(const std::filesystem::path& folder);

}  // namespace postconv::cli
