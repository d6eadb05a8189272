#include "converters/cli/files.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "model/nearest.h"
#include "model/text.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostInputBytes = std::size_t{256} << 20;

// "no such file or directory"
std::string reason(int error) {
    std::string text = std::generic_category().message(error);
    return ascii_lower(text.substr(0, 1)) + text.substr(1);
}

class File {
  public:
    File(const std::string& path, int flags)
        : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
    ~File() { close(); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    bool is_open() const { return descriptor_ >= 0; }
    int descriptor() const { return descriptor_; }
    // False when the system says so only now, as network file systems do.
    bool close() {
        const int descriptor = std::exchange(descriptor_, -1);
        return descriptor < 0 || ::close(descriptor) == 0;
    }

  private:
    int descriptor_;
};

// ---- inputs ------------------------------------------------------------------------------------

[[noreturn]] void refuse_folder(const fs::path& folder) {
    std::vector<std::string> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".md")
            files.push_back(it->path().lexically_normal().string());
    const auto first = std::min_element(files.begin(), files.end());
    fail(FailureKind::NotFound, "input-is-folder", {},
         "\"" + folder.string() + "\" is a folder, not a file",
         first == files.end() ? "name a Markdown file" : "name a file in it, such as " + *first);
}

[[noreturn]] void refuse_input(const fs::path& path, int error) {
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) refuse_folder(path);
    if (error != ENOENT && error != ENOTDIR)
        fail(FailureKind::NotFound, "unreadable-input", {},
             "the file \"" + path.string() + "\" can't be read: " + reason(error),
             error == EACCES ? "check its permissions" : "");
    const std::string near = nearest_file_name(path);
    fail(FailureKind::NotFound, "missing-input", {},
         "the file \"" + path.string() + "\" does not exist",
         near.empty() ? "check its name and the folder you are in"
                      : "did you mean \"" + (path.parent_path() / near).string() + "\"?");
}

std::string read_all(int descriptor, const std::string& name) {
    std::string text;
    std::array<char, 1 << 16> buffer;
    for (;;) {
        const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) refuse_input(name, errno);
        if (count == 0) return text;
        text.append(buffer.data(), std::size_t(count));
        if (text.size() > kMostInputBytes)
            fail(
                FailureKind::Limit, "large-input", {},
                "\"" + name + "\" is larger than " + std::to_string(kMostInputBytes >> 20) + " MiB",
                "split it into smaller files");
    }
}

// ---- outputs -----------------------------------------------------------------------------------

[[noreturn]] void refuse_output(const std::string& path, int error) {
    const bool not_allowed = error == EACCES || error == EPERM || error == EROFS;
    fail(FailureKind::NotWritten, "unwritable-output", {},
         "\"" + path + "\" can't be written: " + reason(error),
         not_allowed       ? "write to another folder, or check the permissions of this one"
         : error == ENOSPC ? "make room, or write to another disk"
                           : "");
}

void write_all(int descriptor, std::string_view bytes, const std::string& path) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) refuse_output(path, errno);
        bytes.remove_prefix(std::size_t(count));
    }
}

// Renaming would replace a device or pipe by a file: such outputs are written as they stand.
bool is_plain_file_or_new(const std::string& path) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    return fs::is_regular_file(status) || status.type() == fs::file_type::not_found;
}

// Where links lead: a link stays a link, and what it names is replaced.
fs::path followed(const std::string& path) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(fs::absolute(path), error);
    return error ? fs::path(path) : target;
}

// A new version of a file, written beside it. Gone unless put in place.
class Replacement {
  public:
    Replacement(const std::string& path, std::string_view bytes)
        : path_(path), target_(followed(path)) {
        try {
            write(bytes);
        } catch (...) {
            discard();
            throw;
        }
    }
    ~Replacement() { discard(); }
    Replacement(Replacement&& other) noexcept
        : path_(std::move(other.path_)),
          target_(std::move(other.target_)),
          temporary_(std::exchange(other.temporary_, {})) {}
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    void put_in_place() {
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) refuse_output(path_, errno);
        temporary_.clear();
        const File folder(folder_of_target().string(), O_RDONLY | O_DIRECTORY);
        if (folder.is_open()) ::fsync(folder.descriptor());
    }

  private:
    fs::path folder_of_target() const {
        return target_.has_parent_path() ? target_.parent_path() : fs::path(".");
    }

    void write(std::string_view bytes) {
        // Our own process number: a file of this name is a leftover of a killed process.
        temporary_ = folder_of_target() / (".postconv-" + std::to_string(::getpid()) + '-' +
                                           target_.filename().string().substr(0, 100) + ".tmp");
        ::unlink(temporary_.c_str());
        File file(temporary_.string(), O_WRONLY | O_CREAT | O_EXCL);
        if (!file.is_open()) refuse_output(path_, errno);
        struct stat older;
        if (::stat(target_.c_str(), &older) == 0 &&
            ::fchmod(file.descriptor(), older.st_mode & 07777) != 0)
            refuse_output(path_, errno);
        write_all(file.descriptor(), bytes, path_);
        if (::fsync(file.descriptor()) != 0 || !file.close()) refuse_output(path_, errno);
    }

    void discard() {
        if (!temporary_.empty()) ::unlink(temporary_.c_str());
    }

    std::string path_;  // as the user wrote it
    fs::path target_;
    fs::path temporary_;
};

