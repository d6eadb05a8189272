#include "converters/cli/replacement.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <system_error>
#include <vector>

#include "model/diagnostics.h"
#include "model/text.h"

namespace postconv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".tmp";

// ".postconv-HOST-": temporaries of processes of this machine. Other machines may share the folder.
std::string prefix_of_temporaries() {
    std::array<char, 65> host = {};
    ::gethostname(host.data(), host.size() - 1);
    return std::string(".postconv-") + host.data() + '-';
}

// Our own process number: a file of this name is a leftover of a killed process.
std::string name_of_temporary(const fs::path& target) {
    return prefix_of_temporaries() + std::to_string(::getpid()) + '-' +
           target.filename().string().substr(0, 100) + std::string(kSuffix);
}

// Whether a file is a temporary of a process that is no more.
bool is_leftover(const std::string& name, const std::string& prefix) {
    if (!name.starts_with(prefix) || !name.ends_with(kSuffix)) return false;
    pid_t process = 0;
    const char* begin = name.data() + prefix.size();
    const auto [end, error] = std::from_chars(begin, name.data() + name.size(), process);
    return error == std::errc() && *end == '-' && process > 0 && ::kill(process, 0) != 0 &&
           errno == ESRCH;
}

}  // namespace

File::File(const std::string& path, int flags)
    : descriptor_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}

bool File::close() {
    const int descriptor = std::exchange(descriptor_, -1);
    return descriptor < 0 || ::close(descriptor) == 0;
}

std::string reason(int error) {
    std::string text = std::generic_category().message(error);
    return ascii_lower(text.substr(0, 1)) + text.substr(1);
}

void refuse_output(const std::string& path, int error) {
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

fs::path followed(const std::string& path) {
    std::error_code error;
    const fs::path target = fs::weakly_canonical(fs::absolute(path), error);
    return error ? fs::path(path) : target;
}

Replacement::Replacement(const std::string& path, std::string_view bytes)
    : path_(path), target_(followed(path)) {
    try {
        write(bytes);
    } catch (...) {
        discard();
        throw;
    }
}

void Replacement::put_in_place() {
    if (::rename(temporary_.c_str(), target_.c_str()) != 0) refuse_output(path_, errno);
    temporary_.clear();
    const File folder(folder_of_target().string(), O_RDONLY | O_DIRECTORY);
    if (folder.is_open()) ::fsync(folder.descriptor());
}

fs::path Replacement::folder_of_target() const {
    return target_.has_parent_path() ? target_.parent_path() : fs::path(".");
}

void Replacement::write(std::string_view bytes) {
    temporary_ = folder_of_target() / name_of_temporary(target_);
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

void Replacement::discard() {
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void remove_leftovers(const fs::path& folder) {
    const std::string prefix = prefix_of_temporaries();
    std::vector<fs::path> leftovers;
    std::error_code error;
    for (fs::directory_iterator it(folder.empty() ? "." : folder, error), end; !error && it != end;
         it.increment(error))
        if (is_leftover(it->path().filename().string(), prefix)) leftovers.push_back(it->path());
    for (const fs::path& leftover : leftovers) fs::remove(leftover, error);
}

}  // namespace postconv::cli