// Holds signals back while outputs are half written.
class SignalsHeld {
  public:
    SignalsHeld() {
        sigset_t held;
        sigemptyset(&held);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&held, signal);
        sigprocmask(SIG_BLOCK, &held, &before_);
    }
    ~SignalsHeld() { sigprocmask(SIG_SETMASK, &before_, nullptr); }
    SignalsHeld(const SignalsHeld&) = delete;
    SignalsHeld& operator=(const SignalsHeld&) = delete;

  private:
    sigset_t before_;
};

bool are_one_file(const std::string& a, const std::string& b) {
    if (a == kStandardStream || b == kStandardStream) return a == b;
    std::error_code error;
    return followed(a) == followed(b) || fs::equivalent(a, b, error);
}

// What would fail after all the work is done, found before it.
void check_place(const std::string& path) {
    std::error_code error;
    if (path.empty() || fs::is_directory(path, error))
        fail(FailureKind::NotWritten, "output-is-folder", {},
             path.empty() ? "the output has no name" : "the output \"" + path + "\" is a folder",
             "name a file, such as " + (fs::path(path) / "report.pdf").string());
    const fs::path folder = fs::path(path).parent_path();
    if (folder.empty() || fs::is_directory(folder, error)) return;
    if (fs::exists(folder, error))
        fail(FailureKind::NotWritten, "unwritable-output", {},
             "\"" + path + "\" can't be written: \"" + folder.string() + "\" is not a folder",
             "write to another folder");
    fail(FailureKind::NotWritten, "missing-folder", {},
         "the folder \"" + folder.string() + "\" of the output does not exist",
         "make it first: mkdir -p " + folder.string());
}

}  // namespace

Input read_input(const std::string& path) {
    if (path == kStandardStream) return {"stdin", read_all(STDIN_FILENO, "standard input")};
    const File file(path, O_RDONLY);
    if (!file.is_open()) refuse_input(path, errno);
    return {path, read_all(file.descriptor(), path)};
}

void check_resource_folders(const std::vector<std::string>& folders) {
    for (const std::string& folder : folders) {
        std::error_code error;
        if (fs::is_directory(folder, error)) continue;
        const std::string near = nearest_file_name(folder);
        fail(FailureKind::NotFound, "missing-folder", {},
             "the folder \"" + folder + "\" of --resource-path does not exist",
             near.empty()
                 ? "check its name and the folder you are in"
                 : "did you mean \"" + (fs::path(folder).parent_path() / near).string() + "\"?");
    }
}

void check_outputs(const std::vector<Output>& outputs, const std::vector<std::string>& inputs) {
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string& path = outputs[i].path;
        for (std::size_t j = 0; j < i; ++j)
            if (are_one_file(path, outputs[j].path))
                fail(FailureKind::Usage, "same-output", {},
                     "two outputs are one file: \"" + outputs[j].path + "\" and \"" + path + "\"",
                     "give each edition a name of its own");
        if (path == kStandardStream) continue;
        for (const std::string& input : inputs)
            if (input != kStandardStream && are_one_file(path, input))
                fail(FailureKind::Usage, "output-is-input", {},
                     "the output \"" + path + "\" would overwrite an input", "choose another name");
        check_place(path);
    }
}

void write_outputs(const std::vector<Output>& outputs, const std::vector<Edition>& editions) {
    const SignalsHeld held;
    std::vector<Replacement> replacements;
    for (std::size_t i = 0; i < outputs.size(); ++i)
        if (outputs[i].path != kStandardStream && is_plain_file_or_new(outputs[i].path))
            replacements.emplace_back(outputs[i].path, editions[i].bytes);
    for (Replacement& replacement : replacements) replacement.put_in_place();
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const std::string& path = outputs[i].path;
        if (path == kStandardStream) {
            write_all(STDOUT_FILENO, editions[i].bytes, "standard output");
        } else if (!is_plain_file_or_new(path)) {
            const File file(path, O_WRONLY);
            if (!file.is_open()) refuse_output(path, errno);
            write_all(file.descriptor(), editions[i].bytes, path);
        }
    }
}

}  // namespace postconv::cli
